"""Registering: one transaction makes the registrant, the setup link and the letter, once."""

from sqlmodel import Session

from webapp import limits, links, public_id
from webapp.clock import now
from webapp.db import insert_row, transaction
from webapp.i18n import language, language_tag
from webapp.limits import Try
from webapp.models import Category, Draft, Event, NoticeKind, Purpose, Registrant, Sex
from webapp.notices import outbox
from webapp.pages import TERMS_VERSION
from webapp.registration import drafts
from webapp.registration.forms import CounterForm
from webapp.registration.posted import typed


class Gone(Exception):
    """The draft's hours are over, or there never was one."""


class Changed(Exception):
    """The draft is not the one that the person was shown: show it again first."""


class Limited(Exception):
    """Too many registrations in a short time from this client or for this address."""


def register(key: str | None, revision: str) -> Registrant:
    """Register a draft as it was shown. Pressing twice gives the same registrant.

    Raises Gone, Changed (also where an answer is no longer valid) and Limited.
    """
    with transaction() as session:
        draft, done = drafts.find(session, key, lock=True) if key else (None, None)
        if done:
            return done
        form = _check(draft, revision)
        _limit(session, form)
        return _register(session, draft, form)  # type: ignore[arg-type]


def _check(draft: Draft | None, revision: str) -> CounterForm:
    if draft is None:
        raise Gone
    form = CounterForm(draft.answers)
    if draft.revision != revision or not form.validate():
        raise Changed
    return form


def _limit(session: Session, form: CounterForm) -> None:
    email = (form.email.canonical or "").casefold()
    by_client = Try("LIMIT_REGISTER_CLIENT", "register", limits.client())
    if limits.exceeds(session, by_client, Try("LIMIT_REGISTER_EMAIL", "register-email", email)):
        raise Limited


def _register(session: Session, draft: Draft, form: CounterForm) -> Registrant:
    registrant = _registrant(draft, form)
    insert_row(session, registrant)
    assert registrant.id is not None
    link = links.first(session, registrant.id)
    outbox.post(session, registrant, NoticeKind.REGISTERED, link)
    insert_row(session, Event(kind="registered", registrant_id=registrant.id))
    return registrant


def _registrant(draft: Draft, form: CounterForm) -> Registrant:
    email = form.email.canonical or ""
    return Registrant(
        # One of 30^11: asking whether it is free would cost more than it could ever save.
        public_id=public_id.new(),
        draft_id=draft.id,
        name=form.name.shown(),
        sex=Sex(form.sex.data),
        birth=form.birth.canonical or "",
        municipality=form.municipality.said(),
        address=form.address.shown(),
        phone=form.phone.shown(),
        email=email,
        email_key=email.casefold(),
        category=Category(form.category.data),
        typed=typed(draft.answers),
        terms_version=TERMS_VERSION,
        language=language_tag(language()),
        agreed_at=now(),
    )


def send_again(registrant: Registrant) -> bool:
    """One more letter with a new link, within the limits; a letter still waiting is enough."""
    with transaction() as session:
        if not outbox.may_send_again(session, registrant.id or 0):
            return False
        if not outbox.is_waiting(session, registrant.id or 0):
            link = links.issue(session, registrant.id or 0, Purpose.SETUP)
            outbox.post(session, registrant, NoticeKind.NEW_LINK, link)
        return True
