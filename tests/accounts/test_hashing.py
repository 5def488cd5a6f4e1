"""Argon2id: what is stored, what is compared, and one at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.accounts.members import OTHER_PASSWORD, PASSWORD
from webapp.accounts import hashing


def test_a_password_matches_its_own_hash_only() -> None:
    stored = hashing.make(PASSWORD)
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert hashing.matches(PASSWORD, stored)
    assert not hashing.matches(OTHER_PASSWORD, stored)


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert hashing.make(PASSWORD) != hashing.make(PASSWORD)


def test_nothing_matches_where_nothing_is_stored() -> None:
    assert not hashing.matches(PASSWORD, None)
    assert not hashing.matches("", None)
    assert not hashing.matches(PASSWORD, "not a hash")


def test_a_hash_with_other_parameters_is_dated() -> None:
    stored = hashing.make(PASSWORD)
    assert not hashing.is_dated(stored)
    assert hashing.is_dated(stored.replace("t=2", "t=1"))


def test_one_hash_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    free: list[bool] = []

    def spy(_stored: str, _password: str) -> bool:
        free.append(hashing._turn.acquire(blocking=False))
        return True

    monkeypatch.setattr(hashing, "_verify", spy)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: hashing.matches(PASSWORD, None), range(8)))
    assert free == [False] * 8
    assert hashing._turn.acquire(blocking=False)
    hashing._turn.release()
