"""The reports written for the training: their format, and that every one of them keeps to it."""

from pathlib import Path

import pytest
from training.examples import BEGIN, INSIDE
from training.written import FOLDER, Fault, claim_of, main, reports, written

FILE = """\
== marib-03 | 2021-02-18 | Marib Wire
H: Houthis push towards Marib
- push | advance | ongoing | agent=Houthis | place=Marib
S: Houthi fighters took a camp on Thursday, and took another on Friday, a source said.
- took | capture | happened | agent=Houthi fighters | place=a camp | when=on Thursday | source=a source
- took | capture | happened | agent=Houthi fighters | when=on Friday | source=a source
S: Nobody was hurt.

S: Markets were quiet.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "marib.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def words(example, tags) -> list[str]:
    return [word for word, tag in zip(example.words, tags, strict=True) if tag]


def test_a_headline_and_each_paragraph_make_an_example(file: Path):
    headline, first, second = written(file.parent)
    assert headline.words == ("Houthis", "push", "towards", "Marib")
    assert [sum(e.starts or ()) for e in (headline, first, second)] == [1, 2, 1]
    assert second.claims == ()
    assert {e.document for e in (headline, first, second)} == {"marib/marib-03"}


def test_roles_are_words_of_the_claims_own_sentence(file: Path):
    _, example, _ = written(file.parent)
    one, other = example.claims or ()
    assert words(example, one.roles["when"]) == ["on", "Thursday"]
    assert words(example, one.roles["place"]) == ["a", "camp"]
    assert words(example, other.roles["when"]) == ["on", "Friday"]
    assert [tag for tag in one.roles["agent"] if tag] == [BEGIN, INSIDE]
    assert words(example, one.within)[-1] == "."
    assert len(words(example, one.within)) < len(example.words)


def test_a_word_said_twice_is_two_triggers_in_their_order(file: Path):
    _, example, _ = written(file.parent)
    places = [claim.trigger.index(BEGIN) for claim in example.claims or ()]
    assert places == [i for i, word in enumerate(example.words) if word == "took"]


@pytest.mark.parametrize(
    "line",
    [
        "took | capture",
        "took | conquest | happened",
        "took | capture | perhaps",
        "took | capture | happened | victim=a camp",
        "took | capture | happened | place=a base",
        "seized | capture | happened",
    ],
)
def test_a_claim_that_the_guide_or_the_sentence_does_not_know_is_a_fault(line: str):
    with pytest.raises(Fault):
        claim_of(line, "They took a camp.")


def test_the_check_names_file_line_and_reason(file: Path, capsys: pytest.CaptureFixture[str]):
    file.write_text(FILE + "- were | need | ongoing | agent=Nobody\nMarkets\n", encoding="utf-8")
    assert main([str(file)]) == 1
    out = capsys.readouterr().out
    assert "marib.txt:10: 'Nobody' does not stand in 'Markets were quiet.'" in out
    assert "marib.txt:11: what is 'Markets'?" in out


def test_the_shipped_reports_have_no_fault():
    every = [report for path in sorted(FOLDER.glob("*.txt")) for report in reports(path)]
    assert [report for report in every if isinstance(report, str)] == []
    claims = [c for r in every for p in r.paragraphs for line in p for c in line.claims]  # type: ignore[union-attr]
    assert len(every) > 500 and len({c.type for c in claims}) == 24 and len({c.status for c in claims}) == 5


WHOLE = """\
== derna-01 | 2018-06-10 | Derna Wire | whole
S: The army shelled Derna on Friday.
- shelled | shelling | happened | agent=The army | place=Derna | when=on Friday | day=2018-06-08
S: Six people were killed and more may die.
- killed | casualties | happened | agent^=The army | patient=Six people | day=2018-06-08
- may die | casualties | possible | day=-
"""


def test_a_report_coded_whole_says_what_its_claims_take_from_the_rest(tmp_path: Path):
    path = tmp_path / "derna.txt"
    path.write_text(WHOLE, encoding="utf-8")
    (report,) = reports(path)
    shelled, killed, may_die = (claim for line in report.lines for claim in line.claims)
    assert report.whole and (report.published, report.outlet) == ("2018-06-10", "Derna Wire")
    assert shelled.days == killed.days == ("2018-06-08", "2018-06-08")
    assert may_die.days == (None, None)
    assert killed.elsewhere == {"agent": ["The army"]}
    assert "agent" not in killed.roles


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("agent^=The army", "agent^=The navy", "'The navy' does not stand in the report"),
        (" | day=-", "", "no days for 'may die'"),
        ("day=-", "day=2018-06-31", "no day '2018-06-31'"),
    ],
)
def test_what_a_whole_report_lacks_is_a_fault(tmp_path: Path, old: str, new: str, reason: str):
    path = tmp_path / "derna.txt"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    assert any(reason in fault for fault in reports(path) if isinstance(fault, str))


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2018-06-08", ("2018-06-08", "2018-06-08")),
        ("2018-06-01/2018-06-08", ("2018-06-01", "2018-06-08")),
        ("/2018-06-08", (None, "2018-06-08")),
        ("2018-06-08/", ("2018-06-08", None)),
        ("-", (None, None)),
    ],
)
def test_days_are_one_or_a_run_with_open_ends(said: str, days: tuple[str | None, str | None]):
    assert claim_of(f"shelled | shelling | happened | day={said}", "They shelled it.").days == days
