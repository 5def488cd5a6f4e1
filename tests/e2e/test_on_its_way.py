"""What is done while the form is on its way goes on in the form that comes back."""

from playwright.sync_api import Error, Route, expect

from tests.e2e.test_saving import NAME, PHONE, SAVED
from tests.e2e.visitor import Visitor


def press_enter_and_hold(visitor: Visitor) -> Route:
    """Enter in the first box; the form stays on its way until its route goes on."""
    held: list[Route] = []
    visitor.page.route("**/draft", lambda route: held.append(route), times=1)  # noqa: PLW0108
    with visitor.page.expect_request("**/draft"):
        visitor.field(NAME).press("Enter")
    return held[0]


def test_what_is_typed_while_the_form_is_on_its_way_is_kept(visitor: Visitor) -> None:
    """Enter in a box sends the form at once; on a slow line people type on meanwhile."""
    visitor.open_step()
    on_its_way = press_enter_and_hold(visitor)
    visitor.page.get_by_label("女 Female").check()
    visitor.field(PHONE).fill("0312345678")
    with visitor.page.expect_response("**/draft/answers"):
        on_its_way.continue_()
    visitor.sees("入力内容を確かめてください")
    for _look in ("as it came back", "as it was kept"):
        expect(visitor.field(PHONE)).to_have_value("0312345678")
        expect(visitor.page.get_by_label("女 Female")).to_be_checked()
        visitor.open_step("/draft")


def test_what_is_chosen_while_the_form_is_on_its_way_is_kept_and_no_longer_missing(
    visitor: Visitor,
) -> None:
    visitor.open_step()
    on_its_way = press_enter_and_hold(visitor)
    visitor.choose_municipality()
    visitor.field("利用規約に同意します。").check()
    on_its_way.continue_()
    visitor.sees("入力内容を確かめてください")
    for message in ("#municipality-message", "#agree-message"):
        expect(visitor.page.locator(message)).to_be_empty()
    expect(visitor.page.get_by_text(SAVED)).to_be_visible()
    for _look in ("as it came back", "as it was kept"):
        expect(visitor.chosen()).to_contain_text("東京都新宿区")
        expect(visitor.field("利用規約に同意します。")).to_be_checked()
        visitor.open_step("/draft")


def test_the_search_stays_open_when_the_form_comes_back(visitor: Visitor) -> None:
    visitor.open_step()
    faults: list[Error] = []
    visitor.page.on("pageerror", lambda fault: faults.append(fault))  # noqa: PLW0108
    on_its_way = press_enter_and_hold(visitor)
    visitor.button("検索").click()
    typing = visitor.search_place().get_by_label("市区町村の名前")
    typing.press_sequentially("shin")
    with visitor.page.expect_response("**/draft"):
        on_its_way.continue_()
    expect(visitor.page.locator(".summary")).to_be_attached()
    expect(typing).to_be_focused()
    visitor.page.keyboard.type("juku")
    visitor.search_place().get_by_role("button", name="東京都新宿区").click()
    expect(visitor.chosen()).to_contain_text("東京都新宿区")
    expect(visitor.page.locator("#municipality-message")).to_be_empty()
    assert not faults
