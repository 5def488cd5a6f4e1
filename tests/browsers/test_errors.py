"""What is wrong is said at once, in Firefox and in WebKit."""

from tests.browsers.visitor import Visitor

SUMMARY = "入力内容を確かめてください"


def empty_form_sent(visitor: Visitor) -> None:
    """STEP1 with nothing in it, then 確認."""
    visitor.open_step1()
    visitor.press("確認")
    visitor.sees(SUMMARY)


def test_the_summary_of_an_empty_form_has_the_focus(visitor: Visitor) -> None:
    empty_form_sent(visitor)
    visitor.waits_for(lambda: visitor.engine.focused().name() == SUMMARY)
    assert visitor.engine.focused().role() == "alert"
    visitor.sees("利用者情報入力(STEP1)")


def test_a_link_of_the_summary_leads_to_its_box(visitor: Visitor) -> None:
    empty_form_sent(visitor)
    summary = visitor.role("alert", SUMMARY)
    next(link for link in summary.find(".//a") if "電話番号" in link.text()).click()
    visitor.waits_for(lambda: visitor.engine.focused().name() == "利用者連絡先電話番号")


def test_a_mended_form_goes_on_to_step2(visitor: Visitor) -> None:
    empty_form_sent(visitor)
    visitor.choose_municipality()
    visitor.fill()
    visitor.press("確認")
    visitor.sees("利用者情報確認(STEP2)")
