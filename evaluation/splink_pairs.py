"""Compare our linking of claims across reports with Splink's on the same judged pairs.

usage: python -m evaluation.splink_pairs ARTICLES.jsonl [--record FILE]

Needs ``pip install "splink>=4,<5"``, which is no dependency of the project. Splink weighs comparisons in the
model of Fellegi and Sunter as we do, but assumes them independent and learns from all pairs by expectation
maximisation, without labels. It is given what we compare that fits in a table, blocks by the same cells,
wide places and kinds, and links from the threshold that is best on ``tune``; a second time, it learns the
chances among true links from the labels of ``tune``. Beside precision, recall and f1 stands the chance that
a true pair is ranked above a false one, which no threshold touches.

Reference:
    Linacre, Lindsay, Manassis, Slade, Hepworth (2022), Splink: Free and open source software for
    probabilistic record linkage at scale, International Journal of Population Data Science 7.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import h3
from evaluation.pairs import HELD_OUT, TUNE, Pair, figures, in_one_event, judged, read

from dateline.actors import ActorTable, load_actors
from dateline.events import link
from dateline.events.facts import Facts, facts_of_all, sides
from dateline.events.kinds import BATTLE, VIOLENCE
from dateline.events.score import log_odds
from dateline.model import Claim

_RESOLUTION = 5
Scores = Mapping[tuple[str, str], float]


def rows(claims: Sequence[Claim], facts: Sequence[Facts], actors: ActorTable) -> list[dict[str, Any]]:
    """Return one row a claim that a block can hold, as Splink takes it."""
    return [_row(fact, actors) for _, fact in zip(claims, facts, strict=True) if fact.located]


def _row(fact: Facts, actors: ActorTable) -> dict[str, Any]:
    spot = next((spot for spot in fact.spots if not spot.wide), fact.spots[0])
    kind = "blow" if fact.type in VIOLENCE else "battle" if fact.type in BATTLE else str(fact.type)
    cell = spot.id if spot.wide else h3.latlng_to_cell(spot.lat, spot.lon, _RESOLUTION)
    return {
        "unique_id": fact.id,
        "document": fact.document,
        "kind": kind,
        "type": str(fact.type),
        "block": cell,
        "place": spot.id,
        "lat": spot.lat,
        "lon": spot.lon,
        "day": fact.days[0] if fact.days else None,
        "agent": next(iter(sorted(sides(fact.agents, actors))), None),
        "patient": next(iter(sorted(sides(fact.patients, actors))), None),
        "word": next(iter(sorted(fact.trigger)), None),
        "killed": fact.figures["killed"][0] if "killed" in fact.figures else None,
        "telling": sorted(fact.telling),
        "story": sorted(fact.report.story),
    }


def splink(table: list[dict[str, Any]], labels: list[dict[str, Any]] | None) -> tuple[Scores, "Any", "Any"]:
    """Return Splink's match weight per pair that it compares, its linker and its predictions."""
    import pandas
    import splink.comparison_level_library as levels
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def graded(name: str, *conditions: str) -> compare.CustomComparison:
        return compare.CustomComparison(
            output_column_name=name,
            comparison_levels=[
                levels.NullLevel(name),
                *(levels.CustomLevel(condition) for condition in conditions),
                levels.ElseLevel(),
            ],
        )

    gap = "abs(day_l - day_r)"
    story = "len(list_intersect(story_l, story_r)) / greatest(1, least(len(story_l), len(story_r)))"
    most = "greatest(killed_l, killed_r)"
    telling = "len(list_intersect(telling_l, telling_r))"
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("kind", "block")],
        comparisons=[
            graded("type", "type_l = type_r"),
            graded("place", "place_l = place_r"),
            graded("day", f"{gap} = 0", f"{gap} <= 1", f"{gap} <= 3", f"{gap} <= 14"),
            graded("agent", "agent_l = agent_r"),
            graded("patient", "patient_l = patient_r"),
            graded("word", "word_l = word_r"),
            graded("killed", "killed_l = killed_r", f"{most} <= 2 * least(killed_l, killed_r)"),
            graded("telling", f"{telling} >= 3", f"{telling} >= 1"),
            graded("story", f"{story} >= 0.4", f"{story} >= 0.2", f"{story} >= 0.1"),
        ],
        retain_intermediate_calculation_columns=False,
    )
    api = DuckDBAPI()
    linker = Linker(pandas.DataFrame(table), settings, db_api=api)
    linker.training.estimate_probability_two_random_records_match(
        ["l.place = r.place and l.type = r.type and l.day = r.day and l.word = r.word"], recall=0.3
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    if labels is None:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("place", "day"))
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("type", "word", "agent"))
    else:
        linker.training.estimate_m_from_pairwise_labels(
            linker.table_management.register_labels_table(pandas.DataFrame(labels))
        )
    predictions = linker.inference.predict()
    frame = predictions.as_pandas_dataframe()[["unique_id_l", "unique_id_r", "match_weight"]]
    scores = {
        (min(one, other), max(one, other)): float(weight)
        for one, other, weight in frame.itertuples(index=False, name=None)
    }
    return scores, linker, predictions


def ranked(pairs: Sequence[Pair], score: Callable[[Pair], float]) -> float:
    """Return the chance that a true pair scores above a false one: the area under the ROC curve."""
    true = [score(pair) for pair in pairs if pair.same]
    false = [score(pair) for pair in pairs if not pair.same]
    above = sum((a > b) + (a == b) / 2 for a in true for b in false)
    return above / (len(true) * len(false))


def best_threshold(pairs: Iterable[Pair], scores: Scores) -> float:
    """Return the match weight from which linking does best on some pairs."""
    own = list(pairs)

    def f1(threshold: float) -> float:
        answers = [(pair.same, _weight(pair, scores) >= threshold) for pair in own]
        right = sum(same and said for same, said in answers)
        return 2 * right / max(1, sum(same for same, _ in answers) + sum(said for _, said in answers))

    return max((step / 4 for step in range(-80, 120)), key=f1)


def _weight(pair: Pair, scores: Scores) -> float:
    one, other = sorted((pair.one.id, pair.other.id))
    return scores.get((one, other), -100.0)


def main(argv: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--record", default=None)
    args = parser.parse_args(argv)
    actors = load_actors()
    with tempfile.TemporaryDirectory() as folder:
        claims, documents = read(args.articles, args.record or f"{folder}/pairs.db")
    pairs, _ = judged(claims, documents)
    facts = facts_of_all(claims, documents)
    by_id = {fact.id: fact for fact in facts}
    table = rows(claims, facts, actors)
    known = {row["unique_id"] for row in table}
    labels = [
        {"unique_id_l": one, "unique_id_r": other}
        for pair in pairs
        if pair.half == TUNE and pair.same
        for one, other in [sorted((pair.one.id, pair.other.id))]
        if {one, other} <= known
    ]
    ranks: dict[str, Callable[[Pair], float]] = {
        "dateline, pairs": lambda p: log_odds(by_id[p.one.id], by_id[p.other.id], actors)
    }
    answers: dict[str, Callable[[Pair], bool]] = {
        "dateline, pairs": lambda p: ranks["dateline, pairs"](p) > 0,
        "dateline, events": in_one_event(link(claims, documents, actors=actors)),
    }
    for name, given in {"splink, unlabelled": None, "splink, labelled": labels}.items():
        scores, linker, predictions = splink(table, given)
        threshold = best_threshold((pair for pair in pairs if pair.half == TUNE), scores)
        ranks[f"{name}, pairs"] = partial(_weight, scores=scores)
        answers[f"{name}, pairs"] = lambda p, s=scores, t=threshold: _weight(p, s) >= t  # type: ignore[misc]
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_weight=threshold
        ).as_pandas_dataframe()
        event = dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True))
        answers[f"{name}, events"] = lambda p, e=event: (  # type: ignore[misc]
            e.get(p.one.id, p.one.id) == e.get(p.other.id, p.other.id)
        )
    for half in (TUNE, HELD_OUT):
        own = [pair for pair in pairs if pair.half == half]
        sys.stdout.write(f"{half}: {len(own)} pairs\n")
        for name, answer in answers.items():
            rank = f"  ranked {ranked(own, ranks[name]):.3f}" if name in ranks else ""
            sys.stdout.write(f"  {name:<28} {figures(own, answer)}{rank}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
