"""People who are registered already, and what they do with links and passwords."""

from flask import Flask
from werkzeug.test import TestResponse

from tests.person import Person
from tests.registrants import someone
from webapp import links, public_id
from webapp.accounts import hashing
from webapp.clock import now
from webapp.db import transaction
from webapp.models import Purpose, Registrant

PASSWORD = "shiroi neko ga hashiru 7"
OTHER_PASSWORD = "kuroi inu wa nemuru 88"
WRONG = "chigau kotoba desu yo"


def enrol(
    app: Flask, password: str | None = None, email: str = "taro@example.com", **changes: object
) -> Registrant:
    """A registered person, with a password where one is given."""
    own = {
        "password_hash": hashing.make(password) if password else None,
        "password_set_at": now() if password else None,
    }
    with app.app_context(), transaction() as session:
        session.add(member := someone(email, **{**own, **changes}))
    return member


def mailed_token(app: Flask, member: Registrant, purpose: Purpose = Purpose.SETUP) -> str:
    """The token of a link that has just been sent to this person."""
    with app.test_request_context(), transaction() as session:
        link = links.issue(session, member.id or 0, purpose)
        return links.token(link)


def choose(person: Person, token: str, password: str = PASSWORD, lang: str = "ja") -> TestResponse:
    """パスワードを設定する on the form of this link."""
    return person.post(f"/{lang}/password/setup", {"token": token, "password": password})


def sign_in(
    person: Person, member: Registrant | str, password: str = PASSWORD, lang: str = "ja"
) -> TestResponse:
    """サインイン with this person's ID, or with this text for an ID."""
    typed = member if isinstance(member, str) else public_id.show(member.public_id)
    return person.post(f"/{lang}/sign-in", {"public_id": typed, "password": password})


def heading(answer: TestResponse) -> str:
    """The text of the page's h1."""
    return answer.text.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]
