"""Pages over the network: politely, within limits, and only from where it may be."""

import pickle
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import pytest
from tests.newsstand import Answer, Newsstand

from dateline.errors import FetchError, SourceError
from dateline.fetch import USER_AGENT, Fetched, Fetcher
from dateline.version import __version__


class Sleeper:
    """Notes how long it was to wait, and waits no longer than a blink."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
def fetcher(sleeper: Sleeper) -> Iterator[Fetcher]:
    with Fetcher(max_bytes=100_000, pause_s=0.0, answer_s=2.0, page_s=0.3, sleep=sleeper) as opened:
        yield opened


def get(fetcher: Fetcher, url: str, **how: Any) -> Fetched:
    return fetcher.get(url, vouched=url, **how)


def test_a_page_comes_whole_with_its_kind(stand: Newsstand, fetcher: Fetcher) -> None:
    url = stand.put("/a.html", "Héros".encode("latin-1"), media="text/html; charset=ISO-8859-1")
    answer = get(fetcher, url)

    assert answer.changed
    assert answer.page.data.decode("latin-1") == "Héros"
    assert (answer.page.url, answer.page.media, answer.page.charset) == (url, "text/html", "ISO-8859-1")


def test_it_says_who_asks_and_sends_no_credentials(
    stand: Newsstand, fetcher: Fetcher, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    stand.put("/a", "x", headers={"Set-Cookie": "who=me"})
    get(fetcher, stand.url("/a"))
    get(fetcher, stand.url("/a"))
    page = stand.asked[-1].headers

    assert page["User-Agent"] == USER_AGENT and f"Dateline/{__version__}" in USER_AGENT
    assert "Authorization" not in page
    assert "Cookie" not in page


def test_what_has_not_changed_is_not_sent_again(stand: Newsstand, fetcher: Fetcher) -> None:
    url = stand.put("/feed", "first", etag='"1"', headers={"Last-Modified": "Thu, 14 Apr 2016 10:00:00 GMT"})
    first = get(fetcher, url)
    again = get(fetcher, url, etag=first.etag, modified=first.modified)

    assert (first.changed, again.changed, again.page.data) == (True, False, b"")
    assert stand.asked[-1].headers["If-None-Match"] == '"1"'
    assert stand.asked[-1].headers["If-Modified-Since"] == "Thu, 14 Apr 2016 10:00:00 GMT"

    stand.put("/feed", "second", etag='"2"')
    assert get(fetcher, url, etag=first.etag).page.data == b"second"


def test_packed_pages_are_unpacked(stand: Newsstand, fetcher: Fetcher) -> None:
    assert get(fetcher, stand.put("/a", "news " * 1000, packed=True)).page.data == b"news " * 1000


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_of_hostile_size_is_left_in_the_middle(
    stand: Newsstand, fetcher: Fetcher, packed: bool
) -> None:
    url = stand.put("/a", b"0" * 20_000_000, packed=packed)
    with pytest.raises(SourceError, match="over the size limit of 100,000 bytes"):
        get(fetcher, url)


def test_a_server_that_drips_is_left(stand: Newsstand, fetcher: Fetcher) -> None:
    url = stand.put("/a", b"0" * 1000, pieces_s=0.02)
    with pytest.raises(FetchError, match="not sent within"):
        get(fetcher, url)


def test_a_server_that_says_nothing_is_left(stand: Newsstand) -> None:
    url = stand.put("/a", b"00", pieces_s=1.0)
    stand.put("/robots.txt", "")
    with (
        Fetcher(max_bytes=10, pause_s=0, answer_s=0.2) as hasty,
        pytest.raises(FetchError, match="no answer"),
    ):
        get(hasty, url)


def test_a_host_that_is_not_there_is_one_line(fetcher: Fetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        get(fetcher, f"http://127.0.0.1:{port}/a")

    assert "cannot be reached" in str(caught.value) and "\n" not in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).reason == caught.value.reason


# ------------------------------------------------------------------------------------------------ redirects


def test_redirects_are_followed_and_the_page_keeps_the_address_asked_for(
    stand: Newsstand, fetcher: Fetcher
) -> None:
    stand.put("/a", "", status=301, headers={"Location": "/b"})
    stand.put("/b", "", status=302, headers={"Location": stand.url("/c")})
    stand.put("/c", "here")
    answer = get(fetcher, stand.url("/a"))

    assert (answer.page.url, answer.page.data) == (stand.url("/a"), b"here")


def test_redirects_in_a_circle_end(stand: Newsstand, fetcher: Fetcher) -> None:
    stand.put("/a", "", status=302, headers={"Location": "/a"})
    with pytest.raises(SourceError, match="more than 5 redirects"):
        get(fetcher, stand.url("/a"))

    assert stand.paths().count("/a") == 6


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("http://me:secret@127.0.0.1/", "a user's name"),
        ("gopher://127.0.0.1/", "only http and https"),
    ],
)
def test_redirects_lead_nowhere_else(stand: Newsstand, fetcher: Fetcher, target: str, reason: str) -> None:
    stand.put("/a", "", status=302, headers={"Location": target})
    with pytest.raises(SourceError, match=reason) as caught:
        get(fetcher, stand.url("/a"))

    assert "secret" not in str(caught.value)


# ------------------------------------------------------------------------------------- what may not be asked


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "javascript:alert(1)", "http://", "http://[", "http://x:99999/", "//x/a"]
)
def test_what_is_no_address_is_refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(SourceError):
        get(fetcher, url)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Makes host names lead where a test wants."""

    def point(to: dict[str, str]) -> None:
        def look_up(host: str, port: int, **_: Any) -> list[Any]:
            ip = to.get(host, host)
            family = socket.AF_INET6 if ":" in ip else socket.AF_INET
            return [(family, socket.SOCK_STREAM, 6, "", (ip, port))]

        # Only the check is deceived: connections still go where the system's names lead.
        deceived = SimpleNamespace(getaddrinfo=look_up, SOCK_STREAM=socket.SOCK_STREAM)
        monkeypatch.setattr("dateline.fetch.addresses.socket", deceived)

    return point


@pytest.mark.parametrize(
    "ip", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"]
)
def test_a_public_feed_never_leads_into_a_private_network(
    names: Callable[[dict[str, str]], None], stand: Newsstand, fetcher: Fetcher, ip: str
) -> None:
    names({"news.example": "93.184.216.34", "inside.example": ip})
    with pytest.raises(SourceError, match="leads to a private network"):
        fetcher.get("http://inside.example/admin", vouched="http://news.example/feed")

    assert stand.asked == []


def test_who_gives_a_private_address_himself_gets_it(stand: Newsstand, fetcher: Fetcher) -> None:
    url = stand.put("/a", "ours")

    assert fetcher.get(url, vouched=stand.url("/feed")).page.data == b"ours"


def test_a_name_that_changes_its_mind_is_found_out(
    names: Callable[[dict[str, str]], None], stand: Newsstand, fetcher: Fetcher
) -> None:
    # The name looked public when it was checked; the connection goes to this machine.
    host = "127.0.0.1"
    names({host: "93.184.216.34"})
    with pytest.raises(SourceError, match="leads to a private network"):
        get(fetcher, stand.put("/a", "secret"))


# ------------------------------------------------------------------------------------------------ politeness


def test_robots_txt_is_heeded_and_asked_for_once(stand: Newsstand, fetcher: Fetcher) -> None:
    stand.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", media="text/plain")
    stand.put("/open", "x")
    get(fetcher, stand.url("/open"))
    get(fetcher, stand.url("/open"))
    with pytest.raises(SourceError, match=r"robots\.txt does not allow it"):
        get(fetcher, stand.url("/private/a"))

    assert stand.paths() == ["/robots.txt", "/open", "/open"]


def test_a_redirect_is_asked_against_robots_txt_too(stand: Newsstand, fetcher: Fetcher) -> None:
    stand.put("/robots.txt", "User-agent: dateline\nDisallow: /private/\n")
    stand.put("/a", "", status=302, headers={"Location": "/private/a"})
    with pytest.raises(SourceError, match=r"robots\.txt"):
        get(fetcher, stand.url("/a"))

    assert "/private/a" not in stand.paths()


def test_a_robots_txt_that_fails_allows_nothing_yet(stand: Newsstand, fetcher: Fetcher) -> None:
    stand.put("/robots.txt", "", status=503)
    stand.put("/a", "x")
    with pytest.raises(FetchError, match=r"its robots\.txt: HTTP 503"):
        get(fetcher, stand.url("/a"))

    stand.put("/robots.txt", "")
    assert get(fetcher, stand.url("/a")).page.data == b"x"


def test_between_two_pages_of_a_host_there_is_a_pause(stand: Newsstand, sleeper: Sleeper) -> None:
    stand.put("/a", "x")
    with Fetcher(max_bytes=10, pause_s=5.0, sleep=sleeper) as fetcher:
        get(fetcher, stand.url("/a"))
        get(fetcher, stand.url("/a"))

    assert len(sleeper.waits) == 2  # after robots.txt, and after the first page
    assert all(4.5 < wait <= 5.0 for wait in sleeper.waits)


def test_a_longer_pause_that_a_host_asks_for_is_made(
    stand: Newsstand, fetcher: Fetcher, sleeper: Sleeper
) -> None:
    stand.put("/robots.txt", "User-agent: *\nCrawl-delay: 30\n")
    stand.put("/a", "x")
    get(fetcher, stand.url("/a"))
    get(fetcher, stand.url("/a"))

    assert sleeper.waits and 29 < sleeper.waits[-1] <= 30


def test_a_host_that_asks_for_an_hour_is_left_for_later(stand: Newsstand, fetcher: Fetcher) -> None:
    stand.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n")
    stand.put("/a", "x")
    get(fetcher, stand.url("/a"))
    with pytest.raises(FetchError, match="asks to be left alone") as caught:
        get(fetcher, stand.url("/a"))

    assert caught.value.wait_s is not None and caught.value.wait_s > 3500


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_heeded(stand: Newsstand, fetcher: Fetcher, as_date: bool) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=900), usegmt=True)
    stand.put("/a", "", status=429, headers={"Retry-After": until if as_date else "900"})
    stand.put("/b", "x")
    with pytest.raises(FetchError, match="HTTP 429") as caught:
        get(fetcher, stand.url("/a"))
    with pytest.raises(FetchError, match="asks to be left alone"):
        get(fetcher, stand.url("/b"))

    assert caught.value.wait_s == pytest.approx(900, abs=5)
    assert "/b" not in stand.paths()


@pytest.mark.parametrize(("status", "kind"), [(404, SourceError), (410, SourceError), (500, FetchError)])
def test_what_is_gone_is_told_from_what_may_come_back(
    stand: Newsstand, fetcher: Fetcher, status: int, kind: type[Exception]
) -> None:
    stand.pages["/a"] = Answer(status=status)
    with pytest.raises(SourceError, match=f"HTTP {status}") as caught:
        get(fetcher, stand.url("/a"))

    assert type(caught.value) is kind


@pytest.mark.parametrize(
    "location", ["http://[", "http://exa mple/", "//", "http://127.0.0.1:99999/", "\xff\xfe"]
)
def test_a_redirect_that_makes_no_sense_is_one_line(
    stand: Newsstand, fetcher: Fetcher, location: str
) -> None:
    stand.put("/a", "", status=302, headers={"Location": location})
    with pytest.raises(SourceError) as caught:
        get(fetcher, stand.url("/a"))

    assert "\n" not in str(caught.value)


def test_tags_that_cannot_be_given_back_are_forgotten(stand: Newsstand, fetcher: Fetcher) -> None:
    answer = get(fetcher, stand.put("/a", "x", etag='"\xe9"', headers={"Last-Modified": "heute, \xe9"}))
    assert (answer.etag, answer.modified) == (None, None)


@pytest.mark.parametrize("said", ["soon", "\xb2", "-5", "9" * 400, "Fri, 99 Xyz 9999 99:99:99 GMT"])
def test_any_retry_after_is_read(stand: Newsstand, fetcher: Fetcher, said: str) -> None:
    stand.put("/a", "", status=503, headers={"Retry-After": said})
    with pytest.raises(FetchError, match="HTTP 503") as caught:
        get(fetcher, stand.url("/a"))

    assert caught.value.wait_s is None or caught.value.wait_s <= 86400
