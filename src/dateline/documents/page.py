"""What a reader hands on: one raw page, and the stories it names in its margins."""

from dataclasses import dataclass
from datetime import date

from dateline.model import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A headline of another story that a page carries."""

    title: str
    """The headline as printed."""
    day: date | None
    """Its day, read off a path such as ``/2016/08/25/``; None when the page does not tell."""
    ref: str | None
    """The path or address that came with it; None when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report as it came: its text, and what stands beside the text."""

    name: str
    """File stem, or the ``id`` of a row."""
    ref: str
    """Path or address, as the user gave it, with the row after a colon."""
    text: str
    """The decoded text, still with its furniture."""
    raw_sha256: str
    """Digest of the raw input, 64 hexadecimal digits."""
    verbatim: bool = False
    """True for a row, whose text must reach the document as it stands here."""
    title: str | None = None
    """The title given beside the text; None when there is none."""
    published: Moment | None = None
    """The publication moment that the page's markup states; None when it states none."""
    published_beside: Moment | None = None
    """The moment that a row or a side file gives, for a page that says nothing itself; None without one."""
    publisher: str | None = None
    """The outlet given beside the text; None when there is none."""
    language: str | None = None
    """ISO 639-1 code given beside the text, for one that is too short to tell; None when there is none."""
    url: str | None = None
    """Web address of the page; None when unknown."""
    stories: tuple[Story, ...] = ()
    """Headlines of other stories found while reading (from links; dumps in the text come later)."""
