"""Mail domains with habits of their own, and those that people mistype."""

from fnmatch import fnmatchcase

# Gave out addresses with '..' or a dot before '@', still in use; '*' stands for any subdomain.
CARRIERS = ("docomo.ne.jp", "ezweb.ne.jp", "*.vodafone.ne.jp")

# A domain one slip away from these is asked about.
WELL_KNOWN = (
    *("gmail.com", "yahoo.co.jp", "icloud.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp"),
    *("i.softbank.jp", "vodafone.ne.jp", "ymobile.ne.jp", "yahoo.ne.jp", "uqmobile.jp"),
    *("rakuten.jp", "hotmail.com", "hotmail.co.jp", "outlook.com", "outlook.jp", "yahoo.com"),
    *("googlemail.com", "protonmail.com", "hanmail.net", "naver.com", "foxmail.com"),
)

# Real domains that look like a slip.
_REAL = {"email.com", "fmail.com", "mail.com", "ymail.com"}

_MISTAKEN = {
    **dict.fromkeys(("gmail.co.jp", "gmail.jp", "gmail.ne.jp"), "gmail.com"),
    **dict.fromkeys(("icloud.co.jp", "icloud.jp", "icloud.ne.jp"), "icloud.com"),
    **dict.fromkeys(("docomo.co.jp", "docomo.jp", "docomo.com"), "docomo.ne.jp"),
    **dict.fromkeys(("ezweb.co.jp", "ezweb.jp", "ezweb.com"), "ezweb.ne.jp"),
}


def is_carrier(domain: str) -> bool:
    """Whether the domain gave out addresses outside RFC 5321's dot-string."""
    return any(fnmatchcase(domain, pattern) for pattern in CARRIERS)


def meant(domain: str) -> str | None:
    """The well-known domain that was probably meant; None where the typed one may be right."""
    if domain in _REAL or domain in WELL_KNOWN:
        return None
    alike = (known for known in WELL_KNOWN if abs(len(known) - len(domain)) <= 1)
    near = (known for known in alike if _one_slip(domain, known))
    return _MISTAKEN.get(domain) or next(near, None)


def _one_slip(typed: str, known: str) -> bool:
    """One letter missing, added or wrong, or two neighbours swapped."""
    typed, known = _without_common_start(typed, known)
    typed, known = _without_common_start(typed[::-1], known[::-1])
    return max(len(typed), len(known)) == 1 or (len(typed) == len("ab") and typed == known[::-1])


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    start = next((place for place, (a, b) in pairs if a != b), shorter)
    return one[start:], other[start:]
