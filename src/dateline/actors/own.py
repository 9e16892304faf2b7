"""A user's own actors: which rows of their tables hold together, and why the others do not."""

import re
from collections.abc import Container, Iterable, Mapping

from dateline.actors.table import ActorTable
from dateline.ids import UNLISTED, UNSPECIFIED, ActorId
from dateline.model import Rejected
from dateline.tables import Row

COLUMNS = ("slug", "name", "kind", "side", "parent", "country", "plays", "aliases")
"""The columns of a table, those of ``actors.csv``; the first three are needed."""
REQUIRED = COLUMNS[:3]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def names(row: Row) -> tuple[str, ...]:
    """Return the names of an actor."""
    return (row["name"], *filter(None, row["aliases"].split("|")))


def check(
    rows: Iterable[tuple[str, Row]], *, known: ActorTable
) -> tuple[list[tuple[str, Row]], list[Rejected]]:
    """Return the rows that hold together, and the others with the reason.

    Args:
        rows: where each stands, and the row, of all tables of a user.
        known: the actors that the rows may belong to besides each other.
    """
    kept: dict[str, tuple[str, Row]] = {}
    rejected: list[Rejected] = []
    kinds = {actor.kind for actor in known.actors()}
    for ref, row in rows:
        row = {column: row.get(column, "").strip() for column in COLUMNS}
        slug = row["slug"]
        reason = _of_itself(row, kinds, known)
        if slug in kept:
            reason = f"{slug} stands in {kept[slug][0]} already"
        if reason:
            rejected.append(Rejected(ref=ref, stage="read", reason=reason))
        else:
            kept[slug] = ref, row
    while wrong := _astray(kept, known):
        for slug, reason in wrong.items():
            rejected.append(Rejected(ref=kept.pop(slug)[0], stage="read", reason=reason))
    return list(kept.values()), rejected


def with_sides(rows: Iterable[tuple[str, Row]], *, known: ActorTable) -> list[Row]:
    """Return rows that hold together, with the side of who is above where they do not say theirs."""
    kept = {row["slug"]: (ref, row) for ref, row in rows}
    return [{**row, "side": _side(row, kept, known)} for _, row in kept.values()]


def _of_itself(row: Row, kinds: Container[str], known: ActorTable) -> str | None:
    """Return what is wrong with a row whatever the others say; None for nothing."""
    missing = [column for column in REQUIRED if not row[column]]
    if missing:
        return f"no {', '.join(missing)}"
    if not _SLUG.fullmatch(row["slug"]) or row["slug"] in (UNLISTED, UNSPECIFIED):
        return f"slug {row['slug']!r} is none; write one like free-hills-brigade"
    if row["kind"] not in kinds:
        return f"unknown kind {row['kind']!r}"
    for country in filter(None, row["country"].split("|")):
        if not known.is_state(country):
            return f"unknown country {country!r}; write its two letters, as IQ"
    for part in filter(None, row["plays"].split("|")):
        if not known.is_role(part.rpartition(":")[2]):
            return f"unknown role {part!r}"
    return None


def _astray(kept: Mapping[str, tuple[str, Row]], known: ActorTable) -> dict[str, str]:
    """Return the slugs whose parent or side is no actor, or that are above themselves, with the reason."""
    wrong: dict[str, str] = {}
    for slug, (_, row) in kept.items():
        for field in ("parent", "side"):
            if row[field] and row[field] not in kept and ActorId(row[field]) not in known:
                wrong.setdefault(slug, f"{field} {row[field]!r} is no actor")
        line = _line(slug, kept, known)
        if slug in line[1:]:
            wrong[slug] = f"{slug} is above itself: {' under '.join(line)}"
    return wrong


def _line(slug: str, kept: Mapping[str, tuple[str, Row]], known: ActorTable) -> list[str]:
    """Return an actor, its parent and so on to the top, or to the first that comes a second time."""
    line = [slug]
    while (above := _parent(line[-1], kept, known)) and line.count(line[-1]) == 1:
        line.append(above)
    return line


def _parent(slug: str, kept: Mapping[str, tuple[str, Row]], known: ActorTable) -> str | None:
    if slug in kept:
        return kept[slug][1]["parent"] or None
    return known.get(ActorId(slug)).parent if ActorId(slug) in known else None


def _side(row: Row, kept: Mapping[str, tuple[str, Row]], known: ActorTable) -> str:
    """Return the side that a row or the nearest above it states, or else the actor at the top."""
    for slug in _line(row["slug"], kept, known):
        if slug not in kept:
            return known.side(ActorId(slug))
        if kept[slug][1]["side"]:
            return kept[slug][1]["side"]
    return slug
