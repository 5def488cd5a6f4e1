"""A browser's translator at work on the pages: it hurts neither the journey nor what is shown."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import Visitor
from tests.person import ANSWERS

# As Chrome does: each text goes into two elements of its own, also what comes later, and nothing
# under translate="no" is touched.
TRANSLATOR = """
const skipped = 'script, style, font, [translate="no"], textarea';
const wrap = (text) => {
  if (!text.parentElement || text.parentElement.closest(skipped) || !text.data.trim()) return;
  const outer = document.createElement("font");
  outer.appendChild(document.createElement("font"));
  text.replaceWith(outer);
  outer.firstChild.appendChild(text);
};
const translate = (root) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  found.forEach(wrap);
};
addEventListener("DOMContentLoaded", () => {
  translate(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) node.nodeType === 3 ? wrap(node) : translate(node);
  }).observe(document.body, { childList: true, subtree: true });
});
"""


def untouched(page: Page, text: str) -> Locator:
    """Where this text stands for no machine to translate."""
    return page.locator('[translate="no"]').get_by_text(text, exact=True).first


def test_the_journey_goes_on_and_nothing_shown_at_the_counter_is_touched(
    visitor: Visitor, mailbox: Mailbox
) -> None:
    visitor.page.add_init_script(TRANSLATOR)
    visitor.step2()
    own = ("HOUMU TARO", "2000年1月23日", "東京都新宿区", "西新宿2-8-1", visitor.email)
    for text in own:
        expect(untouched(visitor.page, text)).to_be_visible()
    expect(visitor.page.locator("h1 > font > font")).to_have_text("利用者情報登録")
    public_id = visitor.step3()
    expect(untouched(visitor.page, public_id)).to_be_visible()
    visitor.set_password(mailbox.link(visitor.email))
    visitor.sees("パスワードを設定しました")
    visitor.sign_in(public_id)
    visitor.sees("アカウント")
    for text in (public_id, *own):
        expect(untouched(visitor.page, text)).to_be_visible()


def test_an_error_still_stands_at_its_field_and_goes_when_mended(visitor: Visitor) -> None:
    visitor.page.add_init_script(TRANSLATOR)
    visitor.open_step()
    visitor.fill(利用者氏名="山田")
    visitor.button("確認").click()
    visitor.sees("入力内容を確かめてください")
    name = visitor.field("利用者氏名")
    expect(name).to_have_attribute("aria-invalid", "true")
    name.fill(ANSWERS["name"])
    name.blur()
    expect(name).to_have_attribute("aria-invalid", "false")
