"""News of no armed conflict: the reports that are counted on, and the counting."""

import doctest
import json
from pathlib import Path

import pytest
from evaluation import peacetime

from dateline.documents import read
from dateline.model import Document

WAR = "MOSUL, Iraq. The Iraqi army retook Mosul from Islamic State on Thursday. Forty militants died."


@pytest.fixture(scope="module")
def written() -> list[dict[str, str]]:
    return [json.loads(line) for line in peacetime.WRITTEN.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found() -> peacetime.Tally:
    return peacetime.tally(peacetime.documents(peacetime.corpora(Path("nowhere"))["written"]))


def test_the_written_reports_are_of_many_kinds_and_all_different(written: list[dict[str, str]]) -> None:
    assert len(written) >= 25
    assert len({row["id"] for row in written}) == len({row["text"] for row in written}) == len(written)
    assert len({row["topic"] for row in written}) >= 10


def test_every_written_report_is_read_as_the_reader_reads_a_users_rows(
    written: list[dict[str, str]], found: peacetime.Tally
) -> None:
    assert found.documents == len(written)
    assert 6 * found.documents <= found.sentences <= 11 * found.documents  # a headline, and 5 to 10 more
    for document in peacetime.documents(written):
        assert document.published is not None and document.headline is not None


def test_a_claim_there_is_counted_and_its_words_are_named(
    found: peacetime.Tally, written: list[dict[str, str]]
) -> None:
    war = {"id": "war", "text": WAR, "title": "Army retakes Mosul", "date": "2016-04-15"}
    with_war = peacetime.tally(peacetime.documents([*written, war]))

    told = [claim for claim, document in with_war.claims if document.name == "war"]
    assert {claim.type.value for claim in told} >= {"capture", "casualties"}
    assert len(with_war.claims) == len(found.claims) + len(told)
    assert with_war.silent == found.silent
    assert with_war.per_sentence == pytest.approx(len(with_war.claims) / with_war.sentences)
    words = [claim.trigger.of(document.text).lower() for claim, document in with_war.claims]
    assert all(words.count(word) == times for word, times in with_war.commonest())


def test_the_written_reports_can_be_read_by_the_program_itself() -> None:
    documents = [one for one in read([peacetime.WRITTEN]) if isinstance(one, Document)]

    assert {one.headline for one in documents} > {"Army defeats Navy again", "Snow brings Rome to a halt"}


def test_corpora_become_prose(shared: Path) -> None:
    rows = peacetime.corpora(shared)
    news, *_ = peacetime.documents(rows["meantime"])
    reviews = peacetime.documents(rows["ewt"])

    assert doctest.testmod(peacetime).failed == 0
    assert " ." not in news.text and "``" not in news.text
    assert news.published is not None
    assert {one.name.partition("-")[0] for one in reviews} == {"reviews", "answers"}


def test_the_command_prints_a_line_for_each_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert peacetime.main(["--only", "written", "--list"]) == 0
    figures, triggers, *claims = capsys.readouterr().out.splitlines()

    assert figures.startswith("written") and f"{len(claims):5} claims" in figures
    assert triggers.strip()
    with pytest.raises(SystemExit):
        peacetime.main(["--only", "wartime"])
