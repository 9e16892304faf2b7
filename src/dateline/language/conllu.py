"""CoNLL-U, out and in: what scorers and treebanks speak.

Reference: https://universaldependencies.org/format.html
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.language.records import Sentence, Token


def conllu(document_name: str, text: str, sentences: Iterable[Sentence], *, generator: str = "") -> str:
    """Return one document as CoNLL-U, ready to be joined with others.

    Args:
        document_name: what ``# newdoc id`` says.
        text: the text that the sentences' spans index.
        sentences: in order.
        generator: name of the pipeline, for ``# generator``; none when empty.

    Returns:
        Lines ending in a line feed; every sentence, also the last, is followed by an empty line.
    """
    lines = [f"# newdoc id = {_one_line(document_name)}"]
    lines += [f"# generator = {generator}"] if generator else []
    for number, sentence in enumerate(sentences, 1):
        lines.append(f"# sent_id = {_one_line(document_name)}-{number}")
        lines.append(f"# text = {_one_line(text[sentence.start : sentence.end])}")
        following = (*sentence.tokens[1:], None)
        lines += [
            _row(index, token, spaced=after is None or after.start > token.end)
            for index, (token, after) in enumerate(zip(sentence.tokens, following, strict=True), 1)
        ]
        lines.append("")
    return "\n".join(lines) + "\n"


def _row(index: int, token: Token, *, spaced: bool) -> str:
    misc = f"start_char={token.start}|end_char={token.end}" + ("" if spaced else "|SpaceAfter=No")
    form, lemma = token.text or "_", token.lemma or "_"
    head = str(token.head + 1)
    return "\t".join(
        (str(index), form, lemma, token.upos, token.xpos or "_", "_", head, token.deprel, "_", misc)
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankWord:
    """One word of a treebank."""

    text: str
    """The form."""
    lemma: str
    """The lemma."""
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank tag."""
    head: int
    """Index in the sentence of the head; -1 for the root."""
    deprel: str
    """Relation to the head."""
    spaced: bool
    """Whether white space follows it in the text."""
    misc: str
    """The last column, as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankSentence:
    """One sentence of a treebank."""

    document: str
    """Its ``newdoc id``; empty before the first."""
    opens_paragraph: bool
    """Whether a ``newpar`` or ``newdoc`` stands before it."""
    words: tuple[TreebankWord, ...]
    """Syntactic words in order; multiword ranges and empty nodes are left out."""


def read(lines: Iterable[str]) -> Iterator[TreebankSentence]:
    """Yield the sentences of a CoNLL-U file in order."""
    document, opens = "", False
    rows: list[list[str]] = []
    unspaced_until: dict[int, bool] = {}
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            if line.startswith("# newdoc id ="):
                document = line.partition("=")[2].strip()
            opens = opens or line.startswith(("# newdoc", "# newpar"))
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                unspaced_until |= dict.fromkeys(range(first, last), False)
                unspaced_until[last] = "SpaceAfter=No" not in columns[9]
        elif rows:
            words = tuple(_word(row, unspaced_until) for row in rows)
            yield TreebankSentence(document=document, opens_paragraph=opens, words=words)
            rows, unspaced_until, opens = [], {}, False


def _word(row: list[str], spaced: dict[int, bool]) -> TreebankWord:
    return TreebankWord(
        text=row[1],
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        head=int(row[6]) - 1,
        deprel=row[7],
        spaced=spaced.get(int(row[0]), "SpaceAfter=No" not in row[9]),
        misc=row[9],
    )
