"""Tables, their enums, lengths and constraint names."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Index,
    MetaData,
)
from sqlmodel import Field, SQLModel

from webapp.clock import now
from webapp.columns import choice, moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMES)
SHA256 = 64  # hex characters


class Sex(StrEnum):
    """Field 2, 性別."""

    MALE = "male"
    FEMALE = "female"


class Category(StrEnum):
    """Field 9, 利用者の区分: the categories that are open here."""

    COUNTER_COE = "counter-coe"


class NoticeKind(StrEnum):
    """What a letter is about; each has a text of its own."""

    REGISTERED = "registered"
    NEW_LINK = "new-link"
    RESET = "reset"
    IDS = "ids"


class NoticeState(StrEnum):
    """Where a letter stands in the outbox: refused is the dead-letter state."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class Purpose(StrEnum):
    """What a mailed link is for."""

    SETUP = "setup"
    RESET = "reset"


def _draft_id() -> Any:
    return Field(foreign_key="draft.id", ondelete="CASCADE", index=True, max_length=SHA256)


class Draft(SQLModel, table=True):
    """Answers on their way: kept from the first field, for the browser that holds the key."""

    id: str = Field(primary_key=True, max_length=SHA256)  # SHA-256 of the cookie
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    revision: str = Field(max_length=16)  # new at each save; 登録 names the one that was shown
    created_at: datetime = moment(default_factory=now)
    expires_at: datetime = moment(index=True)


class DraftDevice(SQLModel, table=True):
    """Another device that opens a draft, by a cookie of its own."""

    id: str = Field(primary_key=True, max_length=SHA256)  # SHA-256 of the cookie
    draft_id: str = _draft_id()


class ResumeCode(SQLModel, table=True):
    """A code that opens a draft on another device."""

    id: str = Field(primary_key=True, max_length=SHA256)  # keyed hash of the code
    draft_id: str = _draft_id()
    expires_at: datetime = moment()


class Registrant(SQLModel, table=True):
    """A registered person: canonical answers, the typed ones beside them, and the password."""

    __table_args__ = (CheckConstraint("length(name) <= 104", name="name_length"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(max_length=12, unique=True)  # 認証ID without hyphens
    draft_id: str = Field(max_length=SHA256, unique=True)  # the idempotency key
    name: str = Field(max_length=104)
    sex: Sex = choice(Sex)
    birth: str = Field(max_length=10)  # ISO 8601, with month or day left out where unknown
    municipality: str = Field(max_length=6)
    address: str = Field(max_length=85)
    phone: str = Field(max_length=16)  # E.164
    email: str = Field(max_length=254)
    email_key: str = Field(max_length=254, index=True)  # case-folded, for comparing only
    category: Category = choice(Category)
    typed: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    terms_version: str = Field(max_length=10)
    language: str = Field(max_length=8)
    agreed_at: datetime = moment()
    created_at: datetime = moment(default_factory=now)
    password_hash: str | None = Field(default=None, max_length=255)
    password_set_at: datetime | None = moment(default=None)


class Link(SQLModel, table=True):
    """A mailed link: the token is its id with a signature, so the table holds no secret."""

    id: str = Field(primary_key=True, max_length=32)
    registrant_id: int = Field(foreign_key="registrant.id", index=True)
    purpose: Purpose = choice(Purpose)
    created_at: datetime = moment(default_factory=now)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(default=None)
    superseded_at: datetime | None = moment(default=None)


class Notice(SQLModel, table=True):
    """The outbox: a letter that was promised, in the same transaction as what it tells."""

    __table_args__ = (Index("ix_notice_state_due_at", "state", "due_at"),)

    id: int | None = Field(default=None, primary_key=True)
    registrant_id: int = Field(foreign_key="registrant.id", index=True)
    link_id: str | None = Field(default=None, foreign_key="link.id", max_length=32)
    kind: NoticeKind = choice(NoticeKind)
    recipient: str = Field(max_length=254)
    language: str = Field(max_length=8)
    message_id: str = Field(max_length=64, unique=True)
    state: NoticeState = choice(NoticeState, default=NoticeState.WAITING)
    attempts: int = 0
    created_at: datetime = moment(default_factory=now)
    due_at: datetime = moment(default_factory=now)  # also the end of a worker's lease
    sent_at: datetime | None = moment(default=None)
    last_error: str | None = Field(default=None, max_length=80)  # a class and code, no address


class SignIn(SQLModel, table=True):
    """A signed-in session, on the server so that it can be listed and ended."""

    id: str = Field(primary_key=True, max_length=SHA256)  # SHA-256 of the cookie
    registrant_id: int = Field(foreign_key="registrant.id", index=True)
    created_at: datetime = moment(default_factory=now)
    seen_at: datetime = moment(default_factory=now, index=True)
    ended_at: datetime | None = moment(default=None)


class Attempt(SQLModel, table=True):
    """One counted try under a limit, so that all processes agree on the count."""

    __table_args__ = (Index("ix_attempt_kind_key_at", "kind", "key", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=24)
    key: str = Field(max_length=SHA256)  # keyed hash of an address or an ID
    at: datetime = moment(default_factory=now)
    until: datetime = moment(index=True)  # when no limit counts it any more


class Event(SQLModel, table=True):
    """The audit trail: what happened to whom and when, without personal data; never changed."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=32)
    registrant_id: int | None = Field(default=None, foreign_key="registrant.id", index=True)
    at: datetime = moment(default_factory=now)
