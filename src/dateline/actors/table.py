"""The alias table: names of actors in running text, and how actors belong together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from dateline.actors.lexicon import Lexicon, Phrase
from dateline.actors.states import CIVILIANS, GOVERNMENT, States
from dateline.actors.words import Word, words
from dateline.errors import UsageError
from dateline.ids import UNLISTED, ActorId
from dateline.model import Actor

_MOST_QUALIFIERS = 3
_MADE_OF_OTHERS = re.compile(
    "[-‐‑–](?:backed|supported|sponsored|funded|financed|trained|allied|aligned|linked|affiliated|inspired|made|built|born"
    "|manufactured|supplied|armed|equipped|speaking|language|style|friendly|brokered|mediated|based)\\b",
    re.IGNORECASE,
)
"""What turns the name before it into a description ("Iran-backed militias")."""
_AGAINST = re.compile(r"\b(?:anti|pro|non|ex|counter|post)[-‐‑–]$", re.IGNORECASE)
"""What turns the name after it into a description ("anti-government protesters")."""
_BREAK = re.compile(r"[^\w\s]*[.!?;:][^\w\s]*\s|\s*\n\s*\n")
"""What parts two sentences."""
_NO_MORE = re.compile(r"\b(?:former|one-time|erstwhile)\s$", re.IGNORECASE)
"""What turns a common noun after it into what somebody is no longer ("former rebels")."""
_LONGEST_PREFIX = 12
_ALSO_ENGLISH = frozenset({"is", "us", "who", "it"})
_CONJUNCTION = re.compile(r"\s*(?:,|/|-|and|or|&|,\s*and)\s*", re.IGNORECASE)
"""What joins names that share a noun; "the" begins another ("in Paris, the US minister …")."""
_BRANCH_OF_ROLE = {"special-forces": "forces", "junta": "government", "civilians": CIVILIANS}
_LEAST_ALIKE = 80.0
_MOST_FOUND = 12
_PARTY_KINDS = frozenset(
    {"government", "military", "police", "militia", "armed_group", "coalition", "political"}
)
_EVERYWHERE = frozenset({"civilians", "gunmen", "terrorists", "journalists"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """Words that name an actor."""

    start: int
    """First code point in the text."""
    end: int
    """One past the last code point."""
    text: str
    """As written."""
    actor: ActorId
    """The actor meant; for a generic name the one that it usually means, see :meth:`ActorTable.localise`."""
    generic: bool = False
    """The referent depends on the document ("rebels", "the army", "coalition")."""
    metonym: bool = False
    """The words name a place, a state or its capital; whether they stand for its government is open."""
    role: str | None = None
    """What a generic name is the name of (``army``, ``rebels`` …); None for a specific one."""
    others: tuple[ActorId, ...] = ()
    """Other actors that go by the same name in other wars; for a people its state's forces."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name of the table stands for."""

    actor: ActorId
    """See :attr:`ActorName.actor`."""
    role: str | None = None
    """See :attr:`ActorName.role`."""
    country: str | None = None
    """The state whose name, adjective, people or capital it is; None for anything else."""
    metonym: bool = False
    """See :attr:`ActorName.metonym`."""
    leads: bool = False
    """A noun may follow that makes it a branch of the state ("Sudanese" → "Sudanese army")."""


class ActorTable:
    """Finds actors in text and knows their hierarchy. Made by :func:`~dateline.actors.load_actors`."""

    def __init__(
        self,
        actors: Mapping[ActorId, Actor],
        *,
        names: Iterable[tuple[str, Meaning]],
        roles: Iterable[tuple[str, Meaning]],
        states: States,
        qualifiers: frozenset[str],
        players: Mapping[tuple[str, str], Sequence[ActorId]],
        home: Mapping[ActorId, frozenset[str]],
    ) -> None:
        """Put the table together.

        Args:
            actors: all actors by slug.
            names: proper names with their meaning.
            roles: generic words with their meaning.
            states: the actors of states.
            qualifiers: words that may stand between a state's adjective and the noun ("elite", "federal").
            players: who play a role in a country, by (ISO 3166-1 alpha-2 code, role), the likeliest first.
            home: countries in which an actor is at war, for names that several actors share.
        """
        self._actors = actors
        self._states = states
        self._qualifiers = qualifiers
        self._players = players
        self._home = home
        self._country_of = {states.branch(c, GOVERNMENT): c for c in states.by_country}
        self._armies = {
            actor.parent: actor.id
            for actor in reversed(tuple(actors.values()))
            if actor.kind == "military" and actor.parent and actors[actor.parent].kind == GOVERNMENT
        }
        called: dict[str, set[str]] = {}
        for (_, role), playing in players.items():
            for actor in playing:
                called.setdefault(self.side(actor), set()).add(role)
        self._called = {side: frozenset(roles) for side, roles in called.items()}
        self._names: Lexicon[Meaning] = Lexicon()
        self._roles: Lexicon[Meaning] = Lexicon(plural=True)
        self._nouns: Lexicon[str] = Lexicon(plural=True)
        for name, meaning in names:
            self._names.add(name, meaning)
        self._role_names: set[str] = set()
        for name, meaning in roles:
            self._roles.add(name, meaning)
            self._role_names.add(meaning.role or "")
        for branch in states.branches.values():
            for noun in branch.words:
                self._nouns.add(noun, branch.key)

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[ActorName, ...]:
        """Return the names of actors in ``text[start:end]``, longest first, none overlapping, in their order.

        A state's adjective takes the noun that follows it ("Sudanese federal police"), also across a
        conjunction ("US and Iraqi forces"). "Iran-backed", "anti-government", "former rebels" name no actor.
        """
        names: list[tuple[ActorName, str | None, str | None]] = []
        for found in _unbroken(text, list(words(text, start, end))):
            names.extend(self._names_of(text, found))
        return self._share_noun(text, names)

    def _names_of(
        self, text: str, found: Sequence[Word]
    ) -> Iterator[tuple[ActorName, str | None, str | None]]:
        """Yield the names among words, each with its state and the branch that its noun makes it."""
        shouted = _shouted(text, found)
        i = 0
        while i < len(found):
            match = self._match(found, i, shouted[i])
            before = text[max(0, found[i].start - _LONGEST_PREFIX) : found[i].start]
            if match is None or _AGAINST.search(before):
                i += 1
                continue
            length, meaning, others, branch = match
            stop = found[i + length - 1].end
            past = meaning.role not in (None, CIVILIANS) and _NO_MORE.search(before)
            if not past and not _MADE_OF_OTHERS.match(text, stop):
                if meaning.role == CIVILIANS and meaning.country:
                    others = (self._states.branch(meaning.country, "forces"),)
                name = ActorName(
                    start=found[i].start,
                    end=stop,
                    text=text[found[i].start : stop],
                    actor=meaning.actor,
                    generic=meaning.role is not None,
                    metonym=meaning.metonym,
                    role=meaning.role,
                    others=others,
                )
                yield name, meaning.country, branch
            i += length

    def resolve(self, phrase: str) -> ActorId | None:
        """Return the actor that a noun phrase names, a specific name before a generic one; None if none.

        >>> from dateline.actors import load_actors
        >>> load_actors().resolve("militants of the Nusra Front")
        'nusra-front'
        """
        names = self.find(phrase)
        best = max(names, key=lambda n: (not n.generic, not n.metonym, n.end - n.start), default=None)
        return best.actor if best else None

    def localise(self, name: ActorName, country: str | None) -> ActorId:
        """Return whom a name means in a report about one country.

        Args:
            name: as found.
            country: ISO 3166-1 alpha-2 code of the country of the story; None when it is not known.

        Returns:
            For a generic name the actor that plays the role there ("rebels" in SD → ``rsf``; "the army" in
            NG → ``nigeria-army``), ``unlisted`` when the table has none; the name's own actor otherwise.
        """
        if name.role is None:
            if country is None:
                return name.actor
            at_home = [a for a in (name.actor, *name.others) if country in self._home.get(a, ())]
            return at_home[0] if at_home else name.actor
        if name.role in _EVERYWHERE:
            return name.actor
        if country is None:
            return UNLISTED
        if (country, name.role) in self._players:
            return self._players[country, name.role][0]
        branch = _BRANCH_OF_ROLE.get(name.role, name.role)
        if branch in self._states.branches and country in self._states.by_country:
            return self._states.branch(country, branch)
        return UNLISTED

    def plays(self, id: ActorId, role: str, country: str | None) -> bool:  # noqa: A002
        """Tell whether an actor plays the role of generic names in a country (ISO 3166-1 alpha-2)."""
        return country is not None and id in self._players.get((country, role), ())

    def branch(self, country: str, key: str) -> ActorId:
        """Return a branch of a state: ``government``, ``forces``, ``army``, ``police`` and so on.

        Args:
            country: ISO 3166-1 alpha-2 code.
            key: first column of ``forces.csv``.

        Raises:
            UsageError: no such state or branch.
        """
        if country not in self._states.by_country or key not in self._states.branches:
            raise UsageError(f"no {key} of {country}")
        return self._states.branch(country, key)

    def under_arms(self, id: ActorId, key: str = "forces") -> ActorId | None:  # noqa: A002
        """Return those who bear arms for a state, by its government or one of its ministries.

        Args:
            id: the government or ministry.
            key: the branch meant, ``forces``, ``air-force`` …; a government of less than a state has but one.

        Returns:
            The actor; None when the id is that of anybody else, or of a government without forces.
        """
        for above in self.lineage(id):
            if (actor := self._actors.get(above)) is None or actor.kind != GOVERNMENT:
                return None
            if above in self._country_of and key in self._states.branches:
                return self._states.branch(self._country_of[above], key)
            if above in self._armies:
                return self._armies[above]
        return None

    def get(self, id: ActorId) -> Actor:  # noqa: A002
        """Return an actor by its slug.

        Raises:
            UsageError: the table does not hold the slug.
        """
        try:
            return self._actors[id]
        except KeyError as error:
            raise UsageError(f"unknown actor {id}") from error

    def country(self, government: ActorId) -> str | None:
        """Return the country (ISO 3166-1 alpha-2) of a state's government; None of any other actor."""
        return self._country_of.get(government)

    def goes_by(self, side: str) -> frozenset[str]:
        """Return the roles of generic names that the actors of a side play anywhere."""
        return self._called.get(side, frozenset())

    def is_of(self, id: ActorId, government: ActorId) -> bool:  # noqa: A002
        """Tell whether a party is at war in the country of a government."""
        countries = (c for c in self._home.get(id, ()) if self.is_state(c))
        return any(self._states.branch(country, GOVERNMENT) == government for country in countries)

    def homes(self, id: ActorId) -> Set[str]:  # noqa: A002
        """Return the countries (ISO 3166-1 alpha-2) in which an armed group is at war; none of others."""
        return self._home.get(id, frozenset()) if self.is_armed(id) else frozenset()

    def capitals(self, country: str) -> tuple[str, ...]:
        """Return the cities whose name stands for the government of a country (ISO 3166-1 alpha-2)."""
        state = self._states.by_country.get(country)
        return state.capitals if state else ()

    def rulers(self, name: ActorName) -> tuple[str, ...]:
        """Return all names of the government that a name means, among them those of its rulers; else none."""
        actor = self._actors.get(name.actor)
        return actor.aliases if actor and actor.kind == GOVERNMENT else ()

    def is_armed(self, id: ActorId) -> bool:  # noqa: A002
        """Tell whether an actor is an armed group or a militia, and no state's force."""
        actor = self._actors.get(id)
        return actor is not None and actor.kind in ("armed_group", "militia")

    def __contains__(self, id: object) -> bool:
        """Tell whether the table holds the slug."""
        return id in self._actors

    def search(self, name: str) -> list[tuple[Actor, float]]:
        """Return the actors that a name may mean with its likeness to theirs, 0 to 1, the likeliest first.

        Args:
            name: a slug, a name or an alias, in any case, or one spelled nearly so.
        """
        meant = {one.actor for one in self.find(name) if one.text == name.strip()}
        likeness = {
            actor.id: 100.0
            if actor.id in meant
            else max(
                token_sort_ratio(name, one, processor=default_process)
                for one in (actor.id, actor.name, *actor.aliases)
            )
            for actor in self._actors.values()
        }
        alike = [
            (self._actors[slug], score / 100) for slug, score in likeness.items() if score >= _LEAST_ALIKE
        ]
        return sorted(alike, key=lambda pair: (-pair[1], pair[0].id))[:_MOST_FOUND]

    def is_state(self, country: str) -> bool:
        """Tell whether a code (ISO 3166-1 alpha-2) is that of a state."""
        return country in self._states.by_country

    def is_role(self, role: str) -> bool:
        """Tell whether a word is the role of generic names, such as ``rebels``."""
        return role in self._role_names

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors, sorted by slug."""
        return tuple(self._actors[slug] for slug in sorted(self._actors))

    def lineage(self, id: ActorId) -> tuple[ActorId, ...]:  # noqa: A002
        """Return the actor, its parent, and so on to the top. A slug that the table lacks stands alone."""
        line = [id]
        while (actor := self._actors.get(line[-1])) and actor.parent and actor.parent not in line:
            line.append(actor.parent)
        return tuple(line)

    def side(self, id: ActorId) -> str:  # noqa: A002
        """Return the slug of the party that leads the actor's side; an unknown slug is its own side."""
        actor = self._actors.get(id)
        return actor.side if actor else str(id)

    def is_party(self, side: str) -> bool:
        """Say whether a side is that of a state or of people under arms, not of monitors or aid workers."""
        leader = self._actors.get(ActorId(side))
        return leader is not None and leader.kind in _PARTY_KINDS

    def _match(
        self, found: Sequence[Word], i: int, shouted: bool
    ) -> tuple[int, Meaning, tuple[ActorId, ...], str | None] | None:
        proper = self._proper(found, i, shouted)
        generic = self._roles.longest(found, i)
        of_state = self._noun_of_state(found, i)
        options: list[tuple[int, Meaning, tuple[ActorId, ...], str | None]] = []
        if proper is not None:
            options.append(proper)
        if of_state is not None:
            options.append(of_state)
        if generic is not None:
            options.append((len(generic.keys), generic.value, (), None))
        return max(options, key=lambda option: option[0], default=None)

    def _proper(
        self, found: Sequence[Word], i: int, shouted: bool
    ) -> tuple[int, Meaning, tuple[ActorId, ...], str | None] | None:
        phrases = self._names.at(found, i)
        if shouted and found[i].key in _ALSO_ENGLISH and not self._followed_by_noun(found, i + 1):
            phrases = [phrase for phrase in phrases if len(phrase.keys) > 1]
        if not phrases:
            return None
        longest = max(len(phrase.keys) for phrase in phrases)
        same = [phrase.value for phrase in phrases if len(phrase.keys) == longest]
        best: tuple[int, Meaning, tuple[ActorId, ...], str | None] = (
            longest,
            same[0],
            tuple(dict.fromkeys(m.actor for m in same[1:] if m.actor != same[0].actor)),
            None,
        )
        for phrase in phrases:
            extended = self._with_noun(found, i, phrase)
            if extended is None or extended[0] < best[0]:
                continue
            best = extended if extended[0] > best[0] else (*best[:3], extended[3])
        return best

    def _with_noun(
        self, found: Sequence[Word], i: int, phrase: Phrase[Meaning]
    ) -> tuple[int, Meaning, tuple[ActorId, ...], str] | None:
        country = phrase.value.country
        if country is None or not phrase.value.leads:
            return None
        after = i + len(phrase.keys)
        for noun_at in range(after, min(after + _MOST_QUALIFIERS, len(found) - 1) + 1):
            if noun_at >= len(found):
                break
            noun = self._nouns.longest(found, noun_at)
            if noun is not None:
                meaning = Meaning(self._states.branch(country, noun.value), country=country)
                return noun_at + len(noun.keys) - i, meaning, (), noun.value
            if found[noun_at].key not in self._qualifiers:
                break
        return None

    def _noun_of_state(
        self, found: Sequence[Word], i: int
    ) -> tuple[int, Meaning, tuple[ActorId, ...], str | None] | None:
        noun = self._nouns.longest(found, i)
        if noun is None or noun.value == CIVILIANS:
            return None
        at = i + len(noun.keys)
        if at >= len(found) or found[at].key != "of":
            return None
        at += 1 + (at + 1 < len(found) and found[at + 1].key == "the")
        if at >= len(found):
            return None
        state = self._names.longest(found, at)
        if state is None or state.value.country is None or not state.value.leads:
            return None
        meaning = Meaning(self._states.branch(state.value.country, noun.value), country=state.value.country)
        return at + len(state.keys) - i, meaning, (), noun.value

    def _followed_by_noun(self, found: Sequence[Word], i: int) -> bool:
        return i < len(found) and (
            found[i].key == "led"
            or self._nouns.longest(found, i) is not None
            or self._roles.longest(found, i) is not None
        )

    def _share_noun(
        self, text: str, names: Sequence[tuple[ActorName, str | None, str | None]]
    ) -> tuple[ActorName, ...]:
        """Let "US" in "US and Iraqi forces" be the forces of the US."""
        shared: list[ActorName] = []
        branch: str | None = None
        following: int | None = None
        for name, country, own in reversed(names):
            joined = following is not None and _CONJUNCTION.fullmatch(text, name.end, following) is not None
            branch = own if own is not None else (branch if joined else None)
            if own is None and country is not None and branch not in (None, CIVILIANS, GOVERNMENT):
                actor = self._states.branch(country, str(branch))
                name = replace(name, actor=actor, metonym=False, generic=False)
            shared.append(name)
            following = name.start
        return tuple(reversed(shared))


def _unbroken(text: str, found: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield runs of words that no sentence end parts: "… left for **Russia. President** …" is no name."""
    first = 0
    for i in range(1, len(found)):
        if found[i].start - found[i - 1].end > 1 and _BREAK.match(text, found[i - 1].end, found[i].start):
            yield found[first:i]
            first = i
    yield found[first:]


def _shouted(text: str, found: Sequence[Word]) -> list[bool]:
    """Tell of each word whether its line is in capitals throughout, so that capitals say nothing."""
    shouted: list[bool] = []
    line_end, loud = -1, False
    for word in found:
        if word.start >= line_end:
            newline = text.find("\n", word.end)
            line_end = len(text) if newline < 0 else newline
            line_start = text.rfind("\n", 0, word.start) + 1
            loud = text[line_start:line_end].isupper() and " " in text[line_start:line_end].strip()
        shouted.append(loud)
    return shouted
