"""Any reports of one claim each, as hypothesis draws them."""

from datetime import date, timedelta

from hypothesis import strategies as st
from tests.events.told import MOSUL, QAYYARAH, told

SIDES = ["iraq-forces", "iraq-army", "islamic-state", "peshmerga", "unlisted", "civilians"]
TELLINGS = st.builds(
    lambda kind, day, length, by, who, whom, place, status, source: told(
        f"{who} {kind} {place.name} {day} {length} {status} {whom} {source}",
        kind,
        by=by,
        on=(day + timedelta(length)).isoformat(),
        agent=who,
        patient=whom,
        place=place,
        start=day.isoformat(),
        end=(day + timedelta(length)).isoformat(),
        status=status,
        source=source,
    ),
    st.sampled_from(["capture", "hold", "withdraw", "besiege", "clash", "airstrike"]),
    st.dates(min_value=date(2014, 1, 1), max_value=date(2017, 1, 1)),
    st.sampled_from([0, 0, 0, 3, 29, 364]),
    st.sampled_from(["Agency", "Daily"]),
    st.sampled_from(SIDES),
    st.sampled_from([None, *SIDES]),
    st.sampled_from([QAYYARAH, MOSUL]),
    st.sampled_from(["happened", "planned", "denied", "ongoing", "possible"]),
    st.sampled_from([None, "iraq-government", "islamic-state"]),
)
