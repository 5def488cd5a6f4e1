"""The whole journey on a terminal: no scripts, no style sheets, no mouse."""

from uuid import uuid4

from tests.browsers.lynx import BOX_BEFORE, LINK_ABOVE, Lynx
from tests.browsers.test_journey import DOOR
from tests.e2e.running import Service
from tests.e2e.visitor import ANSWERS, PASSWORD, SENT

SHOWN_ID = r"【認証ID : \[(\w{4}-\w{4}-\w{4})\]】"
BIRTH = ("年", "月", "日")


def choose_municipality(lynx: Lynx) -> None:
    """「検索」, a name on the search page, and one of what is found."""
    lynx.press("検索")
    lynx.sees("市区町村の検索")
    lynx.write("市区町村の名前", "shinjuku")
    lynx.press("検索")
    lynx.waits_for("1件見つかりました。")
    lynx.press("新宿区（しんじゅくく）")
    lynx.waits_for("^ *東京都新宿区")


def fill(lynx: Lynx, email: str) -> None:
    """All other answers of STEP1; Lynx has ticked the first sex itself."""
    answers = {**ANSWERS, "メールアドレス": email, "メールアドレス(確認)": email}
    for label, answer in answers.items():
        if label in BIRTH:
            lynx.write(label, answer, BOX_BEFORE)
        else:
            lynx.write(label, answer)
    lynx.tick("男 Male")
    lynx.tick("利用規約に同意します。")


def registered(lynx: Lynx, email: str) -> str:
    """From the top page to STEP3; the 認証ID that is shown."""
    lynx.follow(DOOR)
    lynx.sees("利用者情報入力(STEP1)")
    assert "入力した内容が残っています" not in lynx.text()
    choose_municipality(lynx)
    fill(lynx, email)
    lynx.press("確認")
    lynx.sees("利用者情報確認(STEP2)")
    lynx.waits_for("西新宿2-8-1")
    lynx.press("登録")
    return lynx.waits_for(SHOWN_ID)[1]


def test_a_person_registers_reads_the_mail_sets_a_password_and_signs_in(
    lynx: Lynx, service: Service
) -> None:
    email = f"taro.{uuid4().hex[:12]}@example.com"
    public_id = registered(lynx, email)
    lynx.reloads_until(SENT)
    lynx.open(f"{service.address}/dev/mail")
    lynx.follow(email, LINK_ABOVE)
    lynx.follow("http")
    lynx.sees("パスワードの初期設定")
    lynx.write("新しいパスワード", PASSWORD)
    lynx.press("パスワードを設定する")
    lynx.sees("パスワードを設定しました")
    lynx.write("認証ID", public_id)
    lynx.write("パスワード", PASSWORD)
    lynx.press("サインイン")
    lynx.sees("アカウント")
    lynx.waits_for(f"認証ID : {public_id}")


def test_an_empty_form_says_what_is_missing(lynx: Lynx) -> None:
    lynx.follow(DOOR)
    lynx.sees("利用者情報入力(STEP1)")
    lynx.press("確認")
    lynx.sees("入力内容を確かめてください")
    lynx.waits_for("氏名：氏名を入力してください。")
    lynx.waits_for("エラー：氏名を入力してください。")
