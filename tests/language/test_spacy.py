"""A spaCy pipeline in the place of our own: a tiny one, made here, that tags and parses by rule."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import dateline
from dateline import language as pipelines
from dateline.cli import main
from dateline.language import Language, Sentence
from dateline.language.clearnlp import MARKS
from dateline.model import Span

VERBS = {"seized", "shelled", "retook", "captured", "killed", "fled", "said", "entered"}
PREPOSITIONS = {"in", "on", "from", "to", "of", "by", "near", "after"}
WORDS = {"the": ("DET", "DT"), "a": ("DET", "DT"), "and": ("CCONJ", "CC")}
TOWNS = {"Mosul", "Hama", "Ramadi"}
DAYS = {"Monday", "Friday"}
UNIVERSAL = {"dobj": "obj", "pobj": "obl", "prep": "case"}


def tagged(text: str) -> tuple[str, str]:
    """Part of speech and tag of a word."""
    if text.isspace():
        return "SPACE", "_SP"
    if not any(c.isalnum() for c in text):
        return "PUNCT", "."
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if text in VERBS:
        return "VERB", "VBD"
    if text.lower() in PREPOSITIONS:
        return "ADP", "IN"
    return ("PROPN", "NNP") if text[0].isupper() else ("NOUN", "NN")


def parsed(tags: list[str], *, universal: bool) -> Iterator[tuple[int, str]]:
    """Head and relation of each word: the first verb heads all but prepositions' nouns, and determiners."""
    root = tags.index("VERB") if "VERB" in tags else 0
    preposition = -1
    for i, tag in enumerate(tags):
        if i == root:
            yield i, "ROOT"
        elif tag == "DET" and i + 1 < len(tags):
            yield i + 1, "det"
        elif tag == "ADP":
            preposition = i
            follows = next((j for j in range(i + 1, len(tags)) if tags[j] in ("NOUN", "PROPN")), None)
            yield (follows, "prep") if universal and follows not in (None, root) else (root, "prep")
        elif tag in ("NOUN", "PROPN"):
            governed, preposition = preposition, -1
            if governed >= 0:
                yield (root if universal else governed), "pobj"
            else:
                yield root, "nsubj" if i < root else "dobj"
        else:
            yield root, "punct" if tag == "PUNCT" else "dep"


def names(text: str) -> str:
    kind = "GPE" if text in TOWNS else "DATE" if text in DAYS else "EVENT" if text == "Ramadan" else ""
    return f"B-{kind}" if kind else "O"


def by_rule(doc: Doc, *, universal: bool = False, leave_out: str = "") -> Doc:
    """Return a document with everything that the rules say, but for what is left out."""
    tags = [tagged(token.text) for token in doc]
    heads, relations = [], []
    for run in doc.sents:
        for head, relation in parsed([tags[token.i][0] for token in run], universal=universal):
            heads.append(run.start + head)
            relations.append(UNIVERSAL.get(relation, relation) if universal else relation)
    given: dict[str, Any] = {
        "pos": [tag for tag, _ in tags],
        "tags": [tag for _, tag in tags],
        "heads": heads,
        "deps": relations,
        "ents": [names(token.text) for token in doc],
    }
    kept = {name: values for name, values in given.items() if name not in leave_out.split()}
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, **kept)


@spacy.Language.component("rules-of-clearnlp")
def rules_of_clearnlp(doc: Doc) -> Doc:
    return by_rule(doc)


@spacy.Language.component("rules-of-ud")
def rules_of_ud(doc: Doc) -> Doc:
    return by_rule(doc, universal=True)


@spacy.Language.component("rules-without-tags")
def rules_without_tags(doc: Doc) -> Doc:
    return by_rule(doc, leave_out="pos tags")


def pipeline(*components: str) -> spacy.Language:
    made = spacy.blank("en")
    for component in components:
        made.add_pipe(component)
    made.meta.update({"name": "tiny", "version": "1.2.0"})
    return made


def saved(folder: Path, *components: str) -> str:
    """Save a pipeline; return how it is chosen."""
    pipeline(*components).to_disk(folder)
    return f"spacy:{folder}"


@pytest.fixture(scope="module")
def choice(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(tmp_path_factory.mktemp("spacy") / "tiny", "sentencizer", "rules-of-clearnlp")


@pytest.fixture(scope="module")
def tiny(choice: str) -> Language:
    return pipelines.load(choice)


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the program in this process and an empty folder: exit status, output, messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_LANGUAGE", raising=False)

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_it


def parse(language: Language, text: str) -> tuple[Sentence, ...]:
    return language.parse(text, [Span(0, len(text))])


# ------------------------------------------------------------------------------------------------ the records


def test_a_sentence_comes_out_in_our_records(tiny: Language) -> None:
    text = "The rebels seized the town of Hama on Friday."
    (sentence,) = parse(tiny, text)
    assert (sentence.start, sentence.end) == (0, len(text))
    assert [(t.text, t.upos, t.xpos, t.head, t.deprel) for t in sentence.tokens] == [
        ("The", "DET", "DT", 1, "det"),
        ("rebels", "NOUN", "NN", 2, "nsubj"),
        ("seized", "VERB", "VBD", -1, "root"),
        ("the", "DET", "DT", 4, "det"),
        ("town", "NOUN", "NN", 2, "obj"),
        ("of", "ADP", "IN", 6, "case"),
        ("Hama", "PROPN", "NNP", 2, "obl"),
        ("on", "ADP", "IN", 8, "case"),
        ("Friday", "PROPN", "NNP", 2, "obl"),
        (".", "PUNCT", ".", 2, "punct"),
    ]
    assert sentence.tokens[2].lemma == "seize", "spaCy gave no lemma, so our own rules do"
    assert [(text[e.start : e.end], e.type) for e in sentence.entities] == [
        ("Hama", "place"),
        ("Friday", "time"),
    ]


def test_universal_relations_pass_unchanged(tmp_path: Path) -> None:
    language = pipelines.load(saved(tmp_path / "ud", "sentencizer", "rules-of-ud"))
    (sentence,) = parse(language, "Rebels seized arms in Hama and Mosul.")
    assert [(t.text, t.head, t.deprel) for t in sentence.tokens] == [
        ("Rebels", 1, "nsubj"),
        ("seized", -1, "root"),
        ("arms", 1, "obj"),
        ("in", 4, "case"),
        ("Hama", 1, "obl"),
        ("and", 1, "dep"),
        ("Mosul", 1, "obj"),
        (".", 1, "punct"),
    ]


def test_regions_are_parsed_apart_and_white_space_is_no_word(tiny: Language) -> None:
    text = "Army enters Hama\n\n \tRebels  fled\n from Mosul. \n Troops entered. "
    regions = [Span(0, 16), Span(18, len(text))]
    sentences = tiny.parse(text, regions)
    assert [text[s.start : s.end] for s in sentences] == [
        "Army enters Hama",
        "Rebels  fled\n from Mosul.",
        "Troops entered.",
    ]
    assert [t.text for t in sentences[1].tokens] == ["Rebels", "fled", "from", "Mosul", "."]
    assert tiny.parse_many([(text, regions), ("", [])]) == [sentences, ()]


def test_vectors_are_those_of_our_own_pipeline(tiny: Language) -> None:
    own = pipelines.load()
    for text in ("Rebels seized Hama.", "QAMAR, Northland (NNA) - Troops entered the town."):
        (plugged,), (ours,) = parse(tiny, text), parse(own, text)
        assert [t.text for t in plugged.tokens] == [t.text for t in ours.tokens]
        assert plugged.vectors is not None and ours.vectors is not None
        assert np.array_equal(plugged.vectors, ours.vectors)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SPACES = [" ", "\n\n", "\t", "\u00a0", "\u200b"]
PIECES = st.lists(
    st.sampled_from(["Hama", "fled", "in", "the", ".", "’s", "e\u0301", "😀", *SPACES]), max_size=25
).map(" ".join)


@settings(max_examples=60)
@given(st.one_of(ANY, PIECES))
def test_spans_are_exact_and_heads_make_trees(tiny: Language, text: str) -> None:
    covered = 0
    for sentence in parse(tiny, text):
        tokens = sentence.tokens
        assert (sentence.start, sentence.end) == (tokens[0].start, tokens[-1].end)
        for token in tokens:
            assert text[covered : token.start].strip() == ""
            assert text[token.start : token.end] == token.text != ""
            covered = token.end
            assert MARKS.isdisjoint({token.deprel})
        assert [t.deprel for t in tokens if t.head == -1] == ["root"]
        for i in range(len(tokens)):
            steps, at = 0, i
            while at >= 0:
                steps, at = steps + 1, tokens[at].head
                assert steps <= len(tokens)
        assert sentence.vectors is not None and len(sentence.vectors) == len(tokens)
    assert text[covered:].strip() == ""


# --------------------------------------------------------------------------------------------------- the name


def test_a_folder_is_named_by_what_it_holds(tmp_path: Path) -> None:
    chosen = saved(tmp_path / "one", "sentencizer", "rules-of-clearnlp")
    name = pipelines.name_of(chosen)
    assert name.startswith("spacy:en_tiny-1.2.0+")
    assert pipelines.load(chosen).name == name
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    assert pipelines.name_of(f"spacy:{tmp_path / 'copy'}") == name
    saved(tmp_path / "one", "sentencizer", "rules-of-ud")
    assert pipelines.name_of(chosen) != name


def test_a_package_is_named_by_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_tiny"
    package.mkdir()
    saved(package / "en_tiny-1.2.0", "sentencizer", "rules-of-clearnlp")
    shutil.copy(package / "en_tiny-1.2.0" / "meta.json", package)
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**options):\n    return load_model_from_init_py(__file__, **options)\n"
    )
    info = tmp_path / "en_tiny-1.2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_tiny\nVersion: 1.2.0\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert pipelines.name_of("spacy:en_tiny") == "spacy:en_tiny-1.2.0"
    language = pipelines.load("spacy:en_tiny")
    assert language.name == "spacy:en_tiny-1.2.0"
    assert [len(s.tokens) for s in parse(language, "Rebels fled.")] == [3]


# ------------------------------------------------------------------------------------------- reading a record


def test_a_report_is_read_into_a_record_that_names_the_pipeline(
    run: Callable[..., tuple[int, str, str]], root: Path, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = root / "sample/reports/ramadi-retaken.txt"
    monkeypatch.setenv("DATELINE_LANGUAGE", choice)
    assert run("read", report)[0] == 0

    summary = json.loads(run("summary")[1])
    version = f"{dateline.__version__} {pipelines.name_of(choice)}"
    assert summary["read_by"] == {version: summary["documents"] + summary["headlines"]}
    claims = [json.loads(line) for line in run("claims", "--format", "jsonl")[1].splitlines()]
    assert "capture" in {claim["type"] for claim in claims}

    annotations = [json.loads(line) for line in run("annotate", report)[1].splitlines()]
    assert {one["parsed_by"] for one in annotations} == {pipelines.name_of(choice)}
    assert f"# generator = {pipelines.name_of(choice)}\n" in run("annotate", report, "--format", "conllu")[1]


def test_what_another_pipeline_read_is_read_anew(
    run: Callable[..., tuple[int, str, str]], root: Path, choice: str
) -> None:
    report = root / "sample/reports/ramadi-retaken.txt"

    def read(*flags: str) -> tuple[str, set[str]]:
        _, _, messages = run("read", report, *flags)
        by = json.loads(run("summary")[1])["read_by"]
        return messages.split(",")[0], {version.split()[1] for version in by}

    own, other = pipelines.name_of(), pipelines.name_of(choice)
    assert read() == ("1 new report", {own})
    ours = run("claims", "--format", "jsonl")[1]
    assert read() == ("0 new reports", {own})
    assert read("--language", choice) == ("1 new report", {other})
    assert run("claims", "--format", "jsonl")[1] != ours
    assert read("--language", choice) == ("0 new reports", {other})
    assert read("--language", "dateline") == ("1 new report", {own})
    assert run("claims", "--format", "jsonl")[1] == ours


def test_python_chooses_the_pipeline_too(root: Path, tmp_path: Path, choice: str) -> None:
    with dateline.open(str(tmp_path / "war.db"), create=True, language=choice) as record:
        record.read([root / "sample/reports/ramadi-retaken.txt"])
        assert [name.split()[1] for name in record.read_by()] == [pipelines.name_of(choice)]


# -------------------------------------------------------------------------------------------- what goes wrong


def test_a_choice_that_makes_no_sense_gets_one_line(
    run: Callable[..., tuple[int, str, str]], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    saved(tmp_path / "broken", "sentencizer", "rules-of-clearnlp")
    config = tmp_path / "broken/config.cfg"
    config.write_text(config.read_text().replace("rules-of-clearnlp", "rules-of-nobody"))
    messages = {
        "stanza": "unknown language pipeline 'stanza'; write dateline, or spacy:NAME",
        "spacy:": "unknown language pipeline 'spacy:'",
        "spacy:en_none": "no spaCy pipeline 'en_none': neither an installed package nor a folder",
        f"spacy:{tmp_path}/empty": "holds no spaCy pipeline",
        f"spacy:{tmp_path}/broken": "rules-of-nobody",
        saved(tmp_path / "a", "sentencizer"): "gives no dependencies and no parts of speech",
        saved(tmp_path / "b"): "gives no sentence boundaries and no dependencies and no parts of speech",
        saved(tmp_path / "c", "sentencizer", "rules-without-tags"): "gives no parts of speech",
    }
    verbs = cycle([("extract",), ("read", "--record", tmp_path / "none.db"), ("annotate",)])
    for (chosen, message), verb in zip(messages.items(), verbs, strict=False):
        status, out, err = run(*verb, root / "sample/reports/raqqa-taken.txt", "--language", chosen)
        assert (status, out) == (2, "")
        assert err.startswith("dateline: ") and message in err, err
        assert len(err.splitlines()) == 1, err


def test_without_spacy_the_line_says_what_to_install(
    run: Callable[..., tuple[int, str, str]], root: Path, choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    status, _, err = run("extract", root / "sample/reports/ramadi-retaken.txt", "--language", choice)
    assert status == 2
    assert err == "dateline: a spaCy pipeline needs one more package: pip install dateline[spacy]\n"
