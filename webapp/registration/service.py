"""Registering: one transaction makes the registrant, the setup link and the letter, once."""

from sqlalchemy import bindparam, exists
from sqlmodel import col

from webapp import limits, links, public_id
from webapp.clock import now
from webapp.db import durably, transaction
from webapp.i18n import language, language_tag
from webapp.limits import Limited, Try
from webapp.models import (
    Attempt,
    Category,
    Draft,
    Event,
    Link,
    Notice,
    NoticeKind,
    Purpose,
    Registrant,
    Sex,
)
from webapp.notices import outbox
from webapp.pages import TERMS_VERSION
from webapp.registration import drafts
from webapp.registration.drafts import Kept, Registered
from webapp.registration.forms import CounterForm
from webapp.registration.posted import typed
from webapp.together import Together


class Gone(Exception):
    """The draft's hours are over, or there never was one."""


class Changed(Exception):
    """The draft is not the one that the person was shown: show it again first."""


# As it was shown, and no limit used up: the press may have waited behind another.
_UNCHANGED = exists().where(
    col(Draft.id) == bindparam("draft"), col(Draft.revision) == bindparam("shown")
)
_TRIES = 2
_REGISTERING = Together(
    *(Registrant, Link, Notice, Event, *[Attempt] * _TRIES),
    where=_UNCHANGED & limits.within(_TRIES),
    once="draft_id",
)


def register(key: str | None, revision: str) -> None:
    """Register a draft as it was shown. Pressing twice registers once.

    Raises Gone, Changed (also where an answer is no longer valid) and Limited.
    """
    valid = _to_register(key, revision)
    if valid and not _write(*valid) and _to_register(key, revision):
        raise Limited(_seconds_to_wait(valid[1]))


def _to_register(key: str | None, revision: str) -> tuple[Kept, CounterForm] | None:
    """What is to be registered; None once it has been. Raises Gone and Changed."""
    draft, done = drafts.load(key)
    if done:
        return None
    if draft is None:
        raise Gone
    form = CounterForm(draft.answers)
    if draft.revision != revision or not form.validate():
        raise Changed
    return draft, form


def _write(draft: Kept, form: CounterForm) -> bool:
    """One transaction, durable; False where somebody was first or a limit is used up."""
    registrant, tries = _registrant(draft, form), _tries(form)
    link = links.new(Purpose.SETUP)
    letter = outbox.letter(registrant, NoticeKind.REGISTERED, link)
    rows = (registrant, link, letter, Event(kind="registered"), *limits.attempts(*tries))
    asked = {"draft": draft.id, "shown": draft.revision, **limits.asked(*tries)}
    return durably(lambda connection: _REGISTERING.write(connection, rows, asked))


def _tries(form: CounterForm) -> tuple[Try, Try]:
    email = (form.email.canonical or "").casefold()
    by_client = Try("LIMIT_REGISTER_CLIENT", "register", limits.client())
    return by_client, Try("LIMIT_REGISTER_EMAIL", "register-email", email)


def _seconds_to_wait(form: CounterForm) -> int:
    with transaction() as session:
        return limits.seconds_to_wait(session, *_tries(form))


def _registrant(draft: Kept, form: CounterForm) -> Registrant:
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
        phone=form.phone.canonical or "",
        email=email,
        email_key=email.casefold(),
        category=Category(form.category.data),
        typed=typed(draft.answers),
        terms_version=TERMS_VERSION,
        language=language_tag(language()),
        agreed_at=now(),
    )


def send_again(registered: Registered) -> None:
    """One more letter with a new link; a letter still waiting is enough. Raises Limited."""
    with transaction() as session:
        outbox.count_again(session, registered.public_id)
        if not outbox.is_waiting(session, registered.id):
            link = links.issue(session, registered.id, Purpose.SETUP)
            outbox.post(session, registered, NoticeKind.NEW_LINK, link)
