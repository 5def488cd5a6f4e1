"""What each kind of letter says, paragraph by paragraph, in the language spoken now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.dates import moment_text
from webapp.i18n import gettext as _
from webapp.models import NoticeKind


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; `alone` marks an ID or a link that no translation may touch."""

    text: str
    alone: bool = False

    @property
    def is_link(self) -> bool:
        """Whether the line is an address to open."""
        return self.alone and self.text.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter tells: IDs as they are shown, the link's address and its last moment."""

    public_id: str
    others: tuple[str, ...]  # IDs of the same e-mail address
    address: str
    until: datetime | None


Lines = Iterator[Line]


def title(kind: NoticeKind) -> str:
    """The letter's name, without the system's."""
    if kind is NoticeKind.RESET:
        return str(_("パスワード再設定のお知らせ"))
    return str(_("認証IDのお知らせ") if kind is NoticeKind.IDS else _("利用者情報登録通知"))


def lines(kind: NoticeKind, facts: Facts) -> list[Line]:
    """The letter's paragraphs."""
    return [*LETTERS[kind](facts), *_closing()]


def _registered(facts: Facts) -> Lines:
    yield Line(_("在留申請オンラインシステムに、利用者情報を登録しました。"))
    yield from _setup(facts)
    if facts.others:
        yield Line(_("このメールアドレスでは、前に次の認証IDも発行されています。"))
        yield from _alone(*facts.others)


def _new_link(facts: Facts) -> Lines:
    yield Line(
        _("パスワードを決めるための、新しいリンクを送ります。前に送ったリンクは、もう使えません。")
    )
    yield from _setup(facts)


def _setup(facts: Facts) -> Lines:
    yield from _your_id(facts)
    yield Line(
        _(
            "次のリンクを開いて、パスワードを決めてください。"
            "【リンクを開(ひら)いて、パスワードを決(き)めてください。】"
        )
    )
    yield from _link(facts)


def _reset(facts: Facts) -> Lines:
    yield Line(_("新しいパスワードを決めるためのリンクを送ります。"))
    yield from _your_id(facts)
    yield Line(
        _(
            "次のリンクを開いて、新しいパスワードを決めてください。"
            "【リンクを開(ひら)いて、新(あたら)しいパスワードを決(き)めてください。】"
        )
    )
    yield from _link(facts)
    yield Line(_("新しいパスワードを決めるまでは、今のパスワードが使えます。"))


def _ids(facts: Facts) -> Lines:
    yield Line(_("このメールアドレスで登録されている認証IDです。【IDの番号(ばんごう)】"))
    yield from _alone(facts.public_id, *facts.others)
    yield Line(_("サインインするときは、認証IDとパスワードを入力してください。"))


def _your_id(facts: Facts) -> Lines:
    yield Line(_("あなたの認証ID【IDの番号(ばんごう)】"))
    yield from _alone(facts.public_id)


def _link(facts: Facts) -> Lines:
    assert facts.until is not None, "a letter with a link knows how long it works"
    yield from _alone(facts.address)
    yield Line(
        _(
            "このリンクは、%(until)sまで、1回だけ使えます。"
            "過ぎたときは、リンクを開いた画面から、新しいリンクを送れます。",
            until=moment_text(facts.until),
        )
    )


def _alone(*texts: str) -> Lines:
    yield from (Line(text, alone=True) for text in texts)


def _closing() -> Lines:
    yield Line(
        _(
            "このメールに心当たりがないときは、何もしないで、このメールを消してください。"
            "ほかの人が、メールアドレスをまちがえて入力したのかもしれません。"
        )
    )
    yield Line(_("このメールには返信できません。"))


LETTERS: dict[NoticeKind, Callable[[Facts], Lines]] = {
    NoticeKind.REGISTERED: _registered,
    NoticeKind.NEW_LINK: _new_link,
    NoticeKind.RESET: _reset,
    NoticeKind.IDS: _ids,
}
