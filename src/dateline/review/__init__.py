"""What most needs a person.

::

    claims as judged, events, control ─ask─▶ Questions ─weigh─▶ the weightiest first

``ask`` finds what the record leaves open; ``weigh`` works out what hangs on an answer, by drawing control
anew without the claims in question.
"""

from dateline.review.ask import questions
from dateline.review.held import Held
from dateline.review.question import About, Question
from dateline.review.rows import question_row
from dateline.review.weigh import WhatIf, ranked

__all__ = ["About", "Held", "Question", "WhatIf", "question_row", "questions", "ranked"]
