"""Files of GeoNames (CC BY 4.0), as download.geonames.org gives them → rows of a user's own places.

The country files (``IQ.txt``, 19 columns), the alternate names (``alternateNamesV2.txt``, 8 or 10), and the
names of divisions (``admin1CodesASCII.txt`` and ``admin2Codes.txt``, 4) are told apart by their first line.

Reference: the readme.txt beside them, and https://www.geonames.org/export/codes.html for feature codes.
"""

import re
from collections.abc import Callable, Mapping

from dateline.gazetteer.own import SEPARATOR, BadRow, coordinate, is_geonameid
from dateline.gazetteer.sources import is_name
from dateline.tables import Row

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("A.ADM2", "A.ADM3", "A.ADM4", "A.ADM5", "A.ADMD"), "district"),
    **dict.fromkeys(("A.TERR", "A.ZN", "L.RGN", "L.RGNE", "L.RGNH", "L.AREA", "L.CST", "L.RESV"), "region"),
    **dict.fromkeys(("V.FRST", "T.PEN", "T.PLN", "T.PLAT", "H.SEA", "H.GULF", "H.STRT", "H.BAY"), "region"),
    **dict.fromkeys(("H.MRSH", "H.MRSHN", "L.PRK"), "region"),
    **dict.fromkeys(("S.AIRB", "S.AIRP", "S.AIRF", "S.AIRQ"), "airbase"),
    **dict.fromkeys(("L.MILB", "S.MILB", "L.NVB", "S.INSM"), "base"),
    **dict.fromkeys(("S.PSTB", "S.CSTM", "S.CSTMP", "S.PSTC"), "crossing"),
    **dict.fromkeys(("S.CMP", "S.CMPRF"), "camp"),
    **dict.fromkeys(("L.OILF", "L.GASF"), "oilfield"),
    **dict.fromkeys(("S.PS", "S.PSH", "S.PSN"), "plant"),
    **dict.fromkeys(("L.PRT", "H.HBR", "S.OILP"), "port"),
    **dict.fromkeys(("H.STM", "H.STMS", "H.STMI", "H.STMX", "H.CNL", "H.CNLI", "H.CNLN"), "river"),
    **dict.fromkeys(("H.WAD", "H.WADS", "T.VAL", "T.VALS", "T.GRGE"), "valley"),
    **dict.fromkeys(("H.LK", "H.LKS", "H.LKI", "H.LKN", "H.RSV", "H.LGN"), "lake"),
    **dict.fromkeys(("T.MT", "T.MTS", "T.HLL", "T.HLLS", "T.PK", "T.PKS", "T.RDGE", "T.UPLD"), "mountain"),
    **dict.fromkeys(("T.PASS", "T.GAP"), "pass"),
    **dict.fromkeys(("T.ISL", "T.ISLS", "T.ISLET"), "island"),
    **dict.fromkeys(("R.RD", "R.RDJCT", "R.TNL", "R.TNLRD"), "road"),
    "A.PCLI": "country",
    "A.ADM1": "province",
    "P.PPLX": "quarter",
    "S.BDG": "bridge",
    "S.DAM": "dam",
    "S.OILR": "refinery",
    "S.PRN": "prison",
    "T.DSRT": "desert",
}
"""Kinds by feature class and code. What reports do not name (wells, springs, farms, schools) has none."""

_WITH_INHABITANTS = ("P.", "A.PCLI")
"""Features whose population counts. A bare name means the town, not the district that is named after it."""
_NO_LANGUAGE = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "abbr"})
"""What the column of languages holds beside them: alternate "names" that are links, codes and sounds."""
_DIVISION = re.compile(r"[A-Z]{2}\.\S+")

Parse = Callable[[list[str], Mapping[str, str]], Row | None]
"""Fields of a line, and names of first-order divisions by ``IQ.01``, to the row; None for no use to us."""


def parse_of(line: str) -> Parse | None:
    """Return what reads the lines of a file that begins with this one; None for no file of GeoNames."""
    fields = line.rstrip("\n").split("\t")
    if len(fields) == 19 and fields[0].isdigit():
        return place
    if len(fields) in (8, 10) and fields[0].isdigit() and fields[1].isdigit():
        return alternate_name
    if len(fields) == 4 and _DIVISION.fullmatch(fields[0]):
        return division
    return None


def place(fields: list[str], divisions: Mapping[str, str]) -> Row | None:
    """Return the row of a line of a country file; None for a feature that reports do not name.

    Raises:
        BadRow: the line is broken.
    """
    if len(fields) != 19:
        raise BadRow(f"{len(fields)} columns instead of 19")
    id_, name, ascii_name, others, lat, lon, class_, code, country = fields[:9]
    feature = f"{class_}.{code}"
    kind = _KINDS.get(feature) or ("town" if class_ == "P" else None)
    if not is_geonameid(id_) or not name:
        raise BadRow("no geonameid" if name else "no name")
    if kind is None:
        return None
    inside = f"{country}.{fields[10]}"
    return {
        "id": inside if kind == "province" and inside in divisions else id_,
        "name": name,
        "lat": str(coordinate("lat", lat)),
        "lon": str(coordinate("lon", lon)),
        "kind": kind,
        "country": country,
        "admin1": "" if kind == "country" else divisions.get(inside, ""),
        "population": fields[14] if feature.startswith(_WITH_INHABITANTS) and fields[14].isdecimal() else "",
        "aliases": ascii_name if ascii_name != name else "",
        "names": SEPARATOR.join(filter(is_name, others.split(","))),
        "source": f"GeoNames {id_}",
    }


def alternate_name(fields: list[str], divisions: Mapping[str, str]) -> Row | None:
    """Return the row of an alternate name: an id and a name, no place; None for what is no name.

    Raises:
        BadRow: the line is broken.
    """
    if len(fields) not in (8, 10) or not is_geonameid(fields[1]):
        raise BadRow("no alternate name of a geonameid")
    _, id_, language, name, preferred = fields[:5]
    if language in _NO_LANGUAGE or not is_name(name):
        return None
    main = language == "en" and preferred == "1"
    return {"id": id_, "aliases" if main else "names": name, "source": f"GeoNames {id_}"}


def division(fields: list[str], divisions: Mapping[str, str]) -> Row | None:
    """Return the row of a division: the names of one that is there already, by code or geonameid.

    Raises:
        BadRow: the line is broken.
    """
    if len(fields) != 4 or not _DIVISION.fullmatch(fields[0]) or not is_geonameid(fields[3]):
        raise BadRow("no division: code, name, name in ASCII, geonameid")
    code, name, ascii_name, id_ = fields
    own = code if code.count(".") == 1 else id_
    return {"id": own, "aliases": SEPARATOR.join({name: 1, ascii_name: 1}), "source": f"GeoNames {id_}"}
