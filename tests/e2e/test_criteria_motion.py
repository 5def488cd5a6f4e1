"""Nothing moves, blinks or flashes, not even for those who did not ask for rest."""

from playwright.sync_api import expect

from tests.e2e.fixtures import People
from tests.e2e.states import FEW, walk

MOVING = """() => [document.documentElement, ...document.querySelectorAll('body *')].filter((e) => {
  const style = getComputedStyle(e);
  const slow = [style.transitionDuration, style.animationDuration].join().split(',')
    .some((time) => parseFloat(time) > 0);
  return slow || style.scrollBehavior !== 'auto' || e.matches('marquee, blink');
}).map((e) => e.outerHTML.slice(0, 120))"""
LONG = 10_000  # ms, for whatever scripts would do later
RUNNING = "() => document.getAnimations().length"


def test_no_style_makes_anything_move(people: People) -> None:
    visitor = people(reduced_motion="no-preference")
    for _state in walk(visitor, (*FEW, "step3-waiting")):
        assert visitor.page.evaluate(RUNNING) == 0
        assert not (found := visitor.page.evaluate(MOVING)), found


def test_from_step_to_step_nothing_moves_by_itself(people: People) -> None:
    visitor = people(reduced_motion="no-preference")
    visitor.send_answers()
    visitor.open_step("/draft")
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")
    assert visitor.page.evaluate(RUNNING) == 0


def test_two_pictures_of_a_page_at_rest_are_alike(people: People) -> None:
    visitor = people(reduced_motion="no-preference")
    visitor.page.clock.install()
    for _state in walk(visitor, ("top", "step1-empty", "step3-sent")):
        first = visitor.page.screenshot()
        visitor.page.clock.run_for(LONG)
        assert visitor.page.screenshot() == first


def test_the_opened_search_moves_nothing(people: People) -> None:
    visitor = people(reduced_motion="no-preference")
    visitor.open_step()
    visitor.button("検索").click()
    expect(visitor.search_place()).to_be_visible()
    assert visitor.page.evaluate(RUNNING) == 0
