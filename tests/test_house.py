"""The house keeps its promises: docs that name everything, a lock that names no index, one test command."""

import ast
import re
import shlex
import shutil
import sys
import tomllib
from enum import StrEnum
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

import dateline
from dateline import model, settings
from dateline.cli import main as program
from dateline.cli.main import VERBS

COMMAND = re.compile(r"^\$ dateline (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def documents(root: Path) -> list[Path]:
    return [*root.glob("*.md"), *(root / "docs").glob("*.md"), root / "sample/README.md"]


def test_ci_runs_the_readmes_test_command(root: Path) -> None:
    ci = (root / ".ci/run").read_text().splitlines()
    assert "    make test " in (root / "README.md").read_text()
    assert "make test" in ci
    assert "make check" in ci


def test_the_lock_names_no_index_and_hashes_every_package(root: Path) -> None:
    lines = (root / "requirements.lock").read_text().splitlines()
    assert not [line for line in lines if "://" in line or "index" in line or "find-links" in line]
    pinned = [n for n, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
    assert len(pinned) > 50
    assert all(re.fullmatch(r"[a-z0-9.-]+==\S+ \\", lines[n]) for n in pinned)
    assert all(lines[n + 1].strip().startswith("--hash=sha256:") for n in pinned)


def test_the_lock_holds_every_dependency(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {distribution(requirement) for requirement in wanted}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (root / "requirements.lock").read_text(), re.MULTILINE))
    assert names <= locked
    assert "torch" not in locked


def test_everything_imported_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = [extra for name, extra in project["optional-dependencies"].items() if name != "dev"]
    declared = {distribution(one) for group in (project["dependencies"], *extras) for one in group}
    imported = {
        name.split(".")[0]
        for file in (root / "src").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        for name in imported_by(node)
    }
    foreign = imported - sys.stdlib_module_names - {"dateline"}
    owners = packages_distributions()
    undeclared = {
        name for name in foreign if not declared & {distribution(one) for one in owners.get(name, [name])}
    }
    assert undeclared == set()


def distribution(requirement: str) -> str:
    return re.split(r"[\[<>=~! ]", requirement)[0].lower().replace("_", "-")


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    assert dateline.__version__ == version
    assert f"\nversion: {version}\n" in (root / "CITATION.cff").read_text()


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_a_section_with_an_example(root: Path, verb: str) -> None:
    page = (root / "docs/commands.md").read_text()
    section = re.search(rf"^## {verb}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section {verb!r}"
    assert f"$ dateline {verb}" in section[1]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_documented(root: Path, verb: str) -> None:
    page = (root / "docs/commands.md").read_text()
    command = import_module(f"dateline.cli.{verb.replace('-', '_')}").command
    parts = [command, *(command.commands.values() if isinstance(command, click.Group) else [])]
    options = [one.opts[0] for part in parts for one in part.params if isinstance(one, click.Option)]
    assert [option for option in options if not re.search(rf"[` ]{option}\b", page)] == []


@pytest.mark.parametrize("name", sorted(settings.Settings.model_fields))
def test_every_setting_is_documented(root: Path, name: str) -> None:
    assert f"`DATELINE_{name.upper()}`" in (root / "docs/commands.md").read_text()


def test_every_value_of_the_record_is_documented(root: Path) -> None:
    page = (root / "docs/record.md").read_text()
    enums = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
    values = {str(value) for kind in enums for value in kind}
    assert len(values) > 40
    assert [value for value in sorted(values) if f"`{value}`" not in page] == []


def test_links_lead_to_files(root: Path) -> None:
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in documents(root)
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_sample_says_where_each_report_comes_from(root: Path) -> None:
    table = (root / "sample/README.md").read_text()
    assert [f.name for f in (root / "sample/reports").iterdir() if f"`{f.name}`" not in table] == []


def test_the_documented_commands_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "sample", tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    commands = [shlex.split(line) for line in COMMAND.findall((root / "docs/commands.md").read_text())]
    assert commands[0] == ["read", "sample/reports"]
    failed = {}
    for arguments in commands:
        if arguments[0] not in ("serve", "watch") and program(arguments) != 0:
            failed[shlex.join(arguments)] = capsys.readouterr().err
    assert failed == {}
