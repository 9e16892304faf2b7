"""Confidence is a probability: the map that ships, the maps that are fitted, and how they are measured."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from evaluation import calibration
from hypothesis import given
from hypothesis import strategies as st

from dateline.actors import load_actors
from dateline.claims import Extractor, confidence
from dateline.claims.confidence import AS_BELIEVED, Calibration
from dateline.claims.heads import Heads
from dateline.gazetteer import open_gazetteer
from dateline.language import load
from dateline.model import ClaimType

REPORT = (
    "The Iraqi army may have retaken parts of Mosul, residents said. Shells fell on the eastern suburbs. "
    "At least 40 fighters were killed on Monday. Islamic State seized Mosul in June 2014."
)

beliefs = st.floats(0, 1)
types = st.sampled_from(ClaimType)


@given(beliefs, beliefs, types)
def test_what_ships_keeps_the_order_of_a_types_claims(one: float, other: float, type_: ClaimType) -> None:
    shipped = confidence.load()

    low, high = sorted((one, other))
    assert 0 < shipped(low, type_) <= shipped(high, type_) < 1


@given(beliefs, types)
def test_the_heads_can_be_taken_at_their_word(belief: float, type_: ClaimType) -> None:
    assert AS_BELIEVED(belief, type_) == pytest.approx(belief, abs=0.00105)


def test_what_would_turn_claims_around_or_leaves_a_type_out_is_refused() -> None:
    every = dict.fromkeys(ClaimType, 1.0)
    with pytest.raises(ValueError, match="no calibration"):
        Calibration(slope={**every, ClaimType.HOLD: -0.1}, level=every)
    with pytest.raises(ValueError, match="no calibration"):
        Calibration(slope=every, level={ClaimType.HOLD: 0.0})


def test_only_the_confidence_of_claims_is_touched(read) -> None:  # type: ignore[no-untyped-def]
    document, reading = read(REPORT)
    parts = {
        "language": load(),
        "actors": load_actors(),
        "gazetteer": open_gazetteer(),
        "heads": Heads.load(),
    }
    plain = Extractor(**parts, calibration=AS_BELIEVED).extract(document)
    flat = Calibration(slope=dict.fromkeys(ClaimType, 0.0), level=dict.fromkeys(ClaimType, 0.0))
    unsure = Extractor(**parts, calibration=flat)

    assert len(plain.claims) >= 3
    for claim, even, ours in zip(plain.claims, unsure.extract(document).claims, reading.claims, strict=True):
        assert even.confidence == 0.5
        assert ours.confidence == pytest.approx(confidence.load()(claim.confidence, claim.type), abs=2e-4)
        assert replace(even, confidence=1) == replace(ours, confidence=1) == replace(claim, confidence=1)


# ------------------------------------------------------------------------------------------------------ fits


KIND = {"hold": -1.0, "capture": 1.0}
"""Log-odds by which claims of a type are righter than the heads believe."""


@pytest.fixture(scope="module")
def too_sure() -> calibration.Judged:
    """Claims of forty reports by heads whose log-odds are twice what they should be, whatever the type."""
    chance = np.random.default_rng(7)
    odds = chance.normal(0.5, 1.5, 4000)
    kinds = chance.choice([calibration.TYPES.index(ClaimType(kind)) for kind in KIND], 4000)
    shift = np.array([KIND[calibration.TYPES[kind].value] for kind in kinds])
    return calibration.Judged(
        believed=1 / (1 + np.exp(-2 * odds)),
        right=(chance.random(4000) < 1 / (1 + np.exp(-odds - shift))).astype(float),
        type=kinds,
        report=np.repeat([f"report-{n}" for n in range(40)], 100),
    )


def test_fitted_maps_mend_heads_that_are_too_sure(too_sure: calibration.Judged) -> None:
    confident = {name: calibration.held_out(too_sure, fit) for name, fit in calibration.FITS.items()}
    brier = {name: calibration.brier(sure, too_sure.right) for name, sure in confident.items()}
    error = {name: calibration.expected_error(sure, too_sure.right) for name, sure in confident.items()}

    assert np.allclose(confident["as believed"], too_sure.believed, atol=0.002)
    assert brier["by type"] < brier["one curve"] - 0.01 < brier["as believed"] - 0.02
    assert max(error["by type"], error["one curve"]) < 0.03 < error["as believed"]
    assert calibration.best(too_sure) == "by type"


def test_the_curves_are_found_again(too_sure: calibration.Judged) -> None:
    fitted = calibration.by_type(too_sure)

    for belief in (0.1, 0.5, 0.9, 0.98):
        for kind, shift in KIND.items():
            truth = 1 / (1 + np.sqrt((1 - belief) / belief) * np.exp(-shift))
            assert fitted(belief, ClaimType(kind)) == pytest.approx(
                truth, abs=0.04
            )  # the prior draws levels together


def test_a_type_that_is_hardly_seen_stays_near_the_others(too_sure: calibration.Judged) -> None:
    rare = np.where(np.arange(4000) < 2, calibration.TYPES.index(ClaimType.NEED), too_sure.type)
    fitted = calibration.by_type(
        replace(too_sure, type=rare, right=np.where(rare != too_sure.type, 0.0, too_sure.right))
    )

    low, high = fitted.level[ClaimType.HOLD], fitted.level[ClaimType.CAPTURE]
    assert low < fitted.level[ClaimType.NEED] < high
    assert fitted.level[ClaimType.AID] == pytest.approx((low + high) / 2, abs=0.2)


def test_no_report_is_judged_by_a_map_fitted_to_itself(too_sure: calibration.Judged) -> None:
    seen = []

    def notes(claims: calibration.Judged) -> Calibration:
        seen.append(set(claims.report))
        share = float(claims.right.mean() > 0.999)
        return Calibration(slope=dict.fromkeys(ClaimType, 0.0), level=dict.fromkeys(ClaimType, 10 * share))

    all_right = np.ones_like(too_sure.right)
    one_is_wrong = replace(too_sure, right=np.where(too_sure.report == "report-3", 0.0, all_right))
    by_others = calibration.held_out(one_is_wrong, notes)

    assert [len(reports) for reports in seen] == [39] * 40
    assert set(by_others[too_sure.report == "report-3"]) == {1.0}
    assert set(by_others[too_sure.report != "report-3"]) == {0.5}


def test_scores_are_those_of_the_textbook() -> None:
    confident, right = np.array([0.95, 0.85, 0.85, 1.0]), np.array([1.0, 0.0, 1.0, 1.0])

    assert calibration.brier(confident, right) == pytest.approx((0.05**2 + 0.85**2 + 0.15**2) / 4)
    assert calibration.bins(confident, right) == [(2, 0.85, 0.5), (2, 0.975, 1.0)]
    assert calibration.expected_error(confident, right) == pytest.approx((2 * 0.35 + 2 * 0.025) / 4)


# --------------------------------------------------------------------------------------------------- command


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the gold's scorer leaves one
def test_the_command_writes_what_the_package_reads(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "confidence.csv"
    assert calibration.main([str(shared / "gold/dev/fakes"), "--fit", "--out", str(out)]) == 0
    printed = capsys.readouterr().out

    coded = [json.loads(file.read_text()) for file in (shared / "gold/dev/fakes").glob("*.json")]
    assert f"{sum('claims' in one for one in coded)} reports with claims" in printed
    assert all(name in printed for name in (*calibration.FITS, "as shipped"))
    monkeypatch.setattr(confidence, "FILE", out)
    confidence.load.cache_clear()
    fitted = confidence.load()
    confidence.load.cache_clear()
    assert f"written to {out}" in printed and fitted(0.2, ClaimType.HOLD) < fitted(0.95, ClaimType.HOLD)
