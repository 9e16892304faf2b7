"""Text to sentences with words, tags, dependencies, names and vectors.

::

    text ─▶ paragraphs ─▶ words ─asides─▶ grammar ─encoder─▶ sentences: tags, trees, names, vectors

=================  ==========================================================================================
``records``        what comes out: :class:`Sentence`, :class:`Token`, :class:`Entity`; the protocol
``paragraphs``     regions to paragraphs, by rule
``words``          paragraphs to words as Universal Dependencies splits English
``abbreviations``  the full stops that belong to a word
``asides``         datelines, lead-ins and alias brackets, set aside before parsing
``pieces``         words to the ids that the network reads
``encoder``        the joint network (ONNX, 8 bits), one paragraph a pass
``trees``          scores of heads to one tree
``lemmas``         dictionary forms, by rule and table
``pipeline``       all of it, in order
``threads``        numerical libraries on one thread
``spacy``          a spaCy pipeline in its place
``clearnlp``       spaCy's English dependencies as Universal Dependencies
``conllu``         CoNLL-U, out and in
=================  ==========================================================================================

The weights are made by ``training/`` from public data; its model card says which, and what they are worth.
At run time onnxruntime, tokenizers and numpy suffice.
"""

from dateline.errors import UsageError
from dateline.language.conllu import conllu
from dateline.language.records import ENTITY_TYPES, Entity, Language, Sentence, Token
from dateline.language.threads import one_thread

__all__ = [
    "ENTITY_TYPES",
    "OWN",
    "Entity",
    "Language",
    "Sentence",
    "Token",
    "conllu",
    "load",
    "name_of",
    "one_thread",
]

NAME = "dateline-6"
"""Name of the shipped network, as the record keeps it."""

OWN = "dateline"
"""Chooses the pipeline that ships with the package."""

SPACY = "spacy:"
"""Chooses the spaCy pipeline whose package or folder follows."""


def load(choice: str = OWN) -> Language:
    """Return a pipeline; the one that ships with the package takes half a second at most.

    Args:
        choice: ``dateline``, or ``spacy:`` and an installed package or a folder.

    Raises:
        UsageError: there is no such pipeline, or it does not give all that claims are read from.

    >>> from dateline.model import Span
    >>> language = load()
    >>> text = "On Friday rebels shelled the town."
    >>> (sentence,) = language.parse(text, [Span(0, len(text))])
    >>> [(token.text, token.upos, token.deprel) for token in sentence.tokens][2:4]
    [('rebels', 'NOUN', 'nsubj'), ('shelled', 'VERB', 'root')]
    """
    if pipeline := _of_spacy(choice):
        from dateline.language import spacy

        return spacy.load(pipeline)
    from dateline.language.encoder import Encoder
    from dateline.language.pipeline import Pipeline

    return Pipeline(Encoder.load(), name=NAME)


def name_of(choice: str = OWN) -> str:
    """Return what the record calls a pipeline, version included, without loading it.

    >>> name_of()
    'dateline-6'

    Raises:
        UsageError: there is no such pipeline.
    """
    if pipeline := _of_spacy(choice):
        from dateline.language import spacy

        return spacy.name_of(pipeline)
    return NAME


def _of_spacy(choice: str) -> str | None:
    """Return the spaCy pipeline that is chosen; None for our own."""
    if choice == OWN:
        return None
    pipeline = choice.removeprefix(SPACY)
    if pipeline and pipeline != choice:
        return pipeline
    raise UsageError(f"unknown language pipeline {choice!r}; write {OWN}, or {SPACY}NAME")
