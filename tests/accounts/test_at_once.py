"""What is counted is counted one after the other, however many tries come at one moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from tests.accounts.members import WRONG, enrol
from webapp.parsing import Rate

MANY = 8


def at_once(app: Flask, path: str, sent: dict[str, str]) -> Counter[int]:
    """The statuses of so many browsers that press at one moment."""
    start = Barrier(MANY)

    def press(_number: int) -> int:
        start.wait()
        return app.test_client().post(path, data=sent).status_code

    with ThreadPoolExecutor(MANY) as browsers:
        return Counter(browsers.map(press, range(MANY)))


def test_wrong_passwords_at_one_moment_slow_down_like_those_in_a_row(app: Flask) -> None:
    sent = {"public_id": enrol(app).public_id, "password": WRONG}
    assert at_once(app, "/ja/sign-in", sent) == {422: 5, 429: 3}


def test_letters_asked_for_at_one_moment_are_as_few_as_those_in_a_row(app: Flask) -> None:
    app.config.update(LIMIT_FORGOTTEN=Rate(3, 3600))
    assert at_once(app, "/ja/id/forgotten", {"email": "z@example.com"}) == {303: 3, 429: 5}
