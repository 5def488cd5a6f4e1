"""Argon2id: one hash at a time per process, and the same work for an ID that nobody has."""

from base64 import b64encode
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from webapp.turns import aside

# OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
MEMORY, PASSES, LANES = 19 * 1024, 2, 1
SALT_BYTES, HASH_BYTES = 16, 32

_hasher = PasswordHasher(PASSES, MEMORY, LANES, HASH_BYTES, SALT_BYTES)
# A burst of sign-ins queues here, and takes neither all memory nor every core.
_turn = Semaphore(1)


def make(password: str) -> str:
    """The text to store; about 30 ms, so never inside a transaction."""
    with aside(), _turn:
        return _hasher.hash(password)


def matches(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; without one the work is the same."""
    with aside(), _turn:
        return _verify(stored or _nobody(), password)


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def is_dated(stored: str) -> bool:
    """Made with other parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def _nobody() -> str:
    """A hash with today's parameters that no password gives."""
    salt, rest = (b64encode(bytes(size)).decode().rstrip("=") for size in (SALT_BYTES, HASH_BYTES))
    return f"$argon2id$v=19$m={MEMORY},t={PASSES},p={LANES}${salt}${rest}"
