"""The mail catcher and its pages: in development only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.notices.conftest import LookAt, Promise
from tests.notices.post_office import free_port
from tests.person import Person
from webapp import create_app
from webapp.models import NoticeState
from webapp.notices import catcher
from webapp.notices.worker import deliver_due


@pytest.fixture
def folder(app: Flask) -> Iterator[Path]:
    """Where a running catcher keeps the application's letters."""
    path = Path(app.config["MAIL_FOLDER"])
    controller = catcher.start(path, port := free_port())
    app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=port)
    yield path
    controller.stop()


def test_a_caught_letter_can_be_read_and_its_link_followed(
    app: Flask, folder: Path, promise: Promise, person: Person
) -> None:
    promise(email="first@example.com")
    promise(email="second@example.com")
    deliver_due(app)
    page = person.get("/dev/mail").text
    assert page.index("second@example.com") < page.index("first@example.com")
    name = sorted(folder.glob("*.eml"))[0].stem
    letter = person.get(f"/dev/mail/{name}").text
    assert "first@example.com" in letter
    assert '<a href="http://localhost/setup/' in letter


def test_the_html_part_may_use_its_own_styles_and_nothing_else(
    app: Flask, folder: Path, promise: Promise, person: Person
) -> None:
    promise()
    deliver_due(app)
    answer = person.get(f"/dev/mail/{next(folder.glob('*.eml')).stem}/html")
    assert 'translate="no"' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


def test_an_empty_mail_box_says_so_in_the_language_asked_for(app: Flask, person: Person) -> None:
    assert "メールはまだありません。" in person.get("/dev/mail").text
    assert "no e-mails yet" in person.get("/dev/mail?lang=en").text


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e%2fetc%2fpasswd", "*"])
def test_a_name_that_is_not_on_the_list_is_not_found(
    app: Flask, folder: Path, promise: Promise, person: Person, name: str
) -> None:
    promise()
    deliver_due(app)
    assert person.get(f"/dev/mail/{name}/html").status_code == 404


def test_a_letter_that_cannot_be_kept_stays_with_its_sender(
    app: Flask, folder: Path, promise: Promise, look: LookAt
) -> None:
    folder.write_text("a file where the folder should be")
    notice = promise()
    deliver_due(app)
    assert look(notice).state is NoticeState.WAITING
    folder.unlink()


@pytest.mark.parametrize("change", [{"APP_ENV": "production"}, {"MAIL_CATCHER": False}])
def test_nothing_shows_letters_outside_of_development(
    settings: dict[str, object], change: dict[str, object]
) -> None:
    app = create_app({**settings, **change})
    assert app.test_client().get("/dev/mail").status_code == 404
