"""What the API answers: the nouns as JSON, with the names that the command line prints (``from``, ``to``)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dateline.model import (
    Account,
    Basis,
    ClaimStatus,
    ClaimType,
    Contest,
    ControlStatus,
    Relation,
    Support,
)

Share = Annotated[float, AfterValidator(lambda share: round(share, 4))]
"""A probability, with as many digits as the command line prints."""


def by_field(support: Sequence[Support]) -> dict[str, tuple[str, ...]]:
    """Return the claims behind the fields of an event by the field's name."""
    return {one.field: one.claims for one in support}


Item = TypeVar("Item", bound="View")
"""What a page of a listing lists."""


class View(BaseModel):
    """Base of every answer: read off a frozen record, never changed."""

    model_config = ConfigDict(from_attributes=True, frozen=True, use_attribute_docstrings=True)


class PlaceView(View):
    """A gazetteer entry."""

    id: str
    """GeoNames id, or a slug of the supplement."""
    name: str
    """The gazetteer's name."""
    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    kind: str
    """``town``, ``province``, ``country`` and so on."""
    country: str | None
    """ISO 3166-1 alpha-2 code."""
    admin1: str | None
    """Name of the first-order division."""
    geonameid: int | None
    """GeoNames id."""


class PointView(View):
    """Where something lies, as well as words can tell."""

    lat: float
    """WGS84 degrees north."""
    lon: float
    """WGS84 degrees east."""
    radius_km: float
    """It lies within this distance of the point."""


class ActorView(View):
    """A party, force, institution or group of people."""

    id: str
    """Slug."""
    name: str
    """Display name."""
    kind: str
    """``government``, ``military``, ``armed_group`` and so on."""
    side: str
    """Slug of the party that leads its side."""
    parent: str | None
    """The command it belongs to."""


class ControlView(View):
    """Who held one place over one interval of days."""

    place: PlaceView
    """The place."""
    holder: str | None
    """Slug of the holder; null when unknown, the likeliest when contested."""
    start: date | None = Field(serialization_alias="from")
    """First day; null when open."""
    end: date | None = Field(serialization_alias="to")
    """Last day, inclusive; null when open."""
    status: ControlStatus
    """``held``, ``contested`` or ``unknown``."""
    belief: Share
    """Mean probability, 0 to 1."""
    basis: Basis
    """``observed``, ``carried``, ``inferred``, ``judged`` or ``unknown``."""
    carried_days: int
    """Days between the interval's far end and the nearest evidence."""
    account: Account
    """``claimed``, ``corroborated``, ``judged`` or ``none``."""
    contest: Contest | None
    """In what sense it is contested; null when it is not."""
    events: tuple[str, ...]
    """Ids of the events it rests on."""
    claims: tuple[str, ...]
    """Ids of the claims it rests on."""
    known_from: date | None
    """Publication day of the first report that told of it."""


class PositionView(View):
    """One answer to a question on which claims disagree."""

    value: str
    """The answer."""
    claims: tuple[str, ...]
    """Ids of the claims that give it."""
    sources: tuple[str, ...]
    """The independent sources that give it."""
    sides: tuple[str, ...]
    """The parties whose word is among them."""


class DisputeView(View):
    """A field on which the claims of an event disagree."""

    field: str
    """``when``, ``agent``, ``status``, ``killed`` and so on."""
    positions: tuple[PositionView, ...]
    """Two or more answers, the best supported first."""


class TallyView(View):
    """A figure of an event."""

    of: str
    """What is counted."""
    low: float
    """Lowest figure claimed."""
    best: float
    """The most reliable figure."""
    high: float
    """Highest figure claimed."""


class EventView(View):
    """One occurrence, fused from the claims that tell of it."""

    id: str
    """Identifier."""
    type: ClaimType
    """What kind of thing happened."""
    agent: tuple[str, ...]
    """Slugs of those who did it, best supported first."""
    patient: tuple[str, ...]
    """Slugs of those to whom it was done."""
    place: PlaceView | None
    """Where."""
    relation: Relation
    """How it lies to the place."""
    point: PointView | None
    """Where that is, within its radius; null without a place smaller than a province."""
    start: date | None = Field(serialization_alias="from")
    """First day of the interval that fits best."""
    end: date | None = Field(serialization_alias="to")
    """Last day of it, inclusive."""
    status: ClaimStatus
    """Whether it came to pass."""
    counts: tuple[TallyView, ...]
    """Figures."""
    claims: tuple[str, ...]
    """Ids of the claims that tell of it."""
    sources: tuple[str, ...]
    """Independent sources; copies count once."""
    sides: tuple[str, ...]
    """The parties whose word is among them; sources of no party have none."""
    support: Annotated[dict[str, tuple[str, ...]], BeforeValidator(by_field)]
    """Ids of the claims behind each field: ``type``, ``agent``, ``when``, ``killed`` and so on."""
    part_of: str | None
    """Id of the battle, siege or operation within which it happened."""
    disputes: tuple[DisputeView, ...]
    """Where the claims disagree."""
    known_from: date | None
    """Publication day of the first report that tells of it."""


class Page(View, Generic[Item]):
    """A run of a listing."""

    items: Sequence[Item]
    """The entries."""
    next: str | None
    """Pass it as ``cursor`` for the entries after these; null at the end."""


class Feature(View):
    """One thing on the map."""

    type: Literal["Feature"]
    """As GeoJSON has it."""
    geometry: dict[str, Any] | None
    """Where it is, longitude first; null when that is not known."""
    properties: dict[str, Any]
    """The row."""


class FeatureCollection(View):
    """Things on the map, as GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"]
    """As GeoJSON has it."""
    features: tuple[Feature, ...]
    """The things."""
    next: str | None = None
    """Of a listing: pass it as ``cursor`` for the entries after these."""


class Problem(BaseModel):
    """An error, after RFC 9457."""

    type: str = "about:blank"
    """Kind of problem."""
    title: str
    """The status in words."""
    status: int
    """HTTP status."""
    detail: str
    """One sentence that a person can act on."""
