"""A proposed claim in its sentence, with what the heads and the frame lexicon say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.claims import lexicon
from dateline.claims.heads import Proposal, RoleSpan
from dateline.claims.lexicon import Frame
from dateline.claims.once import once
from dateline.claims.tree import TokenSpan, Tree, overlap
from dateline.claims.wordlists import wordset
from dateline.model import ClaimType

_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX", "NUM", "ADV"})
"""Parts of speech of which one must be in a trigger."""
_SEATS = wordset("stronghold bastion capital holdout redoubt heartland")
"""What a town is to who holds it."""
_IN_CHARGE = wordset("head chief director commander deputy coordinator")
_LIST_WORDS = wordset(
    ", and or & both the a in of from near at outside neighbouring neighboring nearby adjacent "
    "town towns village villages city "
    "cities district districts province provinces area areas its their his allied other outskirts suburbs "
    "countryside northern southern eastern western central surrounding"
)
"""Words that may stand between the members of a list."""
_JOINING = frozenset((",", "and", "or", "&"))
"""Words of which one must stand there."""
_LIES = wordset("of in from near at outside")
"""Those of which none may stand before it: the one place lies in the other."""
_TOGETHER = re.compile(r"\s(?:along\s+with|as\s+well\s+as|and\s+also|plus)\s")
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Draft:
    """One proposal in its sentence."""

    tree: Tree
    """The sentence."""
    index: int
    """Of the sentence in the document."""
    proposal: Proposal
    """What the heads propose."""
    trigger: int
    """Token that names the event."""
    frame: Frame
    """Where grammar keeps its roles."""
    triggers: frozenset[int] = field(default_factory=frozenset)
    """Triggers of all claims of the sentence."""
    answers: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False)
    """What was asked of it; see :func:`~dateline.claims.once.once`."""

    def learned(self, role: str) -> tuple[TokenSpan, ...]:
        """Return the runs of tokens that the heads give to a role, the surest first."""
        spans = sorted(self.proposal.roles.get(role, ()), key=lambda span: -span.confidence)
        return tuple(span.tokens for span in spans)

    @once
    def phrases(self, role: str) -> tuple[RoleSpan, ...]:
        """Return the noun phrases that the heads give to a role, the surest first, none inside another."""
        stop = frozenset(range(*self.proposal.tokens))
        out: list[RoleSpan] = []
        for span in sorted(self.proposal.roles.get(role, ()), key=lambda span: -span.confidence):
            whole = self.tree.whole(span.tokens, stop)
            if whole is not None and not any(overlap(whole, other.tokens) for other in out):
                out.append(RoleSpan(tokens=whole, confidence=span.confidence))
        return tuple(out)

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the event."""
        return self.tree.tokens[self.trigger].upos in ("NOUN", "PROPN")


def drafts(tree: Tree, index: int, proposed: Sequence[Proposal]) -> list[Draft]:
    """Return the proposals of one sentence, each with its trigger and frame."""
    words = lexicon.load()
    proposed = [_typed(tree, proposal) for proposal in _distinct(tree, proposed)]
    tops = [tree.top(p.tokens) for p in proposed]
    triggers = frozenset(tops)
    return [
        Draft(
            tree=tree,
            index=index,
            proposal=p,
            trigger=top,
            frame=words.frame(p.type, tree.tokens[top].lemma.lower()),
            triggers=triggers,
        )
        for p, top in zip(proposed, tops, strict=True)
    ]


def _typed(tree: Tree, proposal: Proposal) -> Proposal:
    """A proposal; a verb that only says who was driven out, or a noun for what is held, is of no capture.

    "They were **ousted** from their **stronghold**."
    """
    words, top = lexicon.load(), tree.top(proposal.tokens)
    lemma, verb = tree.tokens[top].lemma.lower(), tree.tokens[top].upos == "VERB"
    drives_out = words.frame(ClaimType.WITHDRAW, lemma).own and not words.knows(ClaimType.CAPTURE, lemma)
    if proposal.type is ClaimType.CAPTURE and verb and drives_out:
        return replace(proposal, type=ClaimType.WITHDRAW)
    if proposal.type is ClaimType.CAPTURE and lemma in _SEATS and tree.tokens[top].upos == "NOUN":
        return replace(proposal, type=ClaimType.HOLD)
    return proposal


def _is_office(tree: Tree, noun: int) -> bool:
    """Whether a noun only says of what somebody is in charge ("head of **operations**")."""
    head = tree.tokens[noun].head
    return head >= 0 and tree.case(noun) == "of" and tree.lower[head] in _IN_CHARGE


def _distinct(tree: Tree, proposed: Sequence[Proposal]) -> list[Proposal]:
    """Leave out triggers without a content word, and words that only describe another trigger."""
    tops = [tree.top(p.tokens) for p in proposed]
    return [
        p
        for p, top in zip(proposed, tops, strict=True)
        if tree.tokens[top].upos in _TELLING
        and not _is_office(tree, top)
        and not (
            tree.tokens[top].deprel in ("amod", "compound", "aux", "mark", "det", "advmod")
            and any(
                q.type is p.type and tree.tokens[top].head == other
                for q, other in zip(proposed, tops, strict=True)
            )
        )
    ]


def lists(between: str) -> bool:
    """Whether what stands between two names makes them members of one list."""
    plain = _TOGETHER.sub(" and ", between.lower())
    words = plain.replace(",", " , ").replace("/", " , ").split()
    joins = [i for i, word in enumerate(words) if word in _JOINING]
    return (
        bool(joins)
        and len(between) <= _LONGEST_GAP
        and all(word in _LIST_WORDS for word in words)
        and not any(word in _LIES for word in words[: joins[0]])
    )
