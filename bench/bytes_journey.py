"""The journey from the top page to STEP3, with the search for 「新宿」 and each answer kept."""

from bench.bytes_visit import Answer, Visit, step1
from bench.journeys import ANSWERS

SEARCHED, CHOSEN = "新宿", ANSWERS["municipality"]
TYPED = (
    *("name", "birth-year", "birth-month", "birth-day"),
    *("address", "phone", "email", "email_confirm"),
)
TICKED = ("sex-0", "agree")


def walk(visit: Visit, lang: str) -> None:
    """Everything as a person does it who makes no mistake and waits after each answer."""
    visit.open(f"/{lang}/")
    visit.rest()
    visit.page.click(f"a[href='{step1(lang)}']")
    visit.page.wait_for_selector("#step1")
    visit.page.wait_for_load_state()
    _answer(visit)
    _choose_place(visit)
    with visit.until("/check"):
        visit.page.click("#step1 button.primary")
    with visit.until("/done"):
        visit.page.click("main button.primary")
    visit.page.wait_for_selector(".id strong")


def shares(answers: list[Answer]) -> list[list[str]]:
    """Address, requests, bytes of headers and of bodies; what weighs most first."""
    paths: dict[str, list[Answer]] = {}
    for answer in answers:
        paths.setdefault(answer.path, []).append(answer)
    heavy = sorted(paths.items(), key=lambda found: -sum(one.size for one in found[1]))
    return [[path, *_told(found)] for path, found in heavy]


def _told(answers: list[Answer]) -> list[str]:
    headers = sum(answer.headers for answer in answers)
    bodies = sum(answer.body for answer in answers)
    return [str(len(answers)), f"{headers:,}", f"{bodies:,}"]


def open_search(visit: Visit) -> None:
    """検索 on STEP1."""
    with visit.until("/panel"):
        visit.page.click("#municipality-search")
    visit.page.wait_for_selector("#search-q")


def _answer(visit: Visit) -> None:
    for name in TYPED:
        with visit.until("/answers"):
            visit.page.fill(f"#{name}", ANSWERS[name])
            visit.page.locator(f"#{name}").blur()
    for name in TICKED:
        with visit.until("/answers"):
            visit.page.check(f"#{name}")


def _choose_place(visit: Visit) -> None:
    open_search(visit)
    with visit.until("/results"):
        visit.page.locator("#search-q").press_sequentially(SEARCHED)
    with visit.until("/answers"):
        visit.page.click(f"button[name=code][value='{CHOSEN}']")
