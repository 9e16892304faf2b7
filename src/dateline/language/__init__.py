"""Text to sentences with words, tags, dependencies, names and vectors.

::

    text ─sentences─▶ sentences ─words─▶ words ─asides─▶ grammar ─encoder─▶ tags, heads, names, vectors

=================  ==========================================================================================
``records``        what comes out: :class:`Sentence`, :class:`Token`, :class:`Entity`; the protocol
``sentences``      regions to sentences, by rule
``words``          sentences to words as Universal Dependencies splits English
``abbreviations``  the full stops that end nothing
``asides``         datelines, lead-ins and alias brackets, set aside before parsing
``pieces``         words to the ids that the network reads
``encoder``        the joint network (ONNX, 8 bits), one sentence a pass
``trees``          scores of heads to one tree
``lemmas``         dictionary forms, by rule and table
``pipeline``       all of it, in order
``conllu``         CoNLL-U, out and in
=================  ==========================================================================================

The weights are made by ``training/`` from public data; its model card says which, and what they are worth.
At run time onnxruntime, tokenizers and numpy suffice.
"""

from dateline.language.conllu import conllu
from dateline.language.records import ENTITY_TYPES, Entity, Language, Sentence, Token

__all__ = ["ENTITY_TYPES", "Entity", "Language", "Sentence", "Token", "conllu", "load"]

NAME = "dateline-1"
"""Name of the shipped network, as the record keeps it."""


def load() -> Language:
    """Return the pipeline whose weights ship with the package; takes half a second at most.

    >>> from dateline.model import Span
    >>> language = load()
    >>> text = "On Friday rebels shelled the town."
    >>> (sentence,) = language.parse(text, [Span(0, len(text))])
    >>> [(token.text, token.upos, token.deprel) for token in sentence.tokens][2:4]
    [('rebels', 'NOUN', 'nsubj'), ('shelled', 'VERB', 'root')]
    """
    from dateline.language.encoder import Encoder
    from dateline.language.pipeline import Pipeline

    return Pipeline(Encoder.load(), name=NAME)
