"""Imported once, in the process that workers are forked from: what it loads lies in their common memory.

The gazetteer is not among it: an SQLite connection must not cross a fork, and its pages are shared anyway.
"""

from dateline.language import OWN
from dateline.stages import load_actors, load_heads, load_language

load_language(OWN)
load_heads()
load_actors(None)
