"""The states that there are, in the order in which their recipes are defined."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeAlias

from werkzeug.wrappers import Response

from webapp.gallery.visitor import Visitor

Recipe: TypeAlias = Callable[[Visitor], Response]
# Each screen by a text that it shows itself, so that the gallery needs no texts of its own.
SCREENS = {
    "top": "新規利用者登録",
    "pages": "こまったときは",
    "STEP1": "利用者情報入力(STEP1)",
    "resume": "再開コードで続ける",
    "search": "市区町村の検索",
    "STEP2": "利用者情報確認(STEP2)",
    "STEP3": "利用者情報登録完了(STEP3)",
    "link": "新しいリンクを送る",
    "password": "パスワードの初期設定",
    "sign-in": "サインイン",
    "account": "アカウント",
    "forgotten-password": "パスワードを忘れた方",
    "forgotten-id": "認証IDを忘れた方",
    "errors": "エラー：",
    "letters": "届いたメール（開発用）",
}


@dataclass(frozen=True, slots=True)
class State:
    """One state of one of SCREENS, and the status that it promises."""

    screen: str
    name: str
    status: int
    recipe: Recipe


STATES: dict[str, State] = {}


def state(screen: str, name: str, status: int = HTTPStatus.OK) -> Callable[[Recipe], Recipe]:
    """Make a recipe known."""
    assert screen in SCREENS, screen
    assert name not in STATES, name

    def add(recipe: Recipe) -> Recipe:
        STATES[name] = State(screen, name, status, recipe)
        return recipe

    return add
