"""Which addresses may be asked: the schemes, and what is public."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from dateline.errors import FetchError, SourceError

PORTS = {"http": 80, "https": 443}

IP = IPv4Address | IPv6Address


def checked(url: str) -> SplitResult:
    """Return the parts of an address that may be asked.

    Raises:
        SourceError: it is not http or https, names no host, or carries a user's name or password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(url, "not an address") from error
    if parts.scheme not in PORTS:
        raise SourceError(url, f"only http and https are read, not {parts.scheme or 'this'}")
    if not host:
        raise SourceError(url, "names no host")
    if parts.username is not None or parts.password is not None:
        raise SourceError(without_credentials(parts), "carries a user's name; none is ever sent")
    return parts


def without_credentials(parts: SplitResult) -> str:
    """Return an address without the name and password in it."""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def origin_of(parts: SplitResult) -> str:
    """Return scheme, host and port: what a robots.txt speaks for.

    >>> origin_of(urlsplit("HTTPS://Example.org/a?b"))
    'https://example.org:443'
    """
    return f"{parts.scheme}://{parts.hostname}:{parts.port or PORTS[parts.scheme]}"


def joined(base: str, link: str) -> str:
    """Return the address that a link on a page leads to; one that makes no sense is returned as it stands.

    >>> joined("https://example.org/a/b", "../c"), joined("https://example.org/", "http://[")
    ('https://example.org/c', 'http://[')
    """
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def host_of(url: str) -> str:
    """Return the host of an address; an empty string where there is none.

    >>> host_of("https://example.org/a"), host_of("reports/")
    ('example.org', '')
    """
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_public(url: str, parts: SplitResult) -> bool:
    """Tell whether every machine that goes by the host of an address is on the public network.

    Raises:
        FetchError: no machine goes by it.
    """
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no host {parts.hostname}") from error
    return all(is_public_ip(str(where[4][0])) for where in found)


def is_public_ip(text: str) -> bool:
    """Tell whether an IP address is on the public network; one of IPv4 in the clothes of IPv6 is taken out.

    >>> is_public_ip("10.0.0.1"), is_public_ip("::ffff:169.254.169.254"), is_public_ip("1.1.1.1")
    (False, False, True)
    """
    found: IP = ip_address(text.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast
