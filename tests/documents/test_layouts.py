"""Whole pages in the layouts that sites of different makes leave behind; the story is ours."""

from collections.abc import Callable

import pytest

from dateline.model import Document

TITLE = "Army retakes river port of Belsa from rebels"
BODY = (
    "KADRA — Government forces have retaken the river port of Belsa, officials said.\n\n"
    '"Our forces are now in full control," the deputy governor told reporters at the quay.\n\n'
    "The rebels, who had held the port since June 2014, did not comment."
)
LINES = BODY.replace("\n\n", "\n")

LAYOUTS = {
    "broadcaster": f"""Print

{TITLE}

September 12, 2017 3:14 PM

Omar Salim

Share

Share on Facebook

Email this article

{BODY}

See comments (3)

Related Articles

Rebels Overrun Military Base Near Kadra

Your opinion

Show comments
""",
    "agency, one line break": f"""CONFLICT
12.09.2017 15:14
1204
{TITLE}
{LINES}
os
While citing and using any materials on the Internet, links to the website are mandatory.
© 2015-2017 Kadra News. All rights reserved.
""",
    "blog": f"""Skip to content
Kadra Monitor
Menu
Home
About
Contact

{TITLE}
Posted on September 12, 2017 3:14 PM by editor

{BODY}

(KM)

Advertisements

Share this:
Twitter
Facebook

Like this:
Like Loading...
Posted in News
Tagged Belsa, rebels, river

Post navigation
Previous Post Bombs dropped on Belsa market
Next Post Food prices rise in Kadra

One comment
James says:
September 13, 2017 at 9:12 am
They always lie about the numbers of soldiers who died in the fighting there.
Reply
""",
    "newspaper": f"""{TITLE} | World news | The Guardian

Omar Salim in Kadra

Tue 12 Sep 2017 15.14 BST
Last modified on Tue 28 Nov 2017 09.52 GMT

Shares

4,567

{BODY}

Topics
Belsa
Share on Facebook
Reuse this content
Most viewed
""",
    "breadcrumbs a line each": f"""Home/
News/
Kadra/
{TITLE}
By Omar Salim
Published: Sep 12, 2017, 3:14 PM
| Updated: Sep 13, 2017
5 min read
Listen to this article
{LINES}
If you are reading this, please consider becoming a member. Your contribution keeps us going.
Become a member
Related stories:
War latest: Army advances along the river
Governor: 2,000 square kilometers retaken
""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str, read_page: Callable[..., Document]) -> None:
    document = read_page(LAYOUTS[layout])
    assert document.body.of(document.text) == BODY
    assert (document.headline, document.dateline) == (TITLE, "KADRA")
    assert document.published is not None and document.published.iso() == "2017-09-12T15:14:00"


@pytest.mark.parametrize(
    ("layout", "publisher"),
    [
        ("blog", "Kadra Monitor"),
        ("newspaper", "The Guardian"),
        ("agency, one line break", "Kadra News"),
        ("broadcaster", None),
    ],
)
def test_publisher(layout: str, publisher: str | None, read_page: Callable[..., Document]) -> None:
    assert read_page(LAYOUTS[layout]).publisher == publisher
