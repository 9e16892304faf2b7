"""Claims that a page repeats only to say whether they are so."""

import pytest

from dateline.model import ClaimStatus, ClaimType

CLAIM = "Claim: Israeli jets bombed a hospital in Gaza City."


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("Verdict: False. The video was filmed in Idlib.", ClaimStatus.DENIED),
        ("VERDICT\n\nFalse. The video was filmed in Idlib.", ClaimStatus.DENIED),
        ("Rating: Missing context. The video is old.", ClaimStatus.POSSIBLE),
        ("The ministry gave no figures.", ClaimStatus.HAPPENED),
    ],
)
def test_the_verdict_tells_what_a_repeated_claim_is_worth(read, verdict: str, status: ClaimStatus):
    _, reading = read(f"{CLAIM}\n\n{verdict}\n\nThe army bombed Khan Younis on Friday.")
    strikes = [claim for claim in reading.claims if claim.type is ClaimType.AIRSTRIKE]
    assert [claim.status for claim in strikes] == [status, ClaimStatus.HAPPENED]


def test_a_label_says_nothing(read):
    _, reading = read(f"{CLAIM}\n\nVerdict: False.")
    assert [claim.source for claim in reading.claims if claim.type is ClaimType.AIRSTRIKE] == [None]
