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

REPORT = (
    "The Iraqi army may have retaken parts of Mosul, residents said. Shells fell on the eastern suburbs. "
    "At least 40 fighters were killed on Monday. Islamic State seized Mosul in June 2014."
)

beliefs = st.floats(0, 1)


@given(beliefs, beliefs)
def test_what_ships_keeps_the_order_of_claims_and_is_a_probability(one: float, other: float) -> None:
    shipped = confidence.load()

    low, high = sorted((one, other))
    assert 0 <= shipped(low) <= shipped(high) <= 1


@given(beliefs)
def test_the_heads_can_be_taken_at_their_word(belief: float) -> None:
    assert AS_BELIEVED(belief) == pytest.approx(belief, abs=5e-5)


@pytest.mark.parametrize(
    ("believed", "right"),
    [
        ((0.1, 0.9), (0.5, 0.4)),
        ((0.5, 0.5), (0.1, 0.2)),
        ((0.1, 0.2), (0.1, 1.2)),
        ((), ()),
        ((0.1,), (0.1, 0.2)),
    ],
)
def test_a_map_that_would_turn_claims_around_is_refused(
    believed: tuple[float, ...], right: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="no calibration"):
        Calibration(believed=believed, right=right)


def test_only_the_confidence_of_claims_is_touched(read) -> None:  # type: ignore[no-untyped-def]
    document, reading = read(REPORT)
    parts = {
        "language": load(),
        "actors": load_actors(),
        "gazetteer": open_gazetteer(),
        "heads": Heads.load(),
    }
    plain = Extractor(**parts, calibration=AS_BELIEVED).extract(document)
    halved = Extractor(**parts, calibration=Calibration(believed=(0.0, 1.0), right=(0.0, 0.5)))

    assert len(plain.claims) >= 3
    for claim, half, ours in zip(plain.claims, halved.extract(document).claims, reading.claims, strict=True):
        assert half.confidence == pytest.approx(claim.confidence / 2, abs=1e-4)
        assert ours.confidence == confidence.load()(claim.confidence)
        assert replace(half, confidence=1) == replace(ours, confidence=1) == replace(claim, confidence=1)


# ------------------------------------------------------------------------------------------------------ fits


@pytest.fixture(scope="module")
def too_sure() -> calibration.Judged:
    """Claims of forty reports by heads whose log-odds are twice what they should be."""
    chance = np.random.default_rng(7)
    odds = chance.normal(0.5, 1.5, 4000)
    return calibration.Judged(
        believed=1 / (1 + np.exp(-2 * odds)),
        right=(chance.random(4000) < 1 / (1 + np.exp(-odds))).astype(float),
        report=np.repeat([f"report-{n}" for n in range(40)], 100),
    )


@pytest.mark.parametrize("name", ["isotonic", "platt"])
def test_a_fitted_map_mends_heads_that_are_too_sure(name: str, too_sure: calibration.Judged) -> None:
    mended = calibration.held_out(too_sure, calibration.FITS[name])
    raw = calibration.held_out(too_sure, calibration.as_believed)

    assert np.allclose(raw, too_sure.believed, atol=1e-4)
    assert calibration.brier(mended, too_sure.right) < calibration.brier(raw, too_sure.right) - 0.01
    assert (
        calibration.expected_error(mended, too_sure.right)
        < 0.03
        < calibration.expected_error(raw, too_sure.right)
    )


def test_the_logistic_curve_is_found_again(too_sure: calibration.Judged) -> None:
    fitted = calibration.platt(too_sure.believed, too_sure.right)

    for belief in (0.1, 0.5, 0.9, 0.98):
        truth = 1 / (1 + np.sqrt((1 - belief) / belief))
        assert fitted(belief) == pytest.approx(truth, abs=0.03)


def test_blocks_that_fall_are_pooled() -> None:
    believed, right = np.array([0.1, 0.2, 0.3, 0.4, 0.9]), np.array([0.0, 1.0, 0.0, 0.0, 1.0])
    fitted = calibration.isotonic(believed, right)

    assert fitted.believed == (0.1, 0.3, 0.9)
    assert fitted.right == (0.0, 0.3333, 1.0)


def test_no_report_is_judged_by_a_map_fitted_to_itself(too_sure: calibration.Judged) -> None:
    seen = []

    def notes(believed: np.ndarray, right: np.ndarray) -> Calibration:
        seen.append(len(right))
        return Calibration(believed=(0.0, 1.0), right=(float(right.mean()),) * 2)

    one_is_wrong = replace(
        too_sure, right=np.where(too_sure.report == "report-3", 0.0, np.ones_like(too_sure.right))
    )
    by_others = calibration.held_out(one_is_wrong, notes)

    assert seen == [3900] * 40
    assert set(by_others[too_sure.report == "report-3"]) == {1.0}


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
    assert f"written to {out}" in printed and fitted(0.2) < fitted(0.95)
