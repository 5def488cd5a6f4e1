"""What an operator can read about the service, which is nothing about a person."""

from datetime import timedelta

import pytest
import time_machine
from prometheus_client.parser import text_string_to_metric_families

from tests.person import ANSWERS, Person
from webapp.clock import now

STRANGER = {"REMOTE_ADDR": "203.0.113.9"}
CHECK = "/<language:lang>/register/counter-coe/check"


def counts(person: Person) -> dict[tuple[str, ...], float]:
    """Every number, by its name and the values of its labels."""
    families = text_string_to_metric_families(person.browser.get("/metrics").text)
    return {
        (one.name, *one.labels.values()): one.value for found in families for one in found.samples
    }


def test_each_answer_is_counted_under_its_route(person: Person) -> None:
    before = counts(person)
    person.browser.get("/ja/register/counter-coe/check")
    person.browser.get("/en/register/counter-coe/check")
    after = counts(person)
    for name in (
        ("webapp_requests_total", "GET", CHECK, "410"),
        ("webapp_request_seconds_count", CHECK),
    ):
        assert after[name] - before.get(name, 0) == 2


def test_what_has_no_route_is_one_number_whatever_was_asked(person: Person) -> None:
    before = counts(person)
    person.browser.open("/nothing/here", method="GET")
    person.browser.open("/", method="NONSENSE")
    after = counts(person)
    unknown = [name for name in after if name[0] == "webapp_requests_total" and name[2] == "-"]
    assert {name[1] for name in unknown} == {"-"}
    assert sum(after[name] - before.get(name, 0) for name in unknown) == 2


def test_nobody_elses_machine_is_told_and_nothing_personal_is(person: Person) -> None:
    person.register()
    assert person.browser.get("/metrics", environ_base=STRANGER).status_code == 404
    told = person.browser.get("/metrics").text
    assert not [
        answer for answer in ANSWERS.values() if len(answer) > 5 and answer in told.split('"')
    ]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_told_under_each_of_its_addresses(person: Person, address: str) -> None:
    asked = {"REMOTE_ADDR": address}
    assert person.browser.get("/metrics", environ_base=asked).status_code == 200


def test_letters_that_wait_are_counted_with_the_age_of_the_oldest(person: Person) -> None:
    assert counts(person)["webapp_letters_waiting",] == 0
    person.register()
    with time_machine.travel(now() + timedelta(minutes=10), tick=False):
        told = counts(person)
    assert told["webapp_letters_waiting",] == 1
    assert told["webapp_letters_waiting_seconds",] == pytest.approx(600, abs=60)
