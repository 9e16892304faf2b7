"""Bytes → text, or one clear reason why not."""

import re
from codecs import getincrementaldecoder
from pathlib import Path

from dateline.errors import SourceError

_MAGIC = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
}
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY = re.compile(r"[^\x00-\x7f‘’“”–—…•€£°§©®«»\xa0À-ÖØ-öø-ÿŒœŠšŽž]|(?<![A-Za-zÀ-ÿ])[ÐÞßðþÿ¨]|[À-ÿ]{3}|â€")
"""What Western text in Windows-1252 does not hold: signs of other encodings read as it."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_MOJIBAKE = re.compile(r"â€|Ã[\x80-\xbf©¨¶¼¤]|Â[\xa0-\xbf]|[ÐÑ][\x80-\xbf]|[ØÙ][\x80-\xbf†‡ˆ§¨©ª«¬®¯±]")
_MAX_CHAOS = 0.2
"""charset-normalizer's measure of mess above which a legacy encoding is not believed."""
_MAX_CONTROL_SHARE = 0.01
_LEAST_FOREIGN, _LEAST_FOREIGN_SHARE = 5, 0.04
_SAMPLE_BYTES = 1 << 20


def decode(data: bytes, ref: str) -> str:
    """Return the text of ``data``.

    UTF-8 and the encodings that announce themselves are read as such; a legacy encoding only when it is
    recognised with confidence; text that was once decoded wrongly ("theyâ€™re") is repaired.

    Args:
        data: raw bytes of one page.
        ref: what to call the page in an error.

    Raises:
        SourceError: the bytes are empty, binary, or in a broken or unknown encoding.
    """
    if not data.strip():
        raise SourceError(ref, "empty")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SourceError(ref, f"binary: {what}")
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if encoding is None and b"\x00" in data:
        raise SourceError(ref, "binary: holds zero bytes")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding is not None or _MULTIBYTE.search(data, 0, error.start):
            raise SourceError(ref, f"broken encoding: byte {error.start} is not {error.encoding}") from error
        text = _legacy(data, ref)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise SourceError(ref, "binary: holds control characters")
    if not text.strip():
        raise SourceError(ref, "empty")
    return repair(text)


def repair(text: str) -> str:
    """Undo a wrong decoding, and only that; text without its traces is returned as it is.

    >>> repair("theyâ€™re safe")
    'they’re safe'
    """
    if not _MOJIBAKE.search(text):
        return text
    import ftfy  # costs as much as reading thirty pages, and hardly any page needs it

    return ftfy.fix_encoding(text)


def whole(text: str) -> str:
    """Return ``text`` with halves of surrogate pairs, which JSON can carry and no file, replaced by "�"."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _legacy(data: bytes, ref: str) -> str:
    western = data.decode("cp1252", "replace")
    if not _STRAY.search(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.chaos > _MAX_CHAOS or not _in_foreign_letters(str(best)):
        raise SourceError(ref, "broken encoding: neither UTF-8 nor another that can be recognised")
    return str(best)


def _in_foreign_letters(text: str) -> bool:
    """Tell whether a text has enough letters beyond ASCII to make its encoding more than a guess."""
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return foreign >= _LEAST_FOREIGN and foreign >= _LEAST_FOREIGN_SHARE * len(letters)


def encoding_of(path: Path) -> str:
    """Return the encoding of a table, found without holding the file in memory.

    Raises:
        SourceError: it is in none that can be recognised.
    """
    decoder = getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
        file.seek(0)
        marked = next((name for mark, name in _MARKS.items() if head.startswith(mark)), None)
        if marked is not None:
            return marked
        try:
            while block := file.read(_SAMPLE_BYTES):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            pass
        else:
            if not head.strip():
                raise SourceError(str(path), "empty")
            return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    if b"\x00" in head or best is None or best.chaos > _MAX_CHAOS:
        raise SourceError(str(path), "broken encoding: neither UTF-8 nor another that can be recognised")
    return best.encoding
