"""Which language a text is in."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_WORD = re.compile(r"[a-z]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|a|an|for|on|that|said|was|were|by|with|from|is|as|at|has|have|had|been|it|its|their|they|he"
    r"|his|after|who)\b"
)
_ENGLISH_SHARE = 0.2
"""Share of these words above which a text is English: over 0.3 in its news prose, below 0.1 in others."""
_SAMPLE_CHARACTERS = 2000
_MIN_WORDS = 12
_PROBABLE, _PROBABLE_IN_OTHER_SCRIPT = 0.9, 0.5
"""Probability below which a language is not believed; a script other than Latin leaves fewer to confuse."""


def language_of(text: str, *, default: str = ENGLISH) -> str:
    """Return the ISO 639-1 code of the language of ``text``.

    Args:
        text: the prose; its first 2,000 characters are looked at.
        default: what to say of a text that is too short to tell.

    >>> language_of("The army said on Friday that it had taken the town from the rebels.")
    'en'
    """
    sample = text[:_SAMPLE_CHARACTERS]
    words = _WORD.findall(sample.lower())
    if len(words) >= _MIN_WORDS and len(_ENGLISH.findall(sample.lower())) >= _ENGLISH_SHARE * len(words):
        return ENGLISH
    if not any(character.isalpha() for character in sample):
        return default
    code, probability = _identifier().classify(sample)
    if len(words) < len(sample.split()) / 2:
        return str(code) if probability >= _PROBABLE_IN_OTHER_SCRIPT else default
    return str(code) if probability >= _PROBABLE and len(words) >= _MIN_WORDS else default


@cache
def _identifier() -> "LanguageIdentifier":
    """Load the recogniser on first need: most pages are English and never need it, and it takes 0.6 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
