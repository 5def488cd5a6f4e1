"""What the same people do at the Django wizard (bench/django_wizard)."""

from urllib.parse import urlencode

from bench.client import Person
from bench.journeys import ANSWERS, OK, expect, next_query, own_email

PAGE = "/register"
FOUND = 302
STEP = "register-current_step"
NAMED = {name.replace("-", "_"): text for name, text in ANSWERS.items()}
CHECKED = urlencode(NAMED)


def blank(person: Person) -> None:
    """Blank STEP1, for somebody new."""
    person.cookies.clear()
    expect(person.get(PAGE), OK)


def field_check(person: Person) -> None:
    """One field checked again."""
    if not person.cookies:
        blank(person)
    expect(person.post(f"{PAGE}/fields/phone", CHECKED + _token(person)), OK)


def search(person: Person) -> None:
    """About 20 municipalities."""
    expect(person.get(f"/municipalities?q={next_query()}"), OK)


def journey(person: Person) -> None:
    """STEP1, STEP2 and STEP3: four requests, since the wizard answers 確認 with STEP2 at once."""
    blank(person)
    typed = {f"step1-{name}": text for name, text in (NAMED | own_email()).items()}
    expect(person.post(PAGE, urlencode({STEP: "step1", **typed}) + _token(person)), OK)
    expect(person.post(PAGE, f"{STEP}=step2{_token(person)}"), FOUND)
    expect(person.get(f"{PAGE}/done"), OK)


def _token(person: Person) -> str:
    return f"&csrfmiddlewaretoken={person.cookies['csrftoken']}"
