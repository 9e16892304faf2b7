from dateline.model import ClaimType


def figures(read, body: str) -> set[tuple[float | None, float | None, str]]:
    _, reading = read(body)
    return {(c.min, c.max, c.of) for k in reading.claims if k.type is ClaimType.CASUALTIES for c in k.count}


def test_a_range_is_one_figure(read):
    assert figures(read, "Between 40 and 60 people were killed in the village on Thursday.") == {
        (40, 60, "killed")
    }


def test_those_among_the_counted_are_counted_apart(read):
    found = figures(read, "Air strikes killed at least 82 people, among them 18 children, on Thursday.")
    assert found == {(82, None, "killed"), (18, 18, "children")}
