"""A user's own actors: which rows hold together, and why the others do not."""

from pathlib import Path

import pytest

from dateline.actors import ActorTable, load_actors
from dateline.actors.own import COLUMNS, check, with_sides
from dateline.errors import SourceError, UsageError
from dateline.ids import ActorId
from dateline.model import Rejected
from dateline.own import Added, add_actors, remove_actors
from dateline.tables import Row, Tables


@pytest.fixture(scope="module")
def package() -> ActorTable:
    return load_actors()


def rows(*written: str) -> list[tuple[str, Row]]:
    """Rows as ``slug,name,kind,side,parent,country,plays,aliases``, each with its line."""
    cells = [line.split(",") for line in written]
    return [
        (f"mine.csv:{number}", dict(zip(COLUMNS, row + [""] * len(COLUMNS), strict=False)))
        for number, row in enumerate(cells, start=2)
    ]


def test_rows_may_belong_to_each_other_and_to_the_package(package: ActorTable) -> None:
    kept, rejected = check(
        rows(
            "first-company,First Company,armed_group,,free-hills",
            "free-hills,Free Hills Brigade,armed_group,,syria-rebels,SY,,FHB|Hill Men",
            "river-union,River Union,political",
        ),
        known=package,
    )

    assert rejected == []
    sides = {row["slug"]: row["side"] for row in with_sides(kept, known=package)}
    assert sides == {
        "first-company": package.side(ActorId("syria-rebels")),
        "free-hills": package.side(ActorId("syria-rebels")),
        "river-union": "river-union",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,X,", "no kind"),
        ("Free Hills,X,armed_group", "slug 'Free Hills' is none; write one like free-hills-brigade"),
        ("unlisted,X,armed_group", "slug 'unlisted' is none"),
        ("x,X,gang", "unknown kind 'gang'"),
        ("x,X,armed_group,,nobody", "parent 'nobody' is no actor"),
        ("x,X,armed_group,nobody", "side 'nobody' is no actor"),
        ("x,X,armed_group,,x", "x is above itself: x under x"),
        ("x,X,armed_group,,,Iraq", "unknown country 'Iraq'; write its two letters"),
        ("x,X,armed_group,,,IQ,IQ:dancers", "unknown role 'IQ:dancers'"),
    ],
)
def test_a_row_that_does_not_hold_gets_one_line(package: ActorTable, row: str, reason: str) -> None:
    kept, (rejected,) = check(rows("good,Good,armed_group", row), known=package)

    assert [one["slug"] for _, one in kept] == ["good"]
    assert rejected.ref == "mine.csv:3" and rejected.reason.startswith(reason)
    assert "\n" not in rejected.reason


def test_a_circle_is_left_out_with_all_that_hangs_on_it(package: ActorTable) -> None:
    kept, rejected = check(
        rows(
            "a,A,militia,,b",
            "b,B,militia,,c",
            "c,C,militia,,a",
            "d,D,militia,,a",
            "e,E,militia",
            "e,F,militia",
        ),
        known=package,
    )

    assert [row["slug"] for _, row in kept] == ["e"]
    assert {one.ref: one.reason for one in rejected} == {
        "mine.csv:7": "e stands in mine.csv:6 already",
        "mine.csv:2": "a is above itself: a under b under c under a",
        "mine.csv:3": "b is above itself: b under c under a under b",
        "mine.csv:4": "c is above itself: c under a under b under c",
        "mine.csv:5": "parent 'a' is no actor",
    }


def test_an_actor_of_the_package_may_be_described_anew(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("slug,name,kind,aliases\niraq-cts,Golden Division,military,ICTS|Black Company\n")
    (added,) = add_actors([str(mine)], str(tmp_path / "own"))

    assert isinstance(added, Added)
    assert (added.entries, added.names, added.overrides) == (1, 3, ["iraq-cts"])
    table = load_actors(Tables(tmp_path / "own"))
    assert table.resolve("Black Company fighters") == "iraq-cts"
    assert table.get(ActorId("iraq-cts")).name == "Golden Division"


def test_sources_may_rest_on_each_other_and_then_neither_goes_alone(tmp_path: Path) -> None:
    own = str(tmp_path / "own")
    for name, line in (
        ("above", "free-hills,Free Hills,armed_group,"),
        ("below", "first-company,First Company,armed_group,free-hills"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"slug,name,kind,parent\n{line}\n")
    told = list(add_actors([str(tmp_path / "above.csv"), str(tmp_path / "below.csv")], own))
    assert [type(one) for one in told] == [Added, Added]

    with pytest.raises(UsageError, match="the source below rests on above: parent 'free-hills' is no actor"):
        remove_actors("above", own)
    (tmp_path / "above.csv").write_text("slug,name,kind\nother,Other,armed_group\n")
    (refused,) = add_actors([str(tmp_path / "above.csv")], own)
    assert isinstance(refused, Rejected) and refused.reason.startswith("would break the source below")
    assert ActorId("first-company") in load_actors(Tables(tmp_path / "own"))
    remove_actors("below", own)
    remove_actors("above", own)
    assert ActorId("free-hills") not in load_actors(Tables(tmp_path / "own"))


def test_a_table_that_was_spoilt_by_hand_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("slug,name,kind,parent\nx,X,militia,nobody\n")
    with pytest.raises(
        SourceError, match=r"mine\.csv:2: parent 'nobody' is no actor; mend the row or remove"
    ):
        load_actors(Tables(tmp_path))


def test_search_in_any_spelling(package: ActorTable) -> None:
    assert package.search("Daesh")[0][0].id == "islamic-state"
    assert package.search("Jabhat al Nusrah")[0][0].id == "nusra-front"
    assert package.search("Xqzwvtttk") == []
