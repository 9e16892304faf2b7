"""The version of this program."""

__version__ = "0.2.0"
"""As in ``pyproject.toml``. Documents read by another version or language pipeline, or with another
choice of paragraphs, are read anew when they are given again."""
