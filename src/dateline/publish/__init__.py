"""Listings for other programs and for readers.

::

    nouns ─rows─▶ plain dicts in the shapes of the contract ─formats─▶ jsonl, json, geojson
                                                            ─columns─▶ flat cells ─formats─▶ csv, parquet
"""

from dateline.publish.formats import FORMATS, write

__all__ = ["FORMATS", "write"]
