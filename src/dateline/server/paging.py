"""Listings cut into pages: at most so many entries, and where those after them start."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Annotated, Protocol, TypeVar

from fastapi import Depends, Query, Request, Response

from dateline.errors import UsageError
from dateline.server.asked import Source
from dateline.server.geojson import GeoJSONResponse, Mapped, collection
from dateline.server.problems import ChangedError
from dateline.server.views import Item, Page

MOST, USUAL = 1000, 200
"""Entries of a page: at most, and unless told."""

Noun = TypeVar("Noun", covariant=True)
"""What a listing is made of, before it is shown."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="Most entries to return.")]
Cursor = Annotated[str | None, Query(pattern=r"^[\w-]{1,60}$", description="`next` of the answer before.")]


class Find(Protocol[Noun]):
    """Finds a run of a listing."""

    def __call__(self, *, limit: int, skip: int) -> Sequence[Noun]:
        """Return at most ``limit`` entries, those after the first ``skip``."""
        ...


class Paging:
    """The page of a listing that a request asks for.

    A cursor tells how many entries came before, and of which state of the record: a page of another state
    would leave entries out or tell them twice.
    """

    def __init__(
        self,
        request: Request,
        response: Response,
        record: Source,
        limit: Limit = USUAL,
        cursor: Cursor = None,
    ) -> None:
        """Read ``limit`` and ``cursor`` off a request.

        Raises:
            UsageError: the cursor is none of ours.
            ChangedError: the record has changed since.
        """
        self._request, self._response = request, response
        self._state = hashlib.sha256((record.basis or "").encode()).hexdigest()[:12]
        self._limit = limit
        self._skip = 0 if cursor is None else self._skipped(cursor)

    def page(self, find: Find[Noun], show: Callable[[Sequence[Noun]], list[Item]]) -> Page[Item]:
        """Return the page; only what is shown is made. A header ``Link`` leads to the one after it."""
        # One more than shown tells whether there are any after them.
        found = find(limit=self._limit + 1, skip=self._skip)
        end = None
        if len(found) > self._limit:
            end = self._cursor(self._skip + self._limit)
            after = self._request.url.include_query_params(cursor=end)
            self._response.headers["link"] = f'<?{after.query}>; rel="next"'
        return Page(items=show(found[: self._limit]), next=end)

    def mapped(
        self, find: Find[Noun], show: Callable[[Sequence[Noun]], list[Mapped]], *, geojson: bool
    ) -> Page[Mapped] | Response:
        """Return the page, or as GeoJSON a whole answer, whose ``next`` stands beside the features."""
        page = self.page(find, show)
        self._response.headers["vary"] = "accept"
        if not geojson:
            return page
        body = {**collection(page.items), "next": page.next}
        return GeoJSONResponse(body, headers=dict(self._response.headers))

    def _cursor(self, skip: int) -> str:
        return urlsafe_b64encode(f"{skip}.{self._state}".encode()).decode().rstrip("=")

    def _skipped(self, cursor: str) -> int:
        try:
            number, _, state = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(".")
            skip = int(number)
        except ValueError as error:
            raise UsageError("cursor: not the `next` of an answer") from error
        if not 0 <= skip < 2**31:
            raise UsageError("cursor: not the `next` of an answer")
        if state != self._state:
            raise ChangedError("the record has changed since that page; start again with the first")
        return skip


Paged = Annotated[Paging, Depends()]


def out_of(whole: Sequence[Noun]) -> Find[Noun]:
    """Return what finds runs of a listing that is at hand as a whole."""
    return lambda *, limit, skip: whole[skip : skip + limit]
