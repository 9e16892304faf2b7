"""A sentence's dependency tree, asked in the words of grammar: subject, object, who is meant by "who"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from dateline.claims.once import once
from dateline.claims.wordlists import wordset
from dateline.language import Sentence, Token
from dateline.model import Span

TokenSpan = tuple[int, int]
"""Half-open run of token indices."""

_VERBAL = ("VERB", "AUX", "ADJ")
_RELATIVE = ("that", "which", "who", "whom")
_OUTSIDE = wordset(
    "case punct cc conj acl acl:relcl appos parataxis mark cop dep advcl obl ccomp nsubj nsubj:pass aux"
)
"""Relations of a noun's dependants that do not belong to its name."""
_NAMING = wordset("NOUN PROPN PRON")
_CONTENT = wordset("ADJ NUM VERB X")
_PRENOMINAL = wordset("amod compound flat nummod det nmod:poss")
_FAR = 4
_CLAUSAL = wordset("acl acl:relcl advcl parataxis appos")


def overlap(one: TokenSpan, other: TokenSpan) -> bool:
    """Whether two runs share a token."""
    return one[0] < other[1] and other[0] < one[1]


def main_word(tokens: Sequence[Token], run: TokenSpan) -> int:
    """Return the token of a run on which the others depend; a content word before a function word."""
    tops = [i for i in range(*run) if not run[0] <= tokens[i].head < run[1]]
    content = [i for i in tops if tokens[i].upos in ("VERB", "NOUN", "PROPN", "ADJ")]
    return (content or tops or [run[0]])[0]


class Tree:
    """The tree of one sentence.

    Args:
        sentence: the parsed sentence.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lower: tuple[str, ...] = tuple(token.text.lower() for token in self.tokens)
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                self._children[token.head].append(i)
        self._relations = [(token.deprel, token.deprel.partition(":")[0]) for token in self.tokens]
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        self.answers: dict[tuple[object, ...], Any] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    # ------------------------------------------------------------------------------------ spans

    def span(self, run: TokenSpan) -> Span:
        """Return where a run of tokens stands in the document's text."""
        return Span(self.tokens[run[0]].start, self.tokens[run[1] - 1].end)

    def run(self, span: Span) -> TokenSpan | None:
        """Return the tokens that a stretch of the document's text touches; None when it touches none."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return (first, last) if first < last else None

    @once
    def top(self, run: TokenSpan) -> int:
        """Return the token of a run on which the others depend; a content word before a function word."""
        return main_word(self.tokens, run)

    # ------------------------------------------------------------------------------ going down

    def children(self, i: int, *relations: str) -> list[int]:
        """Return the dependants of a token, of the given relations if any; ``obl`` includes ``obl:tmod``."""
        below = self._children[i]
        if not (relations and below):
            return below
        known = self._relations
        return [c for c in below if known[c][0] in relations or known[c][1] in relations]

    @once
    def case(self, i: int) -> str:
        """Return the preposition of a noun, lower case, "because of" as two words; empty when it has none."""
        marks = self.children(i, "case")
        if not marks:
            return ""
        first = marks[0]
        return " ".join([self.lower[first], *(self.lower[c] for c in self.children(first, "fixed"))])

    def conjuncts(self, i: int) -> list[int]:
        """Return the token and what is coordinated with it ("the army and its allies")."""
        return [i, *self.children(i, "conj")]

    def below(self, i: int) -> Iterator[int]:
        """Yield the token and everything that depends on it."""
        stack, seen = [i], {i}
        while stack:
            at = stack.pop()
            yield at
            for child in self._children[at]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)

    @once
    def phrase(self, i: int, *, without: tuple[str, ...] = ()) -> TokenSpan:
        """Return a noun's own phrase: its modifiers, no clause, apposition, preposition or second conjunct.

        Args:
            i: the noun.
            without: further relations to leave out, such as ``nmod``.
        """
        outside = _OUTSIDE | set(without)
        keep = {i}
        stack = [c for c in self._children[i] if self.tokens[c].deprel not in outside]
        while stack:
            at = stack.pop()
            keep.add(at)
            stack += [
                c for c in self._children[at] if self.tokens[c].deprel not in _CLAUSAL and c not in keep
            ]
        start = end = i
        while start > 0 and (start - 1 in keep or self._bridges(start - 1, keep)):
            start -= 1
        while end + 1 < len(self.tokens) and (end + 1 in keep or self._bridges(end + 1, keep)):
            end += 1
        while start < i and start not in keep:
            start += 1
        while end > i and end not in keep:
            end -= 1
        return start, end + 1

    def _bridges(self, at: int, keep: set[int]) -> bool:
        """Whether a word outside the phrase, such as a hyphen, stands between two words of it."""
        return (
            self.tokens[at].upos == "PUNCT"
            and self.lower[at] not in ",;:."
            and at - 1 in keep | {at}
            and at + 1 in keep | {at}
        )

    def whole(self, run: TokenSpan, stop: frozenset[int] = frozenset()) -> TokenSpan | None:
        """Return the noun phrase that a run of tokens was cut from; None if it holds no content word.

        Args:
            run: tokens that somebody marked.
            stop: tokens that the phrase may not take in, such as an event noun.
        """
        free = [i for i in range(*run) if i not in stop]
        if not free and any(self.tokens[i].upos in _NAMING for i in range(*run)):
            return run
        tops = [i for i in free if self.tokens[i].upos in _NAMING]
        tops = tops or [i for i in free if self.tokens[i].upos in _CONTENT]
        # A name in capitals may be mistaken for a function word ("IS", "US").
        tops = tops or [i for i in free if self.tokens[i].text.isupper() and i + 1 == run[1]]
        if not tops:
            return None
        top = min(tops, key=lambda i: (sum(1 for _ in self.ancestors(i)), -i))
        while self.tokens[top].deprel in _PRENOMINAL:
            head = self.tokens[top].head
            if head in stop or self.tokens[head].upos not in ("NOUN", "PROPN") or not 0 < head - top <= _FAR:
                break
            top = head
        start, end = self.phrase(top, without=("nmod",))
        while start < top and self.tokens[start].deprel == "cc":
            start += 1
        taken = [i for i in range(start, end) if i in stop]
        if taken:
            start, end = (max(taken) + 1, end) if top > max(taken) else (start, min(taken))
        return min(start, top), max(end, top + 1)

    # -------------------------------------------------------------------------------- going up

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the token's head, the head's head and so on to the root."""
        seen = {i}
        at = self.tokens[i].head
        while at >= 0 and at not in seen:
            yield at
            seen.add(at)
            at = self.tokens[at].head

    def path(self, one: int, other: int) -> tuple[list[int], list[int]]:
        """Return the words from one up to the head that both share, and from the other up to below it."""
        ups, downs = [one, *self.ancestors(one)], [other, *self.ancestors(other)]
        shared = next((i for i in ups if i in downs), None)
        if shared is None:
            return ups, downs
        return ups[: ups.index(shared) + 1], downs[: downs.index(shared)]

    def verb_above(self, i: int) -> int | None:
        """Return the verb that a noun is an argument of; None when there is none."""
        head = self.tokens[i].head
        return head if head >= 0 and self.tokens[head].upos in ("VERB", "AUX") else None

    # ---------------------------------------------------------------------------------- clauses

    @once
    def is_passive(self, verb: int) -> bool:
        """Whether the verb stands in the passive, or is a bare past participle ("a town captured by …")."""
        if self.children(verb, "aux:pass", "obl:agent"):
            return True
        if self.children(verb, "nsubj:pass"):
            return not self._has_object(verb)
        token = self.tokens[verb]
        return (
            token.xpos == "VBN"
            and token.deprel.split(":")[0] in ("acl", "amod", "advcl", "root")
            and not any(
                self.lower[c] in ("have", "has", "had", "having", "'ve", "’ve")
                for c in self.children(verb, "aux")
            )
            and not self.children(verb, "nsubj", "obj")
        )

    def _has_object(self, verb: int) -> bool:
        """Whether a verb without "be" has an object, and cannot be passive whatever its subject is called."""
        return bool(self.children(verb, "obj")) and not self.children(verb, "aux:pass")

    @once
    def subject(self, verb: int, depth: int = 0) -> tuple[int | None, bool]:
        """Return who the verb is said of, through relative, participial, controlled and coordinated clauses.

        Args:
            verb: head of the clause.
            depth: how far the search has climbed already.

        Returns:
            The noun, and whether the verb that it belongs to is passive there.
        """
        for child in self.children(verb, "nsubj", "csubj"):
            passive = self.tokens[child].deprel.endswith(":pass") and not self._has_object(verb)
            if self.lower[child] in _RELATIVE and self.tokens[verb].deprel.startswith("acl"):
                return self.tokens[verb].head, passive
            return child, passive
        if (noun := self._doer_before(verb)) is not None:
            return noun, False
        relation, head = self.tokens[verb].deprel, self.tokens[verb].head
        if head < 0 or depth > 4:
            return None, False
        base = relation.split(":")[0]
        if (served := self.serving(verb)) is not None:
            return self.agent(served)[0], False
        if base == "acl":
            return (
                (head, self.tokens[verb].xpos == "VBN") if self.tokens[verb].upos != "NOUN" else (None, False)
            )
        if base in ("conj", "xcomp", "advcl", "ccomp") and self.tokens[head].upos in _VERBAL:
            if base == "ccomp" and self.children(verb, "mark"):
                return None, False
            if base == "ccomp" and self.tokens[head].deprel == "acl:relcl":  # "raids that they say killed"
                return self.tokens[head].head, False
            if (
                base == "advcl"
                and any(
                    self.lower[m] in ("after", "as", "when", "while", "because")
                    for m in self.children(verb, "mark")
                )
                and self.tokens[verb].xpos != "VBG"
            ):
                return None, False
            if (told := self._told_before(verb)) is not None:
                return self.subject(told, depth + 1)
            if base == "ccomp" and self.children(verb, "aux:pass"):
                return None, False  # "the army said four soldiers **were killed**", however it was parsed
            if base == "xcomp" and (objects := self.children(head, "obj", "iobj")):
                return objects[0], False
            subject, passive = self.subject(head, depth + 1)
            return subject, passive and base == "conj" and self.is_passive(verb)
        if base == "conj" and self.tokens[head].upos == "NOUN":
            return self.subject(head, depth + 1)
        return None, False

    def serving(self, verb: int) -> int | None:
        """Return what is told to be done by somebody to do another ("**launched** by the army to free").

        The parser may hang the latter from a verb above, where it stands right behind who does both.
        """
        to = next((m for m in self.children(verb, "mark") if self.lower[m] == "to"), None)
        if not to or self.tokens[verb].deprel not in ("xcomp", "advcl", "acl"):
            return None
        nouns = takewhile(lambda i: self.tokens[i].upos not in _VERBAL, (to - 1, *self.ancestors(to - 1)))
        heads = [self.tokens[i].head for i in nouns if self.case(i) == "by"]
        return next((v for v in (*heads, self.tokens[verb].head) if v >= 0 and self.agent(v)), None)

    def _doer_before(self, verb: int) -> int | None:
        """Return the subject that hangs from a participle behind it ("**Kurds** fighting IS advanced")."""
        for child in self.children(verb, "advcl"):
            if child < verb and self.tokens[child].xpos == "VBG" and not self.children(child, "mark"):
                return next((noun for noun in self.children(child, "nsubj") if noun < child), None)
        return None

    def _told_before(self, verb: int) -> int | None:
        """The clause with a subject of its own that a verb's head governs and the verb goes on with.

        The parser joins to the verb of telling what belongs to the clause told: "They said that the army had
        cut the road and **shelled** the town". A verb that governs a clause of its own is the teller's.
        """
        if self.tokens[verb].deprel not in ("conj", "ccomp") or self.children(verb, "ccomp", "mark"):
            return None
        told = [c for c in self.children(self.tokens[verb].head, "ccomp") if c < verb]
        return next((c for c in reversed(told) if self.children(c, "nsubj")), None)

    def agent(self, i: int) -> list[int]:
        """Return the nouns introduced by "by" below a verb or an event noun."""
        return [c for c in self.children(i, "obl", "nmod") if self.case(c) == "by"]
