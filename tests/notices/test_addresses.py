"""Recipients and senders as mail servers take them; nothing can be smuggled into a header."""

import smtplib
from email.utils import parseaddr

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import PostOffice
from webapp.models import NoticeState
from webapp.notices.transport import BadAddress, envelope_address
from webapp.notices.worker import deliver_due


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("taro.o'neil+x@example.com", "taro.o'neil+x@example.com"),
        ("a..b@docomo.ne.jp", '"a..b"@docomo.ne.jp'),
        ("a.@ezweb.ne.jp", '"a."@ezweb.ne.jp'),
        (".a@docomo.ne.jp", '".a"@docomo.ne.jp'),
        ('"a..b"@docomo.ne.jp', '"a..b"@docomo.ne.jp'),
        ("taro@例え.jp", "taro@xn--r8jz45g.jp"),
    ],
)
def test_a_carrier_address_is_quoted_and_others_stay(written: str, sent: str) -> None:
    assert envelope_address(written) == sent


@pytest.mark.parametrize(
    "address",
    ["", "@example.com", '""@example.com', "taro", "taro@", "太郎@example.com", "a@b c.jp"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        envelope_address(address)


@given(st.text(), st.text())
def test_whatever_comes_out_is_one_line_and_one_address(local: str, domain: str) -> None:
    try:
        sent = envelope_address(f"{local}@{domain}")
    except BadAddress:
        return
    assert sent.isascii()
    assert sent.isprintable()
    assert parseaddr(sent) == ("", sent)
    assert envelope_address(sent) == sent


def test_a_carrier_address_gets_its_letter(
    app: Flask, office: PostOffice, promise: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The post office of the tests shows addresses without quotes: listen on the line itself.
    said: list[object] = []
    speak = smtplib.SMTP.send

    def overheard(server: smtplib.SMTP, words: str) -> None:
        said.append(words)
        speak(server, words)

    monkeypatch.setattr(smtplib.SMTP, "send", overheard)
    promise(email="a..b.@docomo.ne.jp")
    deliver_due(app)
    assert office.recipients == ["a..b.@docomo.ne.jp"]
    assert 'rcpt TO:<"a..b."@docomo.ne.jp>\r\n' in said
    assert b'\nTo: "a..b."@docomo.ne.jp\r\n' in office.raw[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_recipient_cannot_add_a_header(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt, end: str
) -> None:
    notice = promise(email=f"taro@example.com{end}Bcc: eve@example.com")
    deliver_due(app)
    assert not office.letters
    assert look(notice).state is NoticeState.REFUSED
    assert look(notice).last_error == "BadAddress"


@pytest.mark.parametrize(
    "sender", ["A\r\nBcc: eve@example.com <a@example.com>", "a@example.com\nBcc: eve@e.com", ""]
)
def test_a_sender_cannot_add_a_header_and_the_letter_waits(
    app: Flask, office: PostOffice, promise: Promise, look: LookAt, sender: str
) -> None:
    app.config["MAIL_DEFAULT_SENDER"] = sender
    notice = promise()
    deliver_due(app)
    assert not office.letters
    assert look(notice).state is NoticeState.WAITING
    assert look(notice).last_error == "BadSender"


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("no-reply@example.com", ""),
        ("<no-reply@example.com>", ""),
        ("在留申請オンラインシステム <no-reply@example.com>", "在留申請オンラインシステム"),
        ('"Immigration, (Online) \\"x\\"" <no-reply@example.com>', 'Immigration, (Online) "x"'),
        ("Immigration, Online <no-reply@example.com>", "Immigration, Online"),
    ],
)
def test_any_name_of_the_sender_arrives_as_written(
    app: Flask, office: PostOffice, promise: Promise, sender: str, name: str
) -> None:
    app.config["MAIL_DEFAULT_SENDER"] = sender
    promise()
    deliver_due(app)
    (address,) = office.letters[0]["From"].addresses
    assert (address.display_name, address.addr_spec) == (name, "no-reply@example.com")
