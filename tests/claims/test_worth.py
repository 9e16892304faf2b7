import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.worth import Taught, fitted, score, table, threshold

import dateline
from dateline import settings
from dateline.actors import load_actors
from dateline.claims import Extractor
from dateline.claims.heads import Heads
from dateline.claims.scene import regions
from dateline.claims.worth import BIAS, LONG, Worth, sentences
from dateline.cli import main
from dateline.documents import read as read_pages
from dateline.errors import UsageError
from dateline.gazetteer import open_gazetteer
from dateline.ids import DocumentId
from dateline.language import load, name_of
from dateline.language.paragraphs import split
from dateline.model import Document, Moment, Span
from dateline.stages import Stages

ESTATE = "The estate agent opens at nine, and a garden with old roses lies behind the shop."
SHELLED = "Rebels shelled the town of Hama on Friday, killing four soldiers."
RETAKEN = "The army said on Saturday that its troops had retaken two villages north of Hama."


@pytest.fixture(scope="module")
def worth() -> Worth:
    return Worth.load(load_actors())


@pytest.fixture(scope="module")
def thrifty(worth: Worth) -> Extractor:
    return Extractor(
        language=load(), actors=load_actors(), gazetteer=open_gazetteer(), heads=Heads.load(), worth=worth
    )


@pytest.fixture(scope="module")
def reports(root: Path) -> list[Document]:
    found = list(read_pages([root / "sample/reports"]))
    return [one for one in found if isinstance(one, Document)]


def document(text: str) -> Document:
    return Document(
        id=DocumentId("d0"),
        name="report",
        ref="report.txt",
        text=text,
        body=Span(0, len(text)),
        headline=None,
        published=Moment(date(2016, 8, 26)),
    )


def parts(worth: Worth, text: str) -> list[str]:
    return [part.of(text) for part in worth.parts(text, [Span(0, len(text))])]


# ------------------------------------------------------------------------------------------------- sentences


@given(st.text(alphabet="aB3.!?…”’) \n", max_size=60))
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert "".join("".join(s.of(text) for s in found).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Saadi and J. Doe of the U.S. Army fled.",
        "Nearly 2.5 tonnes fell at 5 p.m. local time.",
        "It hit “the bridge.” she said.",
    ],
)
def test_no_sentence_ends_at_an_abbreviation_or_before_a_small_letter(text: str) -> None:
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == [text]


# ---------------------------------------------------------------------------------------------------- parts


def test_paragraphs_without_an_event_are_left_out(worth: Worth) -> None:
    assert parts(worth, f"{SHELLED}\n\n{ESTATE}\n\n{RETAKEN}\n") == [SHELLED, RETAKEN]


def test_a_paragraph_is_taken_whole(worth: Worth) -> None:
    mixed = f"{ESTATE} {SHELLED} {ESTATE}"
    assert parts(worth, mixed) == [mixed]


def test_of_a_long_paragraph_the_likely_sentences_are_taken(worth: Worth) -> None:
    dull = " ".join([ESTATE] * (LONG // 10))
    assert parts(worth, f"{dull} {SHELLED} {SHELLED} {dull} {SHELLED}") == [f"{SHELLED} {SHELLED}", SHELLED]


def test_parts_are_whole_paragraphs_in_order(worth: Worth, reports: list[Document]) -> None:
    for report in reports:
        every = [p for region in regions(report) for p in split(report.text, region)]
        found = list(worth.parts(report.text, regions(report)))
        assert found == [p for p in every if p in set(found)]
        assert found


# ------------------------------------------------------------------------------------------------ the fitting


def taught(document: str, claims: int, *words: str) -> Taught:
    return Taught(document=document, signs=frozenset({BIAS, *words}), claims=claims)


def test_the_fit_finds_what_tells_claims_from_other_text() -> None:
    told = [taught(f"war {i}", 1, "town", "shell") for i in range(20)]
    other = [taught(f"shop {i}", 0, "town", f"beach {i}") for i in range(40)]
    weights = fitted(told + other)
    assert weights["shell"] > 1 > abs(weights["town"])
    assert score(weights, told[0]) > 0 > score(weights, other[0])
    assert not any("beach" in sign for sign in weights), "a word of one document tells nothing"


def test_the_threshold_keeps_claims_of_documents_that_the_fit_never_saw() -> None:
    told = [taught(f"war {i:02}", 1, "shell" if i % 10 else "mortar") for i in range(40)]
    other = [taught(f"shop {i}", 0, "beach") for i in range(40)]
    weights, least = fitted(told + other), threshold(told, other)
    assert all(score(weights, one) >= least for one in told)
    assert all(score(weights, one) < least for one in other)
    alone = [*told[:-1], taught("war 39", 1, "raid")]
    assert threshold(alone, other) < least, "a word that one document alone has is held out with it"
    table_ = dict(row.split("\t") for row in table(weights, least).splitlines())
    assert list(table_) == sorted(table_)
    assert float(table_[BIAS]) == pytest.approx(weights[BIAS] - least, abs=0.01)


# ------------------------------------------------------------------------------------------------ the claims


def test_what_is_parsed_is_parsed_as_without_the_choice(
    extractor: Extractor, thrifty: Extractor, worth: Worth, reports: list[Document]
) -> None:
    for report in reports:
        parsed = list(worth.parts(report.text, regions(report)))
        every, likely = extractor.extract(report), thrifty.extract(report)
        inside = [s for s in every.sentences if any(p.start <= s.start < p.end for p in parsed)]
        assert list(likely.sentences) == inside
        told = {(claim.trigger, claim.type) for claim in every.claims}
        assert {(claim.trigger, claim.type) for claim in likely.claims} <= told


def test_reports_from_a_war_lose_hardly_a_claim(
    extractor: Extractor, thrifty: Extractor, reports: list[Document]
) -> None:
    every = sum(len(extractor.extract(report).claims) for report in reports)
    assert sum(len(thrifty.extract(report).claims) for report in reports) >= 0.97 * every > 50


def test_names_are_found_in_what_is_not_parsed(thrifty: Extractor) -> None:
    text = f"{SHELLED}\n\nI love the coffee of the shop in Homs that Hezbollah runs; really good."
    seen = thrifty.extract(document(text))
    assert {sentence.start for sentence in seen.sentences} == {0}
    assert "Hezbollah" in {actor.text for actor in seen.actors}
    assert {place.text for place in seen.places} >= {"Hama", "Homs"}


def test_a_report_of_nothing_costs_no_parse(thrifty: Extractor) -> None:
    seen = thrifty.extract(document(ESTATE))
    assert (seen.sentences, seen.claims) == ((), ())


# ------------------------------------------------------------------------------------------------ the record


def test_the_record_says_what_was_parsed_and_another_choice_reads_anew(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = f"{dateline.__version__} {name_of()}"
    report = root / "sample/reports/ramadi-retaken.txt"

    def run(*flags: str) -> tuple[str, list[str]]:
        assert main(["read", str(report), *flags]) == 0
        told = capsys.readouterr().err.split(",")[0]
        assert main(["summary", "--format", "json"]) == 0
        return told, list(json.loads(capsys.readouterr().out)["read_by"])

    assert run() == ("1 new report", [own])
    assert run("--parse", "likely") == ("1 new report", [f"{own} likely"])
    assert run("--parse", "likely") == ("0 new reports", [f"{own} likely"])
    monkeypatch.setenv("DATELINE_PARSE", "likely")
    assert run() == ("0 new reports", [f"{own} likely"])
    assert run("--parse", "all") == ("1 new report", [own])


def test_processes_parse_what_was_chosen(root: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    texts = [f"{SHELLED}\n\n{ESTATE}", ESTATE, f"{RETAKEN}\n\n{SHELLED}"]
    rows.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))
    dumps = []
    for workers in (1, 2):
        with dateline.open(str(tmp_path / f"{workers}.db"), create=True, parse="likely") as record:
            record.read([rows], workers=workers)
            assert list(record.read_by()) == [Stages(parse="likely").version()]
            dumps.append(list(record.dump()))
    assert dumps[0] == dumps[1]


def test_a_choice_that_makes_no_sense_gets_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with (
        dateline.open("war.db", create=True, parse="most") as record,
        pytest.raises(UsageError, match="unknown choice of paragraphs 'most'; write all or likely"),
    ):
        record.read([tmp_path])
    monkeypatch.setenv("DATELINE_PARSE", "most")
    with pytest.raises(UsageError, match="DATELINE_PARSE"):
        settings.load()
