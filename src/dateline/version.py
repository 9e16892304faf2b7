"""The version of this program."""

__version__ = "0.1.0"
"""As in ``pyproject.toml``. Documents read by another version, or by another language pipeline, or
of which other paragraphs were parsed, are read anew when they are given again."""
