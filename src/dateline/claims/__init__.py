"""Document → Claims: what each sentence says happened, where, when, who says so, how sure.

Learned heads on the shared encoder propose what is a claim; syntax, the report's own references and the
tables of actors, places and days settle who, whom, where and when. :mod:`~dateline.claims.extract` shows
the flow.
"""

from dateline.claims.extract import Extractor
from dateline.claims.reading import Reading

__all__ = ["Extractor", "Reading"]
