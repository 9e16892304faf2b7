"""Who is meant: the names, descriptions, pronouns and persons of one report, each led back to an actor.

"The militants" are the armed group named last; "rebels" without an article are those of the country of the
story; "he" and a surname are whoever was introduced with a title ("Observatory head Rami Abdel Rahman").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.actors import ActorName, ActorTable
from dateline.claims.once import once
from dateline.claims.who import descriptions
from dateline.claims.who.abbreviations import acronyms, last_words
from dateline.claims.who.persons import in_any_office, introduced, of_the_group, surnames
from dateline.claims.who.roster import ARMED, BACKED, BYSTANDERS, LEAGUE, OFFICIAL, Roster
from dateline.claims.wordlists import wordset
from dateline.ids import CIVILIANS, MEDIA, UNLISTED, UNSPECIFIED, ActorId
from dateline.model import ActorMention, Span

_SIDES_WITH = re.compile(
    r"\b(?:loyal|allied|allegiance|linked|affiliated|aligned|close|opposed)\s+(?:to|with)\s+(?:the\s+)?(?:[\w-]+\s+)?$"
)
"""What stands before a party that the one named first sides with ("a Boko Haram faction loyal to …")."""
_POSTED = re.compile(
    r"\b(?:ambassador|coordinator|envoy|representative)\s+(?:for|on|to)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before whom somebody is only sent to ("the UK envoy **to Syria**")."""
_OF_WHICH = re.compile(
    r"(?:['’]s)?(?:[\s-]+[\w-]+)??[\s-]+(?:affiliate|offshoot|branch|splinter|proxy|proxies|ally)\b"
)
"""What stands behind a party of which another is one ("JNIM, an **al Qaeda** affiliate")."""
_LOOSE_ROLES = wordset(
    "rebels militants jihadists terrorists separatists gunmen kurdish-fighters kurdish-forces militia"
)
"""Generic words that stand for an armed group named elsewhere."""
_SHORT_ROLES = wordset("coalition air-force opposition government defence-ministry special-forces police")
"""Generic words that repeat the end of a name told before."""
_NAMED_SHORT = ARMED | {"political"}
"""Kinds of parties that go by the last word of their names."""
_RULERS = frozenset({"president", "prime minister", "premier"})
"""Titles of those who stand for a government by name."""
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_KURDISH = "kurdish"
"""How the roles of Kurds begin, whose own word goes before "militants"."""
_HOSTILE = wordset("militants jihadists terrorists")
"""Of them, those that mean the one armed group of which a report speaks."""
_LEFT_BEHIND = re.compile(
    r"\b(?:breakaway|splinter|dissident)\s+\w+\s+(?:of|from)\s+(?:the\s+)?\Z", re.IGNORECASE
)
"""What stands before the name of a group that another has left."""
_OF_STATE = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:group|movement|militia|faction|organi[sz]ation|party)s?", re.IGNORECASE
)
"""What follows a nationality where a group is meant and not the state ("the Lebanese Shiite movement")."""
_FIGHTS = re.compile(
    r"\b(?:against|(?:defeat|destroy|degrad|counter|fight|combat|kill|repel)\w*)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a party that somebody fights."""
_NEAR = 60
"""Characters from a title within which it is said whose."""
_OF_WHOM = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}")
"""What stands between a party and a title ("the army's chief **spokesman**")."""
_FOR_WHOM = re.compile(r"\s+(?:of|for|at|with|in|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}", re.IGNORECASE)
"""What stands between a title and a party ("**spokesman** for the army")."""
_PRONOUNS = wordset("they them their it its he she his her him themselves itself who which that")
_OF_ONE = wordset("it its itself")
_OF_PERSONS = wordset("he his him himself she her")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    actor: ActorId
    armed: bool


class Parties(Roster):
    """Whom the phrases of one report mean.

    Args:
        table: all known actors.
        text: the document's text.
        names: what the table finds in it, in order.
        persons: spans of persons' names.
        country: where the story plays, ISO 3166-1 alpha-2; None when unknown.
        publisher: whose text it is, for the "we" of a statement; None when only its first line may say so.
        owner: the party that the outlet belongs to, whose enemy is "the enemy"; None for one of its own.
    """

    def __init__(
        self,
        table: ActorTable,
        text: str,
        names: Sequence[ActorName],
        *,
        persons: Iterable[Span] = (),
        country: str | None = None,
        publisher: str | None = None,
        owner: ActorId | None = None,
    ) -> None:
        super().__init__(table, text, names, persons=persons, country=country)
        self._specific = [
            _Named(n.start, self._localised(n), self._kind(n.actor) in ARMED)
            for n in self._names
            if not n.generic and not n.metonym
        ]
        told = (self._party_of(name) for name in (publisher, descriptions.issuer(text)) if name)
        self._issuer = next((party for party in told if party != UNLISTED), UNLISTED)
        self._owner = owner
        self._own_words = self._abbreviations() | self._surnames()

    def mention(
        self, span: Span, *, speaker: ActorId | None = None, head: int | None = None, speaks: bool = False
    ) -> ActorMention:
        """Return the actor that a phrase stands for.

        Args:
            span: the phrase.
            speaker: who speaks, for "we"; None outside quotations.
            head: offset of the phrase's main word, which decides between two names; None when not known.
            speaks: whether the phrase names the source of a statement.
        """
        actor = self.actor(span, speaker=speaker, head=head, speaks=speaks)
        return ActorMention(text=span.of(self._text), span=span, actor=actor)

    @once
    def actor(
        self, span: Span, *, speaker: ActorId | None = None, head: int | None = None, speaks: bool = False
    ) -> ActorId:
        """Return the slug of the actor that a phrase stands for; see :meth:`mention`."""
        words = span.of(self._text)
        if speaks and (institution := self._institution(span)):
            return institution
        if speaks and (private := descriptions.private(words)) is not None:
            span = self._without_state(span, private)
        best = self._main_name(span, head)
        if (best is None or best.generic) and (meant := self._as_told(words, best, speaker)):
            return meant
        if (best is None or best.generic) and (side := self._side(words)):
            return side
        if best and best.generic and descriptions.is_of_unknown(self._text[span.start : best.start]):
            return UNLISTED  # "SLPP soldiers"
        if best:
            return self._group_of(best, span) or self._of_name(best, span)
        if explained := self._own_word(words):
            return explained
        if group := descriptions.group_of(words):
            return self._of_description(group, span.start, speaker)
        if speaks and (title := descriptions.title(words)):
            return self._titled(title, span.start)
        return self._of_description(words, span.start, speaker)

    def _without_state(self, span: Span, private: int) -> Span:
        """The words for who speaks without the state that they only come from or are in.

        "Syrian **activists**", "**activists** in Syria".
        """
        main = self._main_name(span, None)
        if main is None or not self.is_state(self._localised(main)):
            return span
        start = span.start + private
        return Span(start, main.start if main.start > start else span.end)

    # --------------------------------------------------------------------------------------- names

    def _main_name(self, span: Span, head: int | None) -> ActorName | None:
        """The name that decides whom a phrase means; None when it holds none.

        "Syrian rebels" are rebels, whereas "Taliban militants" are the Taliban: a state before the word for
        another party says where; who backs a party ("US-backed") is not it.
        """
        names = [
            n
            for n in self.names(span)
            if n.end >= span.end or not BACKED.match(self._text, n.end) or n.start < span.start
        ]
        names = [n for n in names if not _POSTED.search(self._text, span.start, n.start)] or names
        own = [
            n
            for n in names
            if not _SIDES_WITH.search(self._text, span.start, n.start)
            and not _OF_WHICH.match(self._text, n.end, span.end)
        ]
        names = own if any(not n.generic and not n.metonym for n in own) else names
        partisans = [n for n in names if n.generic and head is not None and n.start <= head < n.end]
        ruling = [n for n in names if n.generic and self._kind(n.actor) == "government"]
        if partisans and partisans[0].role == "gunmen" and ruling and ruling[0].start < partisans[0].start:
            return ruling[0]  # "regime snipers"
        if whose := next((w for n in names if n.generic and (w := self._whose_own(n))), None):
            return whose  # "the separatist authorities"
        if partisans and partisans[0].role in _LOOSE_ROLES:
            names = [n for n in names if n in partisans or self._kind(n.actor) != "government"]
        return max(names, key=lambda n: self._rank(n, head), default=None)

    def _whose_own(self, name: ActorName) -> ActorName | None:
        """The word for an armed group right before one for a state's own, which then are the group's."""
        if name.role in _LOOSE_ROLES or name.role == CIVILIANS or not self._text[: name.start].endswith(" "):
            return None
        before = self.names(Span(max(0, name.start - 2), name.start - 1))
        adjectives = (n for n in before if n.role in _LOOSE_ROLES and not n.text.endswith("s"))
        return next(adjectives, None)

    def _rank(self, name: ActorName, head: int | None) -> tuple[bool, bool, bool, bool, bool, int]:
        holds_head = head is not None and name.start <= head < name.end
        civil = name.role == "civilians" and holds_head
        platform = name.role == "air-force"
        size = name.end - name.start
        return civil, not name.generic and not name.metonym, not name.generic, not platform, holds_head, size

    def _of_name(self, name: ActorName, span: Span) -> ActorId:
        if self._is_own_office(name):
            return self._issuer
        if name.generic and (full := self._full_name(name)):
            return full
        if not name.generic or name.role not in _LOOSE_ROLES:
            return self._localised(name)
        before = self._text[max(0, name.start - 24) : name.start].lower()
        definite = re.search(r"\b(?:the|these|those|this)\s+(?:[\w-]+\s+)?$", before) is not None
        candidates = [n for n in self._specific if n.armed]
        if name.role in _HOSTILE or name.role == "gunmen":
            candidates = [n for n in candidates if not self._has_own_word(n.actor)]
        earlier = [n for n in candidates if n.start < name.start]
        default = self._localised(name)
        if name.role == "rebels":
            rebels = [n.actor for n in candidates if self._table.plays(n.actor, name.role, self._country)]
            if default == UNLISTED and candidates:
                return candidates[0].actor
            return default if default in rebels or not rebels else rebels[0]
        if name.role == "militia" and any(n.actor == default for n in earlier):
            return default
        said = name.text.removesuffix(" group")  # no "pro-regime militias", no "Kurds"
        told = said.isalpha() and not name.role.startswith(_KURDISH)
        if definite and earlier and told and name.role != "terrorists":
            return self._not_beside(earlier)[-1].actor
        told_of = candidates if name.text.endswith("groups") else earlier
        if earlier and name.role in _HOSTILE and len({n.actor for n in told_of}) == 1:
            return earlier[0].actor
        return default

    def _not_beside(self, named: list[_Named]) -> list[_Named]:
        """Those whom a report does not only name as whom another sides with, where there are others.

        "The ADF, which has pledged allegiance to **Islamic State**": "the group" is the ADF.
        """
        return [n for n in named if not self._sides_with(n.start)] or named

    def _has_own_word(self, actor: ActorId) -> bool:
        """Whether fighters have a word of their own, or fight for a state, and so are no "militants"."""
        side = self._table.side(actor)
        called = self._table.goes_by(side)
        return self._kind(ActorId(side)) == "government" or (
            bool(called) and all(role.startswith(_KURDISH) for role in called)
        )

    def _is_own_office(self, name: ActorName) -> bool:
        """Whether a title without a state is one of the government whose statement the text is.

        "**Foreign Minister** Julie Bishop said" is Australia's where Australia says so.
        """
        titled = name.generic and name.text[:1].isupper() and descriptions.is_office(name.text)
        return titled and self._governs()

    def _governs(self) -> bool:
        """Whether the text is the statement of a government, or of several of them."""
        return self._kind(self._issuer) in ("government", "intergovernmental")

    def _group_of(self, name: ActorName, span: Span) -> ActorId | None:
        """The group that is told by its country ("**the Lebanese movement**"), which is not the state.

        It is the armed one of that country that the report named last, else one that no table holds.
        """
        adjective = not name.generic and not name.metonym and " " not in name.text
        if (
            not adjective
            or not self.is_state(name.actor)
            or not _OF_STATE.fullmatch(self._text, name.end, span.end)
        ):
            return None
        earlier = (n.actor for n in reversed(self._specific) if n.armed and n.start < span.start)
        return next((group for group in earlier if self._table.is_of(group, name.actor)), UNLISTED)

    def _full_name(self, name: ActorName) -> ActorId | None:
        """Whom a name's last words mean after the full name: "the Coalition" after "the Syrian Coalition".

        "The president" of whom nobody was called so is the ruler named last ("Trump … **the president**").
        """
        said = name.text.lower()
        short = said.removeprefix("the ")
        article = short != said or _ARTICLE.search(self._text[max(0, name.start - 6) : name.start])
        office = name.text[:1].isupper() and " of " in name.text  # "Ministry of Defence"
        if name.role not in _SHORT_ROLES | _LOOSE_ROLES or not (article or office):
            return None
        before = self._names[: bisect_left(self._starts, name.start)]
        called = [n for n in before if not n.generic and n.text.lower().endswith(" " + short)]
        if (
            called
            and name.role == LEAGUE
            and any(n.role == LEAGUE for n in before if n.end <= called[0].start)
        ):
            called = []  # "Coalition jets" came before "the Syrian Coalition"
        rulers = (n for n in reversed(before) if short in _RULERS and self._is_ruler(n))
        full = called[-1] if called else next(rulers, None)
        return None if full is None else self._localised(full)

    def _is_ruler(self, name: ActorName) -> bool:
        """Whether a name is that of a person who stands for a government."""
        own = not name.generic and not name.metonym and self._kind(name.actor) == "government"
        return own and self.is_person(Span(name.start, name.end))

    def _side(self, words: str) -> ActorId | None:
        """Whose partisans words mean ("pro-Houthi gunmen"); those of a state are not the state."""
        sides = (self._party_of(party) for party in descriptions.partisans(words))
        return next((side for side in sides if side != UNLISTED and not self.is_state(side)), None)

    # --------------------------------------------------------------------------- descriptions, pronouns

    def _institution(self, span: Span) -> ActorId | None:
        """Whom "a monitor" or "the agency" stands for when it speaks: the last named of its kind.

        A party that the words name is meant itself, unless they only say whose it is: "the UN children's
        agency", "the defence ministry in Moscow", but "a Turkish agency".
        """
        words = span.of(self._text)
        kind, told = descriptions.institution(words)
        named = [n for n in self.names(span) if not n.generic]
        own = [n for n in named if not n.metonym]
        if kind == "monitor" and told is not None and own and self.is_armed(own[0].actor):
            own = []  # what they watch: "clashes with IS: monitor"
        if told is not None and any(n.start < span.start + told < n.end for n in named):
            return None  # "Sudan's refugee agency"
        if kind == "media" and any(n.role == "state-media" for n in self.names(span)):
            return None
        if not kind or (own and (self._kind(own[0].actor) == kind or not self.is_state(own[0].actor))):
            return None
        if kind == "government" and (named or not descriptions.is_definite(words)):
            return None
        if kind == "government" and descriptions.is_of_health(words):
            return None  # counts the dead of the story's country, whichever state was named last
        same = [n for n in self._specific if self._kind(n.actor) == kind]
        before = [n for n in same if n.start < span.start]
        if not same and kind == "media" and not self.names(span):
            return MEDIA
        return (before or same[::-1])[-1].actor if same else None

    def _of_description(self, words: str, position: int, speaker: ActorId | None) -> ActorId:
        if descriptions.is_speakers_own(words):
            unknown = speaker in (None, UNLISTED, UNSPECIFIED) and self._issuer != UNLISTED
            return self._issuer if unknown else speaker or UNLISTED
        if descriptions.is_office(words) and self._governs():
            return self._issuer  # "the Department will help"
        if (pronoun := words.lower().strip()) in _PRONOUNS:
            return self.antecedent(pronoun, position)
        earlier = [n for n in self._specific if n.start < position and self._kind(n.actor) not in BYSTANDERS]
        if descriptions.is_group(words):
            armed = [n for n in earlier if n.armed and not self._is_left(n.start)]
            if armed and all(self._sides_with(n.start) for n in armed) and (band := self._band(position)):
                return band
            armed = self._not_beside(armed)
            others = [n for n in earlier if not self.is_official(n.actor)]
            return (armed or others)[-1].actor if others else UNLISTED
        if descriptions.is_force(words):
            forces = [n for n in earlier if not (n.armed and descriptions.is_regular(words))]
            if descriptions.is_irregular(words):
                forces = [n for n in earlier if n.armed] or forces
            return forces[-1].actor if forces else UNLISTED
        if descriptions.is_minister(words):
            return self._localised(self._table.find("the government")[0])
        return descriptions.nobody_told(words)

    def _sides_with(self, start: int) -> bool:
        """Whether a party is only told as whom others side with ("rebels linked to **Islamic State**")."""
        return _SIDES_WITH.search(self._text[max(0, start - _NEAR) : start]) is not None

    def _is_left(self, start: int) -> bool:
        """Whether a party is only told as whom another has left ("a splinter group of **the LTTE**")."""
        return _LEFT_BEHIND.search(self._text[max(0, start - _NEAR) : start]) is not None

    def _band(self, position: int) -> ActorId | None:
        """The party that a general word for fighters last stood for before a position."""
        said = self._names[: bisect_left(self._starts, position)]
        meant = (self._localised(n) for n in reversed(said) if n.generic and n.role in _LOOSE_ROLES)
        return next((actor for actor in meant if actor != UNLISTED), None)

    def antecedent(self, pronoun: str, position: int, since: int = 0) -> ActorId:
        """Return the party named last that a pronoun fits: "it" one with its own name, "he" a government.

        Args:
            pronoun: lower case.
            position: where it stands.
            since: offset from which on names are looked at.
        """
        for name in reversed(
            self._names[bisect_left(self._starts, since) : bisect_left(self._starts, position)]
        ):
            actor = self._localised(name)
            kind = self._kind(actor)
            fits = kind not in BYSTANDERS and not name.metonym
            if pronoun in _OF_ONE:
                fits = fits and not name.generic
            elif pronoun in _OF_PERSONS:
                fits = fits and kind == "government"
            if fits and actor not in (UNLISTED, UNSPECIFIED):
                return actor
        return UNLISTED

    def _as_told(self, words: str, best: ActorName | None, speaker: ActorId | None) -> ActorId | None:
        """Whom a party means that speaks: by "our troops" its own, by "the enemy" who fights it."""
        teller = speaker if speaker and speaker != UNLISTED else self._issuer
        ours = descriptions.is_speakers_force(words) or (best is not None and descriptions.is_speakers(words))
        if ours and teller == UNLISTED and self._owner:
            teller = self._owner
        if best is not None and best.role == CIVILIANS:
            return None
        if descriptions.is_enemy(words):
            side = self._owner if teller == UNLISTED else teller
            return self._opponent(side) if side else None
        return (self.under_arms(teller) or teller) if ours and teller != UNLISTED else None

    def _opponent(self, party: ActorId) -> ActorId | None:
        """Who bears arms and is of another side than a party: whom the report most tells to be fought.

        Of those whom it does not tell so, whom it names the most.
        """
        side = self._table.side(party)
        others = [
            n
            for n in self._specific
            if self._kind(n.actor) in ARMED | OFFICIAL and self._table.side(n.actor) != side
        ]
        named = [n.actor for n in others]
        fought = [n.actor for n in others if _FIGHTS.search(self._text[max(0, n.start - _NEAR) : n.start])]
        return max(named, key=lambda actor: (fought.count(actor), named.count(actor)), default=None)

    def _titled(self, title: str, position: int) -> ActorId:
        """Of which party "the spokesman" is: of whom the report last told one before."""
        told = re.finditer(rf"\b{title}\b", self._text[:position], re.IGNORECASE)
        for match in reversed(tuple(told)):
            near = self.names(Span(max(0, match.start() - _NEAR), match.end() + _NEAR))
            whose = (self._localised(n) for n in near if self._is_whose(n, match.start(), match.end()))
            if party := next((actor for actor in whose if actor != UNLISTED), None):
                return party
        return UNLISTED

    def _is_whose(self, name: ActorName, start: int, end: int) -> bool:
        """Whether a party's name says whose somebody is by whose title it stands, or which it holds."""
        if name.end <= start:
            return _OF_WHOM.fullmatch(self._text, name.end, start) is not None
        return name.start < end or _FOR_WHOM.fullmatch(self._text, end, name.start) is not None

    # ----------------------------------------------------------------------------------------- own words

    def _abbreviations(self) -> dict[str, ActorId]:
        """Short forms of names that the report itself told in full."""
        groups = [n for n in self._names if not n.generic and self._kind(n.actor) in _NAMED_SHORT]
        short = last_words(self._text, groups, lambda span: bool(self.names(span)))
        told = chain(short, acronyms(self._text, self._names))
        return {form: self._localised(name) for form, name in told}

    def _surnames(self) -> dict[str, ActorId]:
        """Surnames of those who stand for a party."""
        known = introduced(self._text, self._persons, self.names)
        grouped = {
            surname: self._of_description("the group", start, None)
            for surname, start in of_the_group(self._text, self._persons)
        }
        in_office = in_any_office(self._text, self._persons) if self._governs() else ()
        own = dict.fromkeys(in_office, self._issuer)
        led = {s: self._issuer if self._is_own_office(n) else self._localised(n) for s, n in known.items()}
        return grouped | own | led

    def _own_word(self, words: str) -> ActorId | None:
        """Whom a phrase means by an acronym or surname that the report itself explained."""
        own = (self._own_words.get(word) for word in surnames(words))
        return next((actor for actor in own if actor), None)
