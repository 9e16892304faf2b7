"""Numbers with their nouns."""


def named(number: int, nouns: str) -> str:
    """Return the noun for so many: the plural, or for one the singular.

    >>> named(1, "copies"), named(2, "copies"), named(1, "rejected")
    ('copy', 'copies', 'rejected')
    """
    if number != 1 or not nouns.endswith("s"):
        return nouns
    return f"{nouns[:-3]}y" if nouns.endswith("ies") else nouns[:-1]


def counted(number: int, nouns: str) -> str:
    """Return so many of something in words.

    >>> counted(1, "new reports")
    '1 new report'
    """
    return f"{number:,} {named(number, nouns)}"
