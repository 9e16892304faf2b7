import pytest

from dateline.documents.decode import decode
from dateline.errors import SourceError

PROSE = "L’armée a repris la ville de Tikrit, a déclaré le ministère de la Défense à Bagdad. " * 4


def test_reads_utf8_and_marked_encodings() -> None:
    assert decode(PROSE.encode(), "x") == PROSE
    assert decode(PROSE.encode("utf-8-sig"), "x") == PROSE
    assert decode(PROSE.encode("utf-16"), "x") == PROSE


def test_recognises_a_legacy_encoding() -> None:
    assert "déclaré" in decode(PROSE.encode("cp1252"), "x")


def test_repairs_text_that_was_decoded_wrongly() -> None:
    wrong = "The town’s mayor".encode().decode("cp1252")
    assert wrong != "The town’s mayor"
    assert decode(wrong.encode(), "x") == "The town’s mayor"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.4 and so on", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"Army\x00enters\x00town", "zero bytes"),
        ("Der Bürgermeister ".encode() + b"\xff\xfe floh.", "broken encoding"),
        (b"The army entered the town \xe2\x80 of Hit on Monday, residents said.", "broken encoding"),
        (b"The army entered \xff\xff\xfe\xfa the town of Hit on Monday.", "broken encoding"),
        (b"abc \x01\x02\x03\x04\x05\x06", "control characters"),
    ],
)
def test_says_why_bytes_are_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        decode(data, "page.txt")
    assert caught.value.ref == "page.txt"
