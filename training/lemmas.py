"""Lemmas that spelling rules get wrong, from the treebanks.

usage: python -m training.lemmas [--data ../shared/data/ud] [--out src/dateline/language/lemmas.tsv]

A form goes into the table when the treebanks' usual lemma for it, seen twice or more, is not what the rules
give for the form in one of its tags, or for an adjective with a capital; so does every regular form of a
verb seen twice or more that the rules would take back to something else.
"""

import argparse
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dateline.language.conllu import read
from dateline.language.lemmas import by_rule, class_of
from training.prepare import GUM_GENRES

HEAD = """# form, class (V verb, N noun, A adjective, R adverb, P plural name), lemma
# From UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0).
"""
LEAST = 2
"""Times that a form or a verb must be seen."""
OURS = """retook V retake|retaken V retake|overran V overrun|overrun V overrun|besieged V besiege
withdrew V withdraw|withdrawn V withdraw|shelled V shell|fled V flee|slain V slay|slew V slay|strove V strive
beheaded V behead|outfought V outfight|regrouped V regroup|upheld V uphold|withheld V withhold|sank V sink
foresaw V foresee|sunk V sink|shot V shoot|hid V hide|hidden V hide|torn V tear|tore V tear|laid V lay
bombed V bomb|ceded V cede|mined V mine|repelled V repel|repelling V repel|expelled V expel|expelling V expel
patrolled V patrol|patrolling V patrol|propelled V propel|propelling V propel|compelled V compel
compelling V compel|rebelled V rebel|rebelling V rebel|crises N crisis|bases N base|fatalities N fatality
airstrikes N airstrike|militiamen N militiaman|policemen N policeman|gunmen N gunman|servicemen N serviceman
fighters N fighter|troops N troops|forces N force|supplies N supply|dug V dig|rode V ride|ridden V ride
swept V sweep|undertook V undertake|undertaken V undertake|forgave V forgive|forgiven V forgive|lit V light
overthrew V overthrow|overthrown V overthrow|overtook V overtake|overcame V overcome|clung V cling
fought V fight|sped V speed|spat V spit|stole V steal|swore V swear|sworn V swear|bound V bind|wrung V wring
flung V fling|slung V sling|swung V swing|hung V hang|froze V freeze|frozen V freeze|woke V wake|bred V breed
crept V creep|forbade V forbid|forbidden V forbid|foretold V foretell|bled V bleed
withstood V withstand|trafficked V traffic|trafficking V traffic|gassed V gas|gases N gas|knives N knife
mortared V mortar|mortaring V mortar"""
"""Forms of war reports that the treebanks lack."""


VERBS = """ambush besiege bombard bulldoze cede cleanse converge defuse detonate encircle evacuate execute
explode fire forge infiltrate invade liberate mobilise mobilize neutralise neutralize ravage raze reinforce
rescue retake scramble seize shell storm strafe surge surround topple torch target wage"""
"""Verbs of war reports whose forms the rules must not get wrong."""


DOUBLING = re.compile(r"[aeiou][bdgklmnprtvz]$")


def forms(verb: str) -> dict[str, str]:
    """Return the regular past and participle of a verb with their tags; none where a consonant may double."""
    if DOUBLING.search(verb):
        return {}
    if verb.endswith("e"):
        stem = (
            verb[:-2] + "y"
            if verb.endswith("ie")
            else verb
            if verb.endswith(("ee", "oe", "ye"))
            else verb[:-1]
        )
        return {verb + "d": "VBD", stem + "ing": "VBG"}
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return {verb[:-1] + "ied": "VBD", verb + "ing": "VBG"}
    return {verb + "ed": "VBD", verb + "ing": "VBG"}


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ud"))
    parser.add_argument("--out", type=Path, default=Path("src/dateline/language/lemmas.tsv"))
    args = parser.parse_args(argv)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    written: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for corpus in ("ewt", "gum"):
        with gzip.open(
            args.data / f"en_{corpus}-ud-train.reconstructed.conllu.gz", "rt", encoding="utf-8"
        ) as lines:
            for sentence in read(lines):
                if corpus == "gum" and sentence.document.split("_")[1] not in GUM_GENRES:
                    continue
                for word in sentence.words:
                    kind = class_of(word.upos, word.xpos)
                    if not kind or word.xpos == "NNP" or not word.text.isalpha() or word.lemma == "_":
                        continue
                    seen[word.text.lower(), kind][word.lemma] += 1
                    written[word.text.lower(), kind].add((word.text, word.upos, word.xpos))
    rows = {}
    for (form, kind), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        ways = written[form, kind]
        if kind == "A":  # a lower-case lemma is believed where the form is seen in lower case
            ways = {way for way in ways if way[0].islower() or not lemma.islower()}
            ways |= {(text.capitalize(), upos, xpos) for text, upos, xpos in ways}
        usual = count >= LEAST and 2 * count > sum(lemmas.values())
        if usual and any(lemma != by_rule(*way) for way in ways):
            rows[form, kind] = lemma
    verbs: Counter[str] = Counter()
    for (_, kind), lemmas in seen.items():
        verbs.update(lemmas if kind == "V" else {})
    for verb in [
        *VERBS.split(),
        *(verb for verb, count in verbs.items() if count >= LEAST and len(verb) > 2),
    ]:
        for form, tag in forms(verb).items():
            if by_rule(form, "VERB", tag) != verb:
                rows.setdefault((form, "V"), verb)
    for item in OURS.replace("\n", "|").split("|"):
        form, kind, lemma = item.split()
        rows[form, kind] = lemma
    body = "".join(f"{form}\t{kind}\t{lemma}\n" for (form, kind), lemma in sorted(rows.items()))
    args.out.write_text(HEAD + body, encoding="utf-8")
    sys.stdout.write(f"{len(rows)} forms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
