"""How figures are printed: a heading that says what was measured on what, then rows of figures."""

import sys
from collections.abc import Mapping

_LABEL_WIDTH = 50


def heading(text: str) -> None:
    """Print a heading between rows."""
    _say(f"\n{text}")


def row(
    label: str, figures: Mapping[str, float], *, notes: Mapping[str, str] | None = None, digits: int = 2
) -> None:
    """Print figures by name in one row.

    Args:
        label: what they were measured on.
        figures: name to value; the name carries the unit, if any.
        notes: per name what to print beside the value ("target ≥ 89").
        digits: after the decimal point.
    """
    notes = notes or {}
    cells = [
        f"{name} {value:.{digits}f}" + (f" ({notes[name]})" if name in notes else "")
        for name, value in figures.items()
    ]
    _say(f"  {label:<{_LABEL_WIDTH}} {'  '.join(cells)}")


def f1(hits: int, guessed: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall, 0 to 1; 0 when there is nothing.

    >>> f1(1, 1, 3)
    0.5
    """
    return 2 * hits / max(1, guessed + wanted)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
