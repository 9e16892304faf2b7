"""What the tests of whole reports ask of a reading."""

from dateline.claims import Reading
from dateline.model import Claim, ClaimType


def told(reading: Reading, type_: ClaimType) -> list[Claim]:
    """Return the claims of a type, of which there is at least one."""
    found = [claim for claim in reading.claims if claim.type is type_]
    assert found, [(claim.type, claim.status) for claim in reading.claims]
    return found


def where(reading, type_: ClaimType, trigger: str, document) -> list[str]:
    """Names of the places of the claim with that trigger."""
    claims = [c for c in told(reading, type_) if c.trigger.of(document.text) == trigger]
    assert claims, [c.trigger.of(document.text) for c in reading.claims]
    return [place.text for place in claims[-1].place]
