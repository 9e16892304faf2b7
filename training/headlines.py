"""Headlines made by rule, with their tags and the arcs that are beyond doubt.

Treebanks hold few headlines and little of war, so that "storm" is weather to them and "rebel" an adjective.
Here a small grammar puts words of reporting, most of them nouns in one place and verbs in another, into the
patterns in which agencies write.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from training.augment import as_plain_headline, third_person
from training.examples import UNKNOWN, Example, Tree

_PEOPLE = """
    rebels troops forces militants fighters insurgents soldiers jets warplanes gunmen protesters residents
    civilians officials monitors activists separatists guerrillas tribesmen thousands hundreds dozens
    doctors migrants raiders commandos marines paratroopers snipers police villagers refugees jihadists
    militiamen peacekeepers envoys lawmakers ministers diplomats drones tanks helicopters shells rockets
    missiles strikes raids attacks clashes talks calls claims protests threats gains losses fears hopes
    plans demands orders bombs mines moves reports blasts cuts advances retreats marches pushes swaps
    sieges lawyers workers hostages prisoners allies neighbours leaders
"""
_THINGS = """
    army government militia group ministry coalition president court convoy drone ceasefire truce
    offensive siege raid attack strike push blast bombing shelling fighting clash assault advance retreat
    march drive surge fire threat demand protest blockade hunt search battle toll deal probe vote summit
    regime opposition council junta navy warship helicopter tank mortar rocket missile bomb mine ambush
    crackdown curfew pullout withdrawal airlift evacuation killing looting rioting bombardment kidnapping
    uprising coup mutiny standoff stalemate swap plan report claim order visit split row blow rift shift
    fall capture loss collapse rebel leader envoy monitor spokesman commander
"""
_AIMS = """
    town city village base airport bridge dam port hill district province capital border road highway
    depot refinery prison camp hospital school market station checkpoint bunker outpost stronghold
    headquarters palace airbase convoy tank warplane drone ship pipeline power aid talks deal truce
    ceasefire siege offensive attack raid strike blockade curfew vote protest march claim report plan
    demand threat probe visit retreat advance push control ground gains losses weapons arms supplies fuel
    hostages prisoners civilians villagers soldiers rebels militants positions lines troops reinforcements
    sanctions evidence victory defeat responsibility
"""
_PLACES = """
    Damascus Aleppo Homs Idlib Raqqa Hama Daraa Baghdad Mosul Basra Kirkuk Falluja Kabul Herat Helmand
    Kunduz Kandahar Sanaa Aden Hodeida Taiz Marib Tripoli Benghazi Misrata Sirte Kiev Kharkiv Donetsk
    Kherson Mariupol Bakhmut Moscow Khartoum Omdurman Darfur Juba Mogadishu Baidoa Goma Bukavu Kigali
    Bamako Gao Timbuktu Niamey Maiduguri Borno Tigray Mekelle Amhara Rakhine Yangon Mindanao Jaffna
    Colombo Kashmir Srinagar Gaza Rafah Beirut Sarajevo Pristina Grozny Tbilisi Stepanakert Baku Yerevan
    Bogota Caracas Luanda Maputo Bangui Syria Iraq Yemen Libya Sudan Mali Ukraine Russia Turkey Iran
    Israel Lebanon Ethiopia Somalia Congo Chad Niger Nigeria Myanmar Pakistan Afghanistan
"""
_NATIONS = """
    Syrian Iraqi Yemeni Libyan Sudanese Malian Ukrainian Russian Turkish Iranian Israeli Lebanese
    Ethiopian Somali Congolese Nigerian Afghan Pakistani Saudi French British American Kurdish Georgian
    Serbian Colombian Rwandan
"""
_BEFORE_NOUNS = """
    rebel government army border aid peace prison market oil militia police truce hostage air suicide
    roadside refugee opposition security state war prisoner cease-fire drone rocket village
"""
_TRANSITIVE = """
    attack bomb shell strike raid storm seize capture retake recapture regain hit target kill wound injure
    free liberate besiege surround block blockade ambush claim report order stage mount launch open close
    cut halt stop end break lift ease face fear fight flee hold lose win enter reach leave quit join back
    support urge demand seek slam blame accuse condemn deny reject accept sign spark trigger fuel rock
    grip hammer pound batter blast clear evacuate rescue detain arrest jail release swap deploy send mass
    gather move push drive force shift raise plant lay sink down intercept test fire hurl trap starve
    displace probe mark mourn bury honour shut overrun control patrol breach repel repulse thwart foil
    ground arm train host plan name tap man board guard shield ram gas mine torch burn loot sack
"""
_INTRANSITIVE = """
    advance retreat withdraw clash fall rise mount stall falter collapse crumble resume start begin end
    land march move push rally protest fight flee surrender defect die escalate spread rage continue loom
    head gather near meet split strike fire riot vote return regroup dig escape crash explode drop climb
    soar ease hold fail open close drag mass
"""
_WITH_INFINITIVE = "vow threaten agree plan move prepare refuse try fail seek begin pledge offer urge expect"
_SAYING = "say claim report deny vow warn fear hope insist admit suggest"
_PARTICIPLES = """
    killed wounded seized captured bombed shelled hit freed retaken besieged trapped displaced arrested
    detained held fired shot downed sunk injured evacuated surrounded blocked attacked destroyed damaged
    feared reported accused
"""
_SPEAKERS = "UN monitor army ministry police officials residents NGO witnesses spokesman minister envoy"
_NUMBERS = "2 3 5 7 8 11 12 14 20 23 30 40 49 56 100 120 250 three five six nine 1,200 30,000"

PLAIN, TITLE, CAPITALS = 0.5, 0.42, 0.08
"""Shares of sentence case, title case and capitals."""


@dataclass(slots=True)
class _Draft:
    """A headline in the making: per word its form, tags, head and relation."""

    rows: list[tuple[str, str, str, int, str]]

    def add(self, form: str, upos: str, xpos: str, head: int = UNKNOWN, label: str = "") -> int:
        """Append a word; return its index. Its head may be told later."""
        self.rows.append((form, upos, xpos, head, label))
        return len(self.rows) - 1

    def hang(self, index: int, head: int, label: str) -> None:
        """Say what a word hangs on."""
        self.rows[index] = (*self.rows[index][:3], head, label)


class Headlines:
    """A source of headlines.

    Args:
        chance: the dice.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def make(self, number: int) -> Iterator[Example]:
        """Yield so many headlines."""
        for _ in range(number):
            yield self._one()

    def _pick(self, words: str) -> str:
        return self._chance.choice(words.split())

    def _often(self, share: float) -> bool:
        return self._chance.random() < share

    def _one(self) -> Example:
        draft = _Draft([])
        if self._often(0.06):
            self._speaker_first(draft)
        if self._often(0.12):
            root = self._passive(draft)
        elif self._often(0.08):
            root = self._nominal(draft)
        else:
            root = self._clause(draft)
        draft.hang(root, -1, "root")
        if self._often(0.18):
            self._as_clause(draft)
        elif self._often(0.1):
            self._says_at_the_end(draft)
        words, upos, xpos, heads, labels = zip(*draft.rows, strict=True)
        tree = Tree(upos=upos, xpos=xpos, heads=heads, labels=labels)
        example = Example(
            source="headlines", document="", words=words, tree=tree, starts=(1, *[0] * (len(words) - 1))
        )
        roll = self._chance.random()
        if roll < CAPITALS:
            return replace(example, words=tuple(word.upper() for word in words))
        return as_plain_headline(example, title=roll < CAPITALS + TITLE)

    def _speaker_first(self, draft: _Draft) -> None:
        speaker = self._pick(_SPEAKERS)
        plural = speaker.endswith("s") or speaker == "police"
        draft.add(
            speaker,
            "PROPN" if speaker.isupper() else "NOUN",
            "NNP" if speaker.isupper() else "NNS" if plural else "NN",
        )
        draft.add(":", "PUNCT", ":")

    def _noun(self, draft: _Draft, words: str) -> int:
        """Add a noun with what may stand before it; return its index."""
        before = []
        if self._often(0.12):
            before.append(draft.add(self._pick(_NUMBERS), "NUM", "CD", label="nummod"))
        if self._often(0.25):
            before.append(draft.add(self._pick(_NATIONS), "ADJ", "JJ", label="amod"))
        elif self._often(0.12):
            before.append(draft.add(self._pick(_PLACES), "PROPN", "NNP", label="compound"))
        if self._often(0.25):
            before.append(draft.add(self._pick(_BEFORE_NOUNS), "NOUN", "NN", label="compound"))
        form = self._pick(words)
        plural = form in _PEOPLE.split() or form in ("rebels", "talks", "weapons", "arms", "supplies")
        plural = plural or (form.endswith("s") and form not in ("headquarters",))
        noun = draft.add(form, "NOUN", "NNS" if plural else "NN")
        for index in before:
            draft.hang(index, noun, draft.rows[index][4])
        return noun

    def _subject(self, draft: _Draft) -> tuple[int, bool]:
        """Add a subject; return its index and whether it is plural."""
        if self._often(0.18):
            return draft.add(self._pick(_PLACES), "PROPN", "NNP"), False
        plural = self._often(0.55)
        subject = self._noun(draft, _PEOPLE if plural else _THINGS)
        if self._often(0.25):
            self._where(draft, subject, "nmod")
        return subject, plural

    def _where(self, draft: _Draft, head: int = UNKNOWN, label: str = "") -> None:
        """Add a prepositional phrase; what it hangs on is often anyone's guess."""
        preposition = draft.add(
            self._pick("in in in near on at from over into across against after amid for with"), "ADP", "IN"
        )
        if self._often(0.7):
            noun = draft.add(self._pick(_PLACES), "PROPN", "NNP", head, label)
        else:
            noun = self._noun(draft, _AIMS)
            draft.hang(noun, head, label)
        draft.hang(preposition, noun, "case")

    def _finite(self, draft: _Draft, verbs: str, *, plural: bool) -> int:
        lemma = self._pick(verbs)
        return draft.add(lemma if plural else third_person(lemma), "VERB", "VBP" if plural else "VBZ")

    def _clause(self, draft: _Draft) -> int:
        """Add subject and predicate; return the predicate's index."""
        subject, plural = self._subject(draft)
        kind = self._chance.random()
        if kind < 0.1:
            to = draft.add("to", "PART", "TO")
            verb = draft.add(self._pick(_TRANSITIVE), "VERB", "VB")
            draft.hang(to, verb, "mark")
            draft.hang(self._noun(draft, _AIMS), verb, "obj")
        elif kind < 0.2:
            verb = self._finite(draft, _WITH_INFINITIVE, plural=plural)
            to = draft.add("to", "PART", "TO")
            second = draft.add(self._pick(_TRANSITIVE), "VERB", "VB", verb, "xcomp")
            draft.hang(to, second, "mark")
            draft.hang(self._noun(draft, _AIMS), second, "obj")
        elif kind < 0.28:
            verb = self._finite(draft, _SAYING, plural=plural)
            inner, many = self._subject(draft)
            second = self._finite(draft, _INTRANSITIVE, plural=many)
            draft.hang(inner, second, "nsubj")
            draft.hang(second, verb, "ccomp")
        elif kind < 0.5:
            verb = self._finite(draft, _INTRANSITIVE, plural=plural)
        else:
            verb = self._finite(draft, _TRANSITIVE, plural=plural)
            if self._often(0.3):
                draft.hang(draft.add(self._pick(_PLACES), "PROPN", "NNP"), verb, "obj")
            else:
                draft.hang(self._noun(draft, _AIMS), verb, "obj")
        draft.hang(subject, verb, "nsubj")
        if self._often(0.55):
            self._where(draft)
        if self._often(0.14):
            self._second_verb(draft, verb, plural=plural)
        return verb

    def _second_verb(self, draft: _Draft, verb: int, *, plural: bool) -> None:
        joint = self._often(0.6)
        mark = draft.add(",", "PUNCT", ",") if joint else draft.add("and", "CCONJ", "CC")
        second = self._finite(draft, _TRANSITIVE, plural=plural)
        draft.hang(mark, second, "punct" if joint else "cc")
        draft.hang(second, verb, "conj")
        if self._often(0.5):
            draft.hang(draft.add(self._pick(_NUMBERS), "NUM", "CD"), second, "obj")
        else:
            draft.hang(self._noun(draft, _AIMS), second, "obj")

    def _passive(self, draft: _Draft) -> int:
        subject, _ = self._subject(draft)
        verb = draft.add(self._pick(_PARTICIPLES), "VERB", "VBN")
        draft.hang(subject, verb, "nsubj:pass")
        self._where(draft, verb, "obl")
        return verb

    def _nominal(self, draft: _Draft) -> int:
        noun = self._noun(draft, _THINGS if self._often(0.5) else _PEOPLE)
        self._where(draft, noun, "nmod")
        return noun

    def _as_clause(self, draft: _Draft) -> None:
        mark = draft.add(self._pick("as as as after while before"), "SCONJ", "IN")
        subject, plural = self._subject(draft)
        if self._often(0.5):
            verb = self._finite(draft, _INTRANSITIVE, plural=plural)
        else:
            verb = self._finite(draft, _TRANSITIVE, plural=plural)
            draft.hang(self._noun(draft, _AIMS), verb, "obj")
        draft.hang(subject, verb, "nsubj")
        draft.hang(mark, verb, "mark")

    def _says_at_the_end(self, draft: _Draft) -> None:
        if self._often(0.6):
            draft.add(",", "PUNCT", ",")
        speaker = self._pick(_SPEAKERS)
        plural = speaker.endswith("s") or speaker == "police"
        subject = draft.add(
            speaker,
            "PROPN" if speaker.isupper() else "NOUN",
            "NNP" if speaker.isupper() else "NNS" if plural else "NN",
        )
        draft.hang(subject, self._finite(draft, _SAYING, plural=plural), "nsubj")
