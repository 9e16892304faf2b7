"""Questions as plain dicts, beside those of :mod:`dateline.publish.rows`."""

from dateline.publish.rows import Row, evidence_row, iso, place_row
from dateline.review.question import Question


def question_row(question: Question) -> Row:
    """Return what a person may decide."""
    return {
        "about": question.about.value,
        "asks": question.asks,
        "why": question.why,
        "place": None if question.place is None else place_row(question.place),
        "from": iso(question.start),
        "to": iso(question.end),
        "weight": round(question.weight, 4),
        "doubt": round(question.doubt, 4),
        "days": question.days,
        "people": question.people,
        "event": question.event,
        "judgement": question.judgement,
        "evidence": [
            evidence_row(
                one.claim, one.document, publisher_side=one.publisher_side, source_side=one.source_side
            )
            for one in question.evidence
        ],
        "answers": list(question.answers),
    }
