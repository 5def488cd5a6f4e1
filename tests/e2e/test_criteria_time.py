"""What happens by itself when time is up."""

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor

LATER = "05:00"
AGAIN = "00:11"


def test_the_end_of_a_session_is_told_where_one_is_and_leads_nowhere(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.open("/dev/gallery/ja/session-ending")
    address = visitor.page.url
    visitor.page.context.request.post(f"{visitor.service}/ja/sign-out")
    visitor.page.clock.fast_forward(LATER)
    expect(visitor.page.get_by_text("時間がたったので、安全のため")).to_be_visible()
    expect(visitor.page.get_by_text("HOUMU TARO")).to_have_count(0)
    assert visitor.page.url == address


def test_the_end_of_a_session_is_told_where_the_first_question_got_no_answer(
    visitor: Visitor,
) -> None:
    visitor.page.clock.install()
    visitor.open("/dev/gallery/ja/session-ending")
    visitor.page.context.request.post(f"{visitor.service}/ja/sign-out")
    visitor.page.context.set_offline(True)
    with visitor.page.expect_event("requestfailed"):
        visitor.page.clock.fast_forward(LATER)
    visitor.page.context.set_offline(False)
    visitor.page.route("**/session", lambda route: route.fulfill(status=503), times=1)
    with visitor.page.expect_response("**/session"):
        visitor.page.clock.fast_forward(AGAIN)
    visitor.page.clock.fast_forward(AGAIN)
    expect(visitor.page.get_by_text("時間がたったので、安全のため")).to_be_visible()
    expect(visitor.page.get_by_text("HOUMU TARO")).to_have_count(0)
