"""A notice as a letter: facts from the database, in the person's language and in Japanese."""

from flask import current_app
from flask_mail import Message
from sqlmodel import Session, col, select

from webapp import links, public_id
from webapp.db import reading
from webapp.forms import render_bare
from webapp.i18n import DEFAULT, speaking
from webapp.models import Link, Notice, NoticeKind, Registrant
from webapp.notices import phrases
from webapp.notices.transport import envelope_address, sender_header
from webapp.readings import draw, unmark

SYSTEM = "【在留申請オンラインシステム】"
# RFC 3834: no "I am away" answers to an address that nobody reads.
HEADERS = {"Auto-Submitted": "auto-generated"}


def compose(notice: Notice, link: Link | None) -> Message:
    """The letter, text part first. Raises BadAddress and BadSender."""
    title, parts = _words(notice, _facts(notice, link))
    subject = unmark(title)
    texts = {"subject": subject, "parts": parts, "lang": notice.language}
    message = Message(
        subject=subject,
        recipients=[envelope_address(notice.recipient)],
        sender=sender_header(),
        body=unmark(render_bare("mail/letter.txt", **texts)),
        html=draw(render_bare("mail/letter.html", **texts)),
        extra_headers=HEADERS,
    )
    message.msgId = notice.message_id
    return message


def _words(notice: Notice, facts: phrases.Facts) -> tuple[str, dict[str, list[phrases.Line]]]:
    titles, parts = [], {}
    for lang in dict.fromkeys((notice.language, DEFAULT)):
        with speaking(lang):
            titles.append(phrases.title(notice.kind))
            parts[lang] = phrases.lines(notice.kind, facts)
    return " ".join([*titles[:-1], SYSTEM + titles[-1]]), parts


def _facts(notice: Notice, link: Link | None) -> phrases.Facts:
    with reading() as session:
        registrant = session.get_one(Registrant, notice.registrant_id)
        others = _same_email(session, registrant, notice.kind)
    return phrases.Facts(
        public_id=public_id.show(registrant.public_id),
        others=tuple(public_id.show(other) for other in others),
        address=f"{current_app.config['PUBLIC_URL']}/setup/{links.token(link)}" if link else "",
        until=link.expires_at if link else None,
    )


def _same_email(session: Session, registrant: Registrant, kind: NoticeKind) -> list[str]:
    """IDs of the same address, newest first: the older ones, in a list of all every other."""
    newest = col(Registrant.id) != registrant.id
    older = newest if kind is NoticeKind.IDS else col(Registrant.id) < registrant.id
    query = select(Registrant.public_id).where(
        col(Registrant.email_key) == registrant.email_key, older
    )
    return list(session.exec(query.order_by(col(Registrant.id).desc())))
