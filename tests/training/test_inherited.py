"""The measure of what claims take from the rest of their report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from evaluation.inherited import row_of, tally, whole_reports
from evaluation.peacetime import documents

from dateline.actors import load_actors
from dateline.ids import ClaimId
from dateline.model import ActorMention, Claim, ClaimStatus, ClaimType, Span, When

REPORT = """\
== derna-01 | 2018-06-10 | Derna Wire | whole
S: The LNA shelled Derna on Friday.
- shelled | shelling | happened | agent=The LNA | place=Derna | when=on Friday | day=2018-06-08
S: Six people were killed.
- killed | casualties | happened | agent^=The LNA | patient=Six people | day=2018-06-08
"""


def test_days_and_roles_are_asked_of_claims_read_with_their_type(tmp_path: Path):
    (tmp_path / "derna.txt").write_text(REPORT, encoding="utf-8")
    (report,) = whole_reports(tmp_path)
    (document,) = documents([row_of(report)])
    at = document.text.index("killed")
    army = ActorMention(text="army", span=Span(0, 1), actor=load_actors().resolve("LNA"))
    killed = Claim(
        id=ClaimId("c0"),
        document=document.id,
        sentence=Span(at - 16, at + 7),
        trigger=Span(at, at + 6),
        type=ClaimType.CASUALTIES,
        agent=(army,),
        patient=(),
        place=(),
        when=When(start=date(2018, 6, 8), end=date(2018, 6, 8)),
        status=ClaimStatus.HAPPENED,
        source=None,
        cue=None,
        count=(),
        confidence=1.0,
    )
    found = tally(iter([(report, document, (killed,))]), load_actors())
    assert (found.coded, found.read) == (2, 1)
    assert dict(found.right) == {"days, told elsewhere": 1, "agent": 1}
    late = replace(killed, agent=(), when=When())
    assert not any(tally(iter([(report, document, (late,))]), load_actors()).right.values())
