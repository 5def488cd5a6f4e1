"""The whole journey in Chromium: from the top page to the account."""

import pytest
from playwright.sync_api import expect

from tests.e2e.mailbox import Mailbox
from tests.e2e.visitor import Visitor


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_person_registers_reads_the_mail_sets_a_password_and_signs_in(
    anyone: Visitor, mailbox: Mailbox, lang: str
) -> None:
    anyone.lang = lang
    anyone.open(f"/{lang}/")
    anyone.link("(窓口申請) 在留資格認定証明書電子交付希望者").click()
    anyone.sees("利用者情報登録")
    anyone.choose_municipality()
    anyone.fill()
    anyone.button("確認").click()
    anyone.sees("利用者情報確認(STEP2)")
    public_id = anyone.step3()
    anyone.hears_that_the_letter_left()
    anyone.set_password(mailbox.link(anyone.email))
    anyone.sign_in(public_id.lower().replace("-", ""))
    expect(anyone.page.get_by_role("main")).to_contain_text(public_id)
    anyone.button("サインアウト").click()
    anyone.sees("サインイン")
