"""The JSON API and the page, over one record.

::

    Record ─routes─▶ views (pydantic) ─▶ JSON, GeoJSON        /api/v1/…
                                         static/ (built from web/)   /
"""

from dateline.server.app import create_app, serve
from dateline.server.reviewers import new_token

__all__ = ["create_app", "new_token", "serve"]
