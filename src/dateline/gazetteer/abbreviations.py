"""What newspapers shorten the names of states and provinces to ("Paris, Tex.", "Erie, PA").

Many of these are also words, initials or the ends of sentences ("Ill.", "Ind.", "OR"). Such a one counts only
behind a name and a comma.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

_AFTER_NAME = re.compile(r"(?:[^\W\d_]|\.|\)),\s{1,2}$")


class Abbreviations:
    """Finds abbreviations in running text."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Read a table: ``abbreviation``, ``country`` and ``code`` of the division, ``alone`` (1 or 0)."""
        rows = list(rows)
        self._division = {row["abbreviation"]: f"{row['country']}.{row['code']}" for row in rows}
        self._alone = frozenset(row["abbreviation"] for row in rows if row["alone"] == "1")
        longest_first = sorted(self._division, key=len, reverse=True)
        self._any = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])")

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the abbreviations in ``text[start:end]``: start, end and the division's id."""
        for match in self._any.finditer(text, start, end):
            at, short = match.start(), match.group()
            if at > 0 and (text[at - 1].isalnum() or text[at - 1] in ".&'’-"):
                continue
            if short in self._alone or _AFTER_NAME.search(text, max(0, at - 4), at):
                yield at, match.end(), self._division[short]
