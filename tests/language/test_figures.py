"""The runner of the language figures: its names, its examples, its reading of treebanks."""

import doctest
import gzip
import importlib
from pathlib import Path

import pytest
from evaluation.language import __main__ as runner
from evaluation.language import treebanks
from evaluation.language.report import row

CONLLU = """\
# newdoc id = GUM_news_siege
# newpar
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	fled	flee	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

1	Why	why	ADV	WRB	_	0	root	_	_
2-3	cannot	_	_	_	_	_	_	_	SpaceAfter=No
2	can	can	AUX	MD	_	1	dep	_	_
3	not	not	PART	RB	_	1	dep	_	_
4	?	?	PUNCT	.	_	1	punct	_	_

# newdoc id = GUM_whow_joke
# newpar
1	Laugh	laugh	VERB	VB	_	0	root	_	_

"""


@pytest.mark.parametrize("name", ["broken", "headlines", "report"])
def test_examples_print_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"evaluation.language.{name}"))
    assert result.attempted
    assert not result.failed


def test_every_measure_is_documented() -> None:
    lines = (runner.__doc__ or "").splitlines()
    assert [line.split()[0] for line in lines if line.split()[:1] and line.split()[0] in runner.MEASURES] == [
        *runner.MEASURES
    ]


def test_an_unknown_measure_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        runner.main(["--only", "headlines,nouns"])
    assert error.value.code == 2
    assert "no such measure: nouns" in capsys.readouterr().err


def test_only_what_was_asked_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["--only", "headlines"]) == 0
    heading, *rows = capsys.readouterr().out.strip().splitlines()
    assert "100 headlines" in heading
    assert len(rows) == 4
    assert "(target ≥ 95)" in rows[0]


def test_a_row_prints_notes_beside_their_figures(capsys: pytest.CaptureFixture[str]) -> None:
    row("town", {"UAS": 90.0, "LAS": 87.25}, notes={"LAS": "target ≥ 88"}, digits=1)
    assert capsys.readouterr().out.split(maxsplit=1) == ["town", "UAS 90.0  LAS 87.2 (target ≥ 88)\n"]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "data/ud"
    folder.mkdir(parents=True)
    for name in ("ewt", "gum"):
        with gzip.open(folder / f"en_{name}-ud-dev.conllu.gz", "wt", encoding="utf-8") as file:
            file.write(CONLLU.replace("GUM_news_", "weblog-") if name == "ewt" else CONLLU)
    return tmp_path


def test_genres_are_read_off_the_names_of_documents(corpora: Path) -> None:
    found = treebanks.development(corpora)
    assert [treebanks.genre(s) for s in found[treebanks.GUM]] == ["news", "news"]
    assert treebanks.genre(found[treebanks.EWT][0]) == "weblog"


def test_a_treebank_becomes_running_text_again(corpora: Path) -> None:
    (text,) = treebanks.texts(treebanks.development(corpora)[treebanks.GUM])
    assert text.text.rstrip() == "Rebels fled. Why cannot?"
    assert [span.of(text.text) for span, _ in text.sentences] == ["Rebels fled.", "Why cannot?"]
    assert [[span.of(text.text) for span in words] for words in text.words] == [
        ["Rebels", "fled", "."],
        ["Why", "can", "not", "?"],
    ]
