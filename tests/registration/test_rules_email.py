"""メールアドレス: tidied, checked, asked about, and never a way into a mail's header."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.rules.causes import Question, Refused
from webapp.rules.email import parse_email, same_email
from webapp.rules.email_domains import WELL_KNOWN, meant


def refused(typed: str) -> Refused:
    with pytest.raises(Refused) as refusal:
        parse_email(typed)
    return refusal.value


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "taro@example.com",
            " taro@example.com ",
            "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ",
            "taro@example。com",
        ),
        *("taro @ example.com", "taro@\u200bexample.com", "taro@EXAMPLE.Com", "taro@example.com."),
        *("mailto:taro@example.com", "MAILTO:taro@example.com?subject=x", "<taro@example.com>"),
        *("Houmu Taro <taro@example.com>", "＜mailto:taro@example.com＞", '"taro"@example.com'),
    ],
)
def test_one_address_typed_in_many_ways_is_stored_once(typed: str) -> None:
    assert parse_email(typed) == "taro@example.com"


@pytest.mark.parametrize("dash", "－−‐–—")
def test_a_dash_of_a_japanese_keyboard_is_a_hyphen(dash: str) -> None:
    assert parse_email(f"taro{dash}h@example{dash}x.com") == "taro-h@example-x.com"


def test_the_local_part_keeps_its_case() -> None:
    assert parse_email("Taro.H+coe@Example.JP") == "Taro.H+coe@example.jp"


def test_a_domain_in_another_script_is_stored_in_ascii() -> None:
    assert parse_email("taro@日本語.jp") == "taro@xn--wgv71a119e.jp"
    assert parse_email("taro@xn--WGV71A119E.jp") == "taro@xn--wgv71a119e.jp"


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        *(("", "missing"), ("\u3000", "missing"), ("<>", "missing"), ("taro", "no_at")),
        *(("taro@@example.com", "two_ats"), ("a@example.com,b@example.com", "two_ats")),
        *(("@example.com", "no_local"), ("taro@", "no_domain"), ("taro@example", "no_dot")),
        *(("太郎@example.com", "non_ascii"), ("josé@example.com", "non_ascii")),
        *(
            (".taro@example.com", "dots"),
            ("taro.@example.com", "dots"),
            ("a..b@example.com", "dots"),
        ),
        *(
            (".taro@docomo.ne.jp", "dots"),
            ("ta(ro@example.com", "local"),
            ("a:b@example.com", "local"),
        ),
        *(
            ("taro@exam_ple.com", "domain"),
            ("taro@-example.com", "domain"),
            ("taro@x.local", "domain"),
        ),
        *(
            ("taro@[127.0.0.1]", "domain"),
            ("taro@example..com", "domain"),
            ("taro@1.2.3.4", "domain"),
            ("taro@example.c", "domain"),
        ),
        *(("a" * 65 + "@example.com", "local_too_long"), ("a" * 65 + "@x_y.com", "local_too_long")),
        *(("a@" + "b." * 130 + "com", "too_long"), ("a@" + "語." * 60 + "jp", "domain")),
    ],
)
def test_each_cause_has_its_own_message(typed: str, cause: str) -> None:
    assert refused(typed).cause == cause


@pytest.mark.parametrize(
    "typed",
    [
        "taro@example.com\r\nBcc: x@example.com",
        "taro@example.com\nX: y",
        "a\r\n@example.com\u2028b",
    ],
)
def test_a_line_break_never_gets_through(typed: str) -> None:
    try:
        address = parse_email(typed)
    except Refused:
        return
    assert address.splitlines() == [address]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("ta..ro@docomo.ne.jp", '"ta..ro"@docomo.ne.jp'),
        ("taro.@ezweb.ne.jp", '"taro."@ezweb.ne.jp'),
        ("ta...ro.@t.vodafone.ne.jp", '"ta...ro."@t.vodafone.ne.jp'),
        ("taro@docomo.ne.jp", "taro@docomo.ne.jp"),
        ("ta.ro@example.com", "ta.ro@example.com"),
    ],
)
def test_a_carrier_address_is_kept_and_known_again_with_its_local_part_quoted(
    typed: str, sent: str
) -> None:
    assert parse_email(typed) == typed
    assert parse_email(sent) == typed


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        *(("gmial.com", "gmail.com"), ("gmail.con", "gmail.com"), ("gmal.com", "gmail.com")),
        *(
            ("gmaill.com", "gmail.com"),
            ("gmail.co.jp", "gmail.com"),
            ("docmo.ne.jp", "docomo.ne.jp"),
        ),
        *(
            ("docomo.co.jp", "docomo.ne.jp"),
            ("yaho.co.jp", "yahoo.co.jp"),
            ("iclould.com", "icloud.com"),
        ),
        *(
            ("hotmial.com", "hotmail.com"),
            ("outlook.co", "outlook.com"),
            ("exweb.ne.jp", "ezweb.ne.jp"),
        ),
    ],
)
def test_a_look_alike_domain_is_asked_about_once_then_let_pass(typed: str, offer: str) -> None:
    question = refused(f"Taro@{typed}")
    assert isinstance(question, Question)
    assert question.suggestions[0] == f"Taro@{offer}"
    assert parse_email(f"Taro@{typed}", asked=True) == f"Taro@{typed}"


@pytest.mark.parametrize("domain", [*WELL_KNOWN, "ymail.com", "mail.com", "example.com", "qq.com"])
def test_a_domain_in_use_is_not_asked_about(domain: str) -> None:
    assert meant(domain) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Taro@Example.com", "taro@example.com", True),
        ("taro@example.com", "ｔａｒｏ＠example.com ", True),
        ("taro@日本語.jp", "taro@xn--wgv71a119e.jp", True),
        ("taro@gmial.com", "taro@gmial.com", True),
        ("taro@example.com", "jiro@example.com", False),
        ("taro@example.com", "", False),
        ("taro", "taro", True),
    ],
)
def test_the_second_address_is_compared_as_mail_would_be(a: str, b: str, same: bool) -> None:
    assert same_email(a, b) is same


@settings(deadline=None)
@given(
    st.one_of(
        st.text(st.characters(), max_size=40),
        st.text('aA1.@<>":?mailto \r\n\\', max_size=25),
        st.from_regex(r"[a-z.\"<]{1,8}@(docomo\.ne\.jp|[a-z語.-]{1,9}\.jp)", fullmatch=True),
    )
)
def test_any_text_is_normalised_once_and_for_all_or_refused(typed: str) -> None:
    assert same_email(typed, typed)
    try:
        address = parse_email(typed, asked=True)
    except Refused:
        return
    assert parse_email(address, asked=True) == address
    assert address.isascii()
    assert address.isprintable()
