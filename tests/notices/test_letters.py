"""What a person finds in the mail box."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage

import html5lib
import pytest
import time_machine
from flask import Flask
from sqlmodel import col, select

from tests.look import Look
from tests.notices.conftest import Promise
from tests.notices.post_office import PostOffice
from webapp import links, public_id
from webapp.models import Link, Notice, NoticeKind, Registrant
from webapp.notices.worker import deliver_due

MOMENT = datetime(2026, 11, 23, 6, 4, tzinfo=UTC)  # 15:04 in Japan


def text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part
    return str(part.get_content())


def html(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part
    return str(part.get_content())


def shown_id(session: Look, notice: Notice) -> str:
    theirs = col(Registrant.id) == notice.registrant_id
    return public_id.show(session.exec(select(Registrant.public_id).where(theirs)).one())


def address(app: Flask, session: Look, notice: Notice) -> str:
    link = session.exec(select(Link).where(col(Link.id) == notice.link_id)).one()
    with app.app_context():
        return f"http://localhost/setup/{links.token(link)}"


@pytest.mark.parametrize("kind", [NoticeKind.REGISTERED, NoticeKind.NEW_LINK, NoticeKind.RESET])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_id_and_link_stand_alone_on_their_lines(
    app: Flask, session: Look, office: PostOffice, promise: Promise, kind: NoticeKind, lang: str
) -> None:
    notice = promise(kind, lang)
    deliver_due(app)
    lines = text(office.letters[0]).splitlines()
    parts = {"ja": 1, "en": 2}[lang]
    assert lines.count(shown_id(session, notice)) == parts
    assert lines.count(address(app, session, notice)) == parts


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_translation_touches_id_and_link_in_the_html_part(
    app: Flask, session: Look, office: PostOffice, promise: Promise, lang: str
) -> None:
    notice = promise(lang=lang)
    deliver_due(app)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(html(office.letters[0]))
    kept = ["".join(p.itertext()) for p in root.iter("p") if p.get("translate") == "no"]
    assert kept[:2] == [shown_id(session, notice), address(app, session, notice)]
    assert [div.get("lang") for div in root.iter("div")] == list(dict.fromkeys((lang, "ja")))
    assert not list(root.iter("img"))


def test_the_subject_names_the_system_and_the_notice(
    app: Flask, office: PostOffice, promise: Promise
) -> None:
    promise()
    deliver_due(app)
    assert office.letters[0]["Subject"] == "【在留申請オンラインシステム】利用者情報登録通知"


def test_a_subject_in_english_keeps_the_japanese_one(
    app: Flask, office: PostOffice, promise: Promise
) -> None:
    promise(lang="en")
    deliver_due(app)
    subject = office.letters[0]["Subject"]
    assert subject.endswith(" 【在留申請オンラインシステム】利用者情報登録通知")
    assert "registration" in subject


def test_every_sentence_of_an_english_letter_is_translated(
    app: Flask, office: PostOffice, promise: Promise
) -> None:
    for kind in NoticeKind:
        promise(kind, "en")
    deliver_due(app)
    for letter in office.letters:
        english = text(letter).split("────")[0].replace("認証ID", "").replace("在留申請", "")
        english = english.replace("オンラインシステム", "").replace("利用者情報登録通知", "")
        assert not re.search("[ぁ-ん]", english), english


def test_the_validity_is_a_moment_in_japan(
    app: Flask, office: PostOffice, promise: Promise
) -> None:
    with time_machine.travel(MOMENT, tick=False):
        promise(lang="en")
        deliver_due(app)
    letter = text(office.letters[0])
    assert "2026年11月24日 15:04（日本時間）" in letter
    assert "24 November 2026, 15:04 (Japan time)" in letter


def test_a_second_registration_lists_the_older_ids(
    app: Flask, session: Look, office: PostOffice, promise: Promise
) -> None:
    first, second = promise(), promise(email="TARO@example.com")
    promise(email="jiro@example.com")
    deliver_due(app)
    old, new, other = (text(letter).splitlines() for letter in office.letters)
    assert shown_id(session, first) in new
    assert shown_id(session, second) not in old
    assert shown_id(session, first) not in other


def test_a_letter_of_ids_lists_all_of_them_and_no_link(
    app: Flask, session: Look, office: PostOffice, promise: Promise
) -> None:
    asked, later = promise(NoticeKind.IDS), promise()
    deliver_due(app)
    lines = text(office.letters[0]).splitlines()
    assert {shown_id(session, asked), shown_id(session, later)} <= set(lines)
    assert "http" not in text(office.letters[0])


def test_a_letter_holds_nothing_personal_but_the_id(
    app: Flask, office: PostOffice, promise: Promise
) -> None:
    promise()
    deliver_due(app)
    whole = text(office.letters[0]) + html(office.letters[0])
    assert not [word for word in ("HOUMU", "西新宿", "2000", "9012345678") if word in whole]


def test_the_letter_has_both_parts_short_lines_and_its_fixed_name(
    app: Flask, session: Look, office: PostOffice, promise: Promise
) -> None:
    notice = promise(lang="en")
    deliver_due(app)
    letter = office.letters[0]
    types = [part.get_content_type() for part in letter.walk() if not part.is_multipart()]
    assert types == ["text/plain", "text/html"]
    assert max(len(line) for line in office.raw[0].splitlines()) < 100
    assert letter["Message-ID"] == notice.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert session.exec(select(Notice.sent_at)).one() is not None
