"""Text that came with its marks: fragments of HTML, entities, Markdown.

Rows of tables often hold what a site's own interface gave, and scrapers write Markdown; offsets of claims are
those of the text without marks.
"""

import re
from html import unescape

_BLOCKS = ("p", "br", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "tr", "dt", "dd", "figcaption")
_CELLS = ("td", "th")
_TAG = re.compile(
    r"<(?:br\s*/?|/(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|td))>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_MARKDOWN = re.compile(r"\]\((?:https?:|/|#)|^#{1,6} \S|\*\*\S", re.MULTILINE)
_ADDRESS = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)"
_UNMARKED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(marked, re.MULTILINE), plain)
    for marked, plain in (
        (rf"!\[[^\]\n]*\]{_ADDRESS}", ""),
        (rf"\[([^\[\]\n]*)\]{_ADDRESS}", r"\1"),
        (r"^(?:#{1,6}|>+)[ \t]+", ""),
        (r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1", r"\2"),
        (r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])", r"\2"),
        (r"\\([\[\]()*_#.>-])", r"\1"),
        (r"^[ \t]*(?:[-*_][ \t]*){3,}$", ""),
    )
)
"""Marks of Markdown, each with what stays of what it marks; images and rules leave nothing."""


def unmarked(text: str) -> str:
    r"""Return a text without its marks; one that has none is returned as it is.

    >>> unmarked("<p>Troops entered <a href='/hit'>Hit</a>.</p><p>Talks go on.</p>")
    'Troops entered Hit.\nTalks go on.'
    >>> unmarked("**Troops** entered [Hit](https://example.org/hit), Isma&#8217;il said.")
    'Troops entered Hit, Isma’il said.'
    """
    if _TAG.search(text):
        text = without_tags(text)
    elif _ENTITY.search(text):
        text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    if _MARKDOWN.search(text):
        for marked, plain in _UNMARKED:
            text = marked.sub(plain, text)
    return text


def without_tags(html: str) -> str:
    r"""Return a fragment of HTML as text, a paragraph a line; text without markup is returned as it is.

    >>> without_tags("<p>Troops entered Hit.</p><p>Talks go on.</p>")
    'Troops entered Hit.\nTalks go on.'
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    import lxml.html

    tree = lxml.html.fragment_fromstring(html, create_parent=True)
    for node in list(tree.iter("script", "style")):
        node.drop_tree()
    for node in tree.iter(*_BLOCKS):
        node.tail = "\n" + (node.tail or "")
    for node in tree.iter(*_CELLS):
        node.tail = " " + (node.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)
