"""Limits that guard a person, counted in the database so that all processes agree."""

from contextlib import suppress
from datetime import timedelta
from functools import cache
from ipaddress import IPv6Address, IPv6Network
from typing import Any, NamedTuple

from flask import current_app, request
from sqlalchemy import ColumnElement, and_, bindparam
from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import SelectOfScalar

from webapp.clock import now
from webapp.db import insert_row
from webapp.keys import keyed_digest
from webapp.models import Attempt
from webapp.parsing import Rate

ONE_CUSTOMER = 64  # bits
LOCK = 15  # hex digits of an advisory lock's number: 60 of its 63 bits


def client() -> str:
    """Whose the request is; of a trusted proxy's header only where one is configured."""
    return one_customer(request.remote_addr or "unknown")


def one_customer(address: str) -> str:
    """The address, or of IPv6 the network that is one customer's (RFC 6177)."""
    address = unmapped(address)
    with suppress(ValueError):
        return str(IPv6Network((address, ONE_CUSTOMER), strict=False))
    return address


def unmapped(address: str) -> str:
    """The address; of `::ffff:192.0.2.1`, as a socket for both kinds names it, the one of IPv4."""
    with suppress(ValueError):
        return str(IPv6Address(address).ipv4_mapped or address)
    return address


class Limited(Exception):
    """A limit is used up: again after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Try(NamedTuple):
    """What a limit counts: `limit` names the setting, `key` is whose."""

    limit: str
    kind: str
    key: str

    def allowed(self) -> int:
        """How many tries."""
        return self._rate().times

    def seconds(self) -> int:
        """Within how many seconds."""
        return self._rate().seconds

    def _rate(self) -> Rate:
        rate: Rate = current_app.config[self.limit]
        return rate


def count_in(session: Session, *tries: Try) -> None:
    """Count all of the tries. Raises Limited where the limit of any is used up already."""
    if used_up(session, *tries):
        raise Limited(seconds_to_wait(session, *tries))
    for attempt in attempts(*tries):
        insert_row(session, attempt)


def seconds_to_wait(session: Session, *tries: Try) -> int:
    """After which no limit is used up any more, if nobody tries."""
    return max((one.seconds() for one in tries if used_up(session, one)), default=1)


def used_up(session: Session, *tries: Try) -> bool:
    """Whether the limit of any try is used up; counts nothing."""
    wait_for_others(session, *((one.kind, one.key) for one in tries))
    allowed = session.connection().execute(_allowing(len(tries)), asked(*tries))
    return not allowed.scalar_one()


def wait_for_others(session: Session, *counted: tuple[str, str]) -> None:
    """Until this transaction ends nobody else counts the same kinds and keys.

    SQLite has one writer anyway. In one order for all, or two would wait for each other.
    """
    if session.get_bind().dialect.name == "sqlite":
        return
    for number in sorted(int(keyed_digest(f"{kind} {key}")[:LOCK], 16) for kind, key in counted):
        session.connection().execute(select(func.pg_advisory_xact_lock(number)))


def within(tries: int) -> ColumnElement[bool]:
    """That no limit of so many tries is used up; `asked` gives its parameters."""
    return and_(
        *(_counted(at).scalar_subquery() < bindparam(f"allowed{at}") for at in range(tries))
    )


def asked(*tries: Try) -> dict[str, Any]:
    """The parameters of `within`."""
    found: dict[str, Any] = {}
    for at, one in enumerate(tries):
        found |= _asked(one.kind, one.key, one.seconds(), at) | {f"allowed{at}": one.allowed()}
    return found


def attempts(*tries: Try) -> list[Attempt]:
    """A row for each try, that counts it."""
    return [_attempt(one.kind, one.key, one.seconds()) for one in tries]


def count(session: Session, kind: str, key: str, seconds: int) -> int:
    """How many tries of this kind and key there were in the last `seconds`."""
    found = session.connection().execute(_counted(0), _asked(kind, key, seconds))
    return int(found.scalar_one())


def _asked(kind: str, key: str, seconds: int, at: int = 0) -> dict[str, Any]:
    since = now() - timedelta(seconds=seconds)
    return {f"kind{at}": kind, f"key{at}": keyed_digest(key), f"since{at}": since}


@cache  # to build it costs more than to ask
def _allowing(tries: int) -> SelectOfScalar[bool]:
    return select(within(tries))


@cache
def _counted(at: int) -> SelectOfScalar[int]:
    same = col(Attempt.kind) == bindparam(f"kind{at}"), col(Attempt.key) == bindparam(f"key{at}")
    recent = col(Attempt.at) > bindparam(f"since{at}")
    return select(func.count()).select_from(Attempt).where(*same, recent)


def record(session: Session, kind: str, key: str, seconds: int) -> None:
    """Remember one try for so long."""
    insert_row(session, _attempt(kind, key, seconds))


def _attempt(kind: str, key: str, seconds: int) -> Attempt:
    return Attempt(kind=kind, key=keyed_digest(key), until=now() + timedelta(seconds=seconds))


def forget(session: Session, kind: str, key: str) -> None:
    """Start counting anew, as after a success."""
    session.exec(delete(Attempt).where(*_same(kind, key)))


def latest(session: Session, kind: str, key: str) -> Attempt | None:
    """The last try of this kind and key, or None."""
    query = select(Attempt).where(*_same(kind, key)).order_by(col(Attempt.at).desc()).limit(1)
    return session.exec(query).first()


def _same(kind: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(Attempt.kind) == kind, col(Attempt.key) == keyed_digest(key)
