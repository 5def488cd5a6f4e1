"""A mail address: tidied, checked without asking the network, and made ready to send to."""

import re

from email_validator import EmailNotValidError, validate_email

from . import email_domains
from .causes import N_, Question, Refused
from .text import clean

MAX_LETTERS = 254  # RFC 5321, section 4.5.3.1.3, without the angle brackets
MAX_LOCAL_LETTERS = 64  # RFC 5321, section 4.5.3.1.1

MESSAGES = {
    "missing": N_("メールアドレスを入力してください。例：taro@example.com"),
    "too_long": N_("メールアドレスは254文字までです。%(over)s文字多いです。確かめてください。"),
    "local_too_long": N_("「@」の前は64文字までです。%(over)s文字多いです。確かめてください。"),
    "no_at": N_("「@」がありません。メールアドレスを全部入力してください。例：taro@example.com"),
    "two_ats": N_("「@」が2つ以上あります。メールアドレスを一つだけ入力してください。"),
    "no_local": N_("「@」の前がありません。メールアドレスを全部入力してください。"),
    "no_domain": N_("「@」の後がありません。メールアドレスを全部入力してください。"),
    "non_ascii": N_("「@」の前は、英字、数字、記号で入力してください。漢字やかなは使えません。"),
    "dots": N_("「.」は、最初、「@」のすぐ前、続けて2つには使えません。確かめてください。"),
    "local": N_("「@」の前に使えない記号があります。確かめてください。"),
    "no_dot": N_("「@」の後に「.」がありません。最後まで入力してください。例：taro@example.com"),
    "domain": N_("「@」の後が正しくありません。確かめてください。例：taro@example.com"),
    "look_alike": N_("「@%(meant)s」ですか？ 今のままでよいときは、もう一度進んでください。"),
}

_HALF_WIDTH: dict[int, int | str] = {
    **{full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)},
    **dict.fromkeys([0x3002, 0xFF61], "."),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"),  # the Mac's full-width hyphen is U+2212
}
_ANY = "example.com"  # stands in for the half that is not being checked


def parse_email(typed: str, asked: bool = False) -> str:
    """Canonical address: the local part as typed, the domain in lower case and IDNA ASCII.

    Asks once about a domain that looks like a slip of a well-known one.
    """
    address = _canonical(_tidy(typed))
    local, _, domain = address.rpartition("@")
    if not asked and (meant := email_domains.meant(domain)):
        raise Question(MESSAGES, "look_alike", suggestions=[f"{local}@{meant}"], meant=meant)
    return address


def same_email(a: str, b: str) -> bool:
    """Whether two typed texts name one mailbox; capital letters do not count."""
    return a == b or _comparable(a) == _comparable(b)


def _tidy(typed: str) -> str:
    text = "".join(clean(typed).translate(_HALF_WIDTH).split())
    if inside := re.search(r"<([^<>@]*@[^<>]*)>", text):  # 'Taro <taro@example.com>'
        text = inside[1]
    text = re.sub(r"[<>]", "", text)
    return re.sub(r"^(?:mailto:)+([^?]*).*$", r"\1", text, flags=re.IGNORECASE)


def _canonical(address: str) -> str:
    if not address:
        raise Refused(MESSAGES, "missing")
    _check_length(address, MAX_LETTERS, "too_long")
    local, domain = _halves(address)
    _check_length(local, MAX_LOCAL_LETTERS, "local_too_long")
    domain = _ascii_domain(domain)
    _check_local(local, domain)
    _check_length(f"{local}@{domain}", MAX_LETTERS, "too_long")
    return f"{local}@{domain}"


def _check_length(text: str, most: int, cause: str) -> None:
    over = len(text) - most
    if over > 0:
        raise Refused(MESSAGES, cause, over=over)


def _halves(address: str) -> tuple[str, str]:
    """The local part, without quotes around it, and the domain."""
    if address.count("@") != 1:
        raise Refused(MESSAGES, "two_ats" if "@" in address else "no_at")
    local, domain = address.split("@")
    if not local or not domain:
        raise Refused(MESSAGES, "no_domain" if local else "no_local")
    return re.sub(r'^"([^"]+)"$', r"\1", local), domain.rstrip(".")


def _ascii_domain(domain: str) -> str:
    if "." not in domain:
        raise Refused(MESSAGES, "no_dot")
    if domain[-2] == ".":  # no country or kind has one letter: it is taro@example.c, half typed
        raise Refused(MESSAGES, "domain")
    try:
        return _validated(f"a@{domain.lower()}")
    except EmailNotValidError as error:
        raise Refused(MESSAGES, "domain") from error


def _validated(address: str) -> str:
    """The domain in ASCII; `.test` passes as `.example` does: nobody's address, no harm."""
    return validate_email(
        address, check_deliverability=False, allow_smtputf8=True, test_environment=True
    ).ascii_domain


def _check_local(local: str, domain: str) -> None:
    if not local.isascii():
        raise Refused(MESSAGES, "non_ascii")
    plain = _plain_dots(local)
    if plain.startswith(".") or (local != plain and not email_domains.is_carrier(domain)):
        raise Refused(MESSAGES, "dots")
    try:
        _validated(f"{plain}@{_ANY}")
    except EmailNotValidError as error:
        raise Refused(MESSAGES, "local") from error


def _plain_dots(local: str) -> str:
    return re.sub(r"\.{2,}", ".", local).removesuffix(".")


def _comparable(typed: str) -> str:
    try:
        return parse_email(typed, asked=True).casefold()
    except Refused:
        return typed.casefold()
