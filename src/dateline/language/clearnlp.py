"""ClearNLP's dependencies, which spaCy's English pipelines give, as Universal Dependencies.

The two differ in their labels and in what heads what: in ClearNLP a preposition heads its noun, "be" its
predicate, a conjunct the next one, the last part of a person's name the others. Heads are turned round one by
one; labels follow a table.

Reference: the labels of https://github.com/clir/clearnlp-guidelines/blob/master/md/specifications/dependency_labels.md
and of https://universaldependencies.org/en/dep/.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

RELATIONS = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
"""What is only called otherwise, once the heads are turned round. Labels of both schemes stay."""

MARKS = frozenset(RELATIONS) - {"ROOT"} | {"npadvmod", "prep"}
"""Labels that no treebank of Universal Dependencies has."""

_FIXED = frozenset(
    {
        ("according", "to"),
        ("as", "of"),
        ("as", "to"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("prior", "to"),
        ("up", "to"),
    }
)
"""Pairs of words that are one preposition."""
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being"}) | {
    apostrophe + rest for apostrophe in "'’" for rest in ("s", "re", "m")
}
_CLAUSAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class Word(NamedTuple):
    """What decides how a word's relation is called."""

    form: str
    """Lower case."""
    upos: str
    """Universal part of speech."""


class Arc(NamedTuple):
    """One dependency."""

    head: int
    """Index of the head; -1 for the root."""
    relation: str
    """Label."""


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Return whether labels are ClearNLP's.

    >>> is_clearnlp(["ROOT", "nsubj", "dobj"]), is_clearnlp(["ROOT", "nsubj", "obj"])
    (True, False)
    """
    return not MARKS.isdisjoint(labels)


def universal(words: Sequence[Word], arcs: Sequence[Arc], persons: Iterable[range] = ()) -> list[Arc]:
    """Return a sentence's tree in Universal Dependencies.

    Args:
        words: the sentence.
        arcs: its tree in ClearNLP's scheme, one arc per word, with one root.
        persons: the words of each person's name.

    >>> words = [Word("troops", "NOUN"), Word("died", "VERB"), Word("in", "ADP"), Word("mosul", "PROPN")]
    >>> universal(words, [Arc(1, "nsubj"), Arc(-1, "ROOT"), Arc(1, "prep"), Arc(2, "pobj")])[2:]
    [Arc(head=3, relation='case'), Arc(head=1, relation='obl')]
    """
    tree = _Tree(words, arcs)
    tree.turn_prepositions()
    tree.turn_copulas()
    for name in persons:
        tree.turn_name(name)
    tree.flatten_coordination()
    return tree.named()


class _Tree:
    def __init__(self, words: Sequence[Word], arcs: Sequence[Arc]) -> None:
        self.words = words
        self.heads = [arc.head for arc in arcs]
        self.relations = [arc.relation for arc in arcs]

    def children(self, head: int, *relations: str) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head and self.relations[i] in relations]

    def depth(self, i: int) -> int:
        depth = 0
        while (i := self.heads[i]) >= 0:
            depth += 1
        return depth

    def promote(self, child: int, *, leaving: str) -> None:
        """Put a word in the place of its head, which keeps nothing and hangs on it as ``leaving``."""
        old = self.heads[child]
        for i, head in enumerate(self.heads):
            if head == old and i != child:
                self.heads[i] = child
        self.heads[child], self.relations[child] = self.heads[old], self.relations[old]
        self.heads[old], self.relations[old] = child, leaving

    # ------------------------------------------------------------------------------------- prepositions

    def turn_prepositions(self) -> None:
        """Let nouns and clauses head the prepositions before them, the innermost first ("from under")."""
        for i in sorted(range(len(self.words)), key=self.depth, reverse=True):
            self._turn_preposition(i)

    def _turn_preposition(self, i: int) -> None:
        governed = self._governed(i)
        if governed is None:
            return
        clausal = self.relations[governed] == "pcomp" and self.words[governed].upos in _CLAUSAL
        second = next((c for c in self.children(governed, "case") if self._are_one(i, c)), None)
        self.promote(governed, leaving="mark" if clausal else "case")
        if clausal and self.relations[governed] == "prep":
            self.relations[governed] = "advcl"
        if second is not None:
            self.heads[second], self.relations[second] = i, "fixed"

    def _governed(self, i: int) -> int | None:
        """The noun or clause that a preposition governs, perhaps through the next preposition."""
        direct = self.children(i, "pobj") or self.children(i, "pcomp")
        if direct:
            return direct[0]
        if self.relations[i] not in ("prep", "agent", "pcomp"):
            return None
        if self.relations[i] == "pcomp" and self.words[i].upos in _CLAUSAL:
            return None
        further = [c for c in self.children(i, "prep", "conj") if self.children(c, "case")]
        return further[0] if further else None

    def _are_one(self, first: int, second: int) -> bool:
        return (self.words[first].form, self.words[second].form) in _FIXED

    # ------------------------------------------------------------------------------------------ copulas

    def turn_copulas(self) -> None:
        """Let the predicate head "be"; what "there is" is a subject."""
        for i, word in enumerate(self.words):
            if word.form not in _BE or self.relations[i] in ("aux", "auxpass"):
                continue
            if self.children(i, "expl"):
                for subject in self.children(i, "attr"):
                    self.relations[subject] = "nsubj"
            else:
                self._turn_copula(i)

    def _turn_copula(self, i: int) -> None:
        predicates = self.children(i, "attr", "acomp")
        # "The town is under siege": what stands next is the predicate, if nothing else can be.
        if not predicates and not self.children(i, "ccomp", "xcomp", "advcl"):
            predicates = [c for c in self.children(i, "prep") if c > i][:1]
        if not predicates or self.children(predicates[0], "nsubj"):
            return
        for phrase in self.children(i, "prep"):
            self.relations[phrase] = "obl"
        self.promote(predicates[0], leaving="cop")

    # ------------------------------------------------------------------------------------ persons' names

    def turn_name(self, name: range) -> None:
        """Let the first part of a person's name head the others ("Abu Bakr al-Baghdadi")."""
        first, last = name[0], name[-1]
        parts = self.children(last, "compound")
        if first in parts and all(self.heads[i] == last for i in name[:-1]):
            self.promote(first, leaving="flat")
            for i in parts:
                if first < i < last:
                    self.relations[i] = "flat"

    # ------------------------------------------------------------------------------------- coordination

    def flatten_coordination(self) -> None:
        """Hang all conjuncts on the first, and each "and" on the one that follows it."""
        for i, relation in enumerate(self.relations):
            while relation == "conj" and self.relations[self.heads[i]] == "conj":
                self.heads[i] = self.heads[self.heads[i]]
        for i in [i for i, relation in enumerate(self.relations) if relation == "cc"]:
            head = self.heads[i]
            first = self.heads[head] if self.relations[head] == "conj" else head
            later = [c for c in self.children(first, "conj") if c > i]
            self.heads[i] = min(later, default=head)

    # ------------------------------------------------------------------------------------------- labels

    def named(self) -> list[Arc]:
        return [Arc(head, self._name(i)) for i, head in enumerate(self.heads)]

    def _name(self, i: int) -> str:
        relation, word = self.relations[i], self.words[i]
        of_noun = self.heads[i] >= 0 and self._is_nominal(self.heads[i])
        match relation:
            case "prep" | "dative" if self.children(i, "case"):
                return "nmod" if of_noun else "obl"
            case "prep":  # without a noun: "they moved in"
                return "advmod"
            case "advcl" if of_noun and not self.children(self.heads[i], "cop"):
                return "acl"
            case "npadvmod":
                return "nmod:unmarked" if of_noun else "obl:unmarked"
            case "aux" if word.upos == "PART":  # the "to" of an infinitive
                return "mark"
        return RELATIONS.get(relation, relation)

    def _is_nominal(self, i: int) -> bool:
        return self.words[i].upos in _NOMINAL
