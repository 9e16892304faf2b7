"""What a watch remembers from one run to the next: the state of each feed, and what was told."""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from platformdirs import user_cache_path

from dateline.watch.changes import Timelines


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A feed when all its pages were last read."""

    etag: str | None = None
    """What its host called that state; None when it called it nothing."""
    modified: str | None = None
    """When its host said that it was changed; None when it did not say."""
    not_before: float = 0.0
    """Seconds since 1970 before which its host asked to be left alone."""


UNREAD = State()


class Memory:
    """Keeps the states of feeds, and what was last told of who held what, in a small file."""

    def __init__(self, path: Path | None) -> None:
        """Take what a file remembers; one that is missing or broken remembers nothing.

        Args:
            path: the file; None to forget everything at the end.
        """
        self._path = path
        kept = _read(path)
        feeds = kept.get("feeds")
        self._feeds = {url: _state(one) for url, one in feeds.items()} if isinstance(feeds, dict) else {}
        self.told: Timelines | None = _timelines(kept.get("told"))
        """Who held what, as it was last told; None when nothing was."""

    @classmethod
    def beside(cls, location: str) -> Self:
        """Return the memory of who watches for a record: beside its file, or in the user's cache.

        Args:
            location: path of a SQLite file, or a URL.
        """
        if "://" not in location:
            return cls(Path(f"{location}.feeds.json"))
        name = hashlib.sha256(location.encode()).hexdigest()[:16]
        return cls(user_cache_path("dateline") / f"feeds-{name}.json")

    def state(self, url: str) -> State:
        """Return what a feed was when it was last read."""
        return self._feeds.get(url, UNREAD)

    def remember(self, url: str, state: State) -> None:
        """Take note of a feed."""
        self._feeds[url] = state

    def waits(self, url: str) -> float:
        """Return for how many seconds a feed's host still asks to be left alone."""
        return max(0.0, self.state(url).not_before - time.time())

    def save(self) -> None:
        """Write the file anew, in one go."""
        if self._path is None:
            return
        kept = {"feeds": {url: asdict(state) for url, state in self._feeds.items()}, "told": self.told}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        draft.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        draft.replace(self._path)


def _read(path: Path | None) -> Mapping[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _state(kept: Any) -> State:
    try:
        return State(**kept)
    except TypeError:
        return UNREAD


def _timelines(kept: Any) -> Timelines | None:
    if not isinstance(kept, dict):
        return None
    return {place: [tuple(stint) for stint in stints] for place, stints in kept.items()}
