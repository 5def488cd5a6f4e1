"""Small answers on STEP1: the messages of its fields, and lists of 20 places."""

from collections.abc import Iterator

from bench.bytes_journey import open_search
from bench.bytes_visit import Visit, step1
from bench.journeys import Unexpected

# Refused, or asked about; typed over the empty answers, which are refused too.
WRONG = {"name": "MÜLLER", "birth-year": "1850", "phone": "12", "email": "taro@gmial.com"}
WRITE = "(typed) => { for (const id in typed) document.getElementById(id).value = typed[id]; }"
FAILED = "[data-hx-post*='/fields/']"
ADDRESSES = "(fields) => fields.map((field) => field.getAttribute('data-hx-post'))"
# Each finds 20 places; in letters of three bytes and of one.
QUERIES = ("よし", "あさ", "さか", "佐賀", "asa", "saka")
PLACES = 20


def largest_message(visit: Visit, lang: str) -> int:
    """Bytes of the longest of all fields' messages: to nothing at all, and to wrong answers."""
    visit.open(step1(lang))
    with visit.until("/draft"):
        visit.page.click("#step1 button.primary")
    visit.page.wait_for_selector(FAILED)
    addresses = visit.page.eval_on_selector_all(FAILED, ADDRESSES)
    visit.start()
    for typed in ({}, WRONG):
        visit.page.evaluate(WRITE, typed)
        for address in addresses:
            with visit.until(address):
                visit.page.dispatch_event(f"[data-hx-post='{address}']", "change")
    return max(answer.size for answer in visit.all_answers())


def largest_search(visit: Visit, lang: str) -> int:
    """Bytes of the longest answer with 20 places. Unexpected where there are more or fewer."""
    visit.open(step1(lang))
    open_search(visit)
    return max(_search(visit))


def _search(visit: Visit) -> Iterator[int]:
    for query in QUERIES:
        visit.start()
        with visit.until("/results") as asked:
            visit.page.fill("#search-q", query)
        found = asked.value.response().text().count("<li>")
        if found != PLACES:
            raise Unexpected(f"«{query}» finds {found} places")
        yield from (answer.size for answer in visit.all_answers())
