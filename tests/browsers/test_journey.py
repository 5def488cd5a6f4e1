"""The whole journey in Firefox and in WebKit: from the top page to the account."""

import pytest

from tests.browsers.visitor import Visitor

DOOR = "(窓口申請) 在留資格認定証明書電子交付希望者"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_person_registers_reads_the_mail_sets_a_password_and_signs_in(
    visitor: Visitor, lang: str
) -> None:
    visitor.lang = lang
    visitor.open(f"/{lang}/")
    visitor.follow(DOOR)
    visitor.sees("利用者情報入力(STEP1)")
    assert visitor.engine.language() == lang
    visitor.choose_municipality()
    visitor.fill()
    visitor.press("確認")
    visitor.sees("利用者情報確認(STEP2)")
    visitor.reads("東京都新宿区")
    public_id = visitor.step3()
    visitor.hears_that_the_letter_left()
    visitor.follow_mailed_link()
    visitor.set_password()
    visitor.sign_in(public_id.lower().replace("-", ""))
    visitor.sees("アカウント")
    visitor.reads(public_id)
    visitor.press("サインアウト")
    visitor.sees("サインイン")
