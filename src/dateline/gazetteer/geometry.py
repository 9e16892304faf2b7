"""Distances and directions on the sphere."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth."""


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the great-circle distance between two points, in km.

    >>> round(distance_km(36.34, 43.12, 33.32, 44.36))  # Mosul to Baghdad
    354
    """
    phi_a, phi_b = radians(a_lat), radians(b_lat)
    half = sin((phi_b - phi_a) / 2) ** 2 + cos(phi_a) * cos(phi_b) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def offset(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """Return the point (lat, lon) that lies ``km`` away in a direction.

    Args:
        lat: latitude of the start.
        lon: longitude of the start.
        km: distance along the great circle.
        bearing: degrees clockwise from north, 0 to 360.

    >>> offset(0.0, 0.0, 111.195081, 90.0)
    (0.0, 1.0)
    """
    arc, course, phi = km / EARTH_RADIUS_KM, radians(bearing), radians(lat)
    to_phi = asin(max(-1.0, min(1.0, sin(phi) * cos(arc) + cos(phi) * sin(arc) * cos(course))))
    turn = atan2(sin(course) * sin(arc) * cos(phi), cos(arc) - sin(phi) * sin(to_phi))
    to_lon = (lon + degrees(turn) + 180.0) % 360.0 - 180.0
    return round(degrees(to_phi), 6) + 0.0, round(to_lon, 6) + 0.0


def bearing(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the direction from a to b in degrees clockwise from north, 0 to below 360.

    >>> bearing(0.0, 0.0, 0.0, 1.0)
    90.0
    """
    phi_a, phi_b, turn = radians(a_lat), radians(b_lat), radians(b_lon - a_lon)
    east = sin(turn) * cos(phi_b)
    north = cos(phi_a) * sin(phi_b) - sin(phi_a) * cos(phi_b) * cos(turn)
    return degrees(atan2(east, north)) % 360.0
