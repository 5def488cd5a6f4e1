"""Settings are read at start: whatever cannot be meant is refused by name."""

import pytest

from webapp.config import PASSWORD_MAXIMUM, ROOT, SETTINGS, Setting, UnsafeSettings, load
from webapp.parsing import Rate


def test_every_limit_is_read_in_one_notation() -> None:
    limits = [setting.name for setting in SETTINGS if setting.name.startswith("LIMIT_")]
    config = load(dict.fromkeys(limits, "7/60"))
    assert {config[name] for name in limits} == {Rate(times=7, seconds=60)}


@pytest.mark.parametrize("text", ["5", "5/", "/60", "0/60", "5/0", "-5/60", "5/60/1", "5 per hour"])
def test_a_limit_that_cannot_be_read_refuses_to_start(text: str) -> None:
    with pytest.raises(UnsafeSettings, match="- LIMIT_SEARCH: times/seconds, such as 20/3600"):
        load({"LIMIT_SEARCH": text})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("WORKERS", "0"),
        ("THREADS", "-1"),
        ("IDLE_MINUTES", "1.5"),
        ("PORT", "65536"),
        ("TRUSTED_PROXIES", "2"),
        ("PASSWORD_MINIMUM", "0"),
        ("PASSWORD_MINIMUM", str(PASSWORD_MAXIMUM + 1)),
    ],
)
def test_a_number_out_of_its_range_refuses_to_start(name: str, text: str) -> None:
    with pytest.raises(UnsafeSettings, match=f"- {name}: a whole number from "):
        load({name: text})


def test_a_word_that_is_neither_yes_nor_no_refuses_to_start() -> None:
    with pytest.raises(UnsafeSettings, match="- MAIL_USE_TLS: on or off is expected"):
        load({"MAIL_USE_TLS": "perhaps"})


@pytest.mark.parametrize(
    "text",
    ["https://", "register.example.jp", "https://a.example/ja", "https://[::1", "https://登録.jp"],
)
def test_a_base_of_links_that_would_lead_nowhere_refuses_to_start(text: str) -> None:
    with pytest.raises(UnsafeSettings, match="- PUBLIC_URL: https:// and a name"):
        load({"PUBLIC_URL": text})


def test_the_base_of_links_may_end_with_a_slash_or_a_blank() -> None:
    assert (
        load({"PUBLIC_URL": "https://a.example:8443/ "})["PUBLIC_URL"] == "https://a.example:8443"
    )


@pytest.mark.parametrize(
    ("host", "base"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],
)
def test_links_lead_to_where_the_server_listens_unless_told_otherwise(host: str, base: str) -> None:
    assert load({"HOST": host})["PUBLIC_URL"] == base


@pytest.mark.parametrize(
    "text", ["var/x.db", "postgresql://a@b/c", "mysql://a@b/c", "sqlite:/x.db"]
)
def test_a_database_that_is_not_known_refuses_to_start(text: str) -> None:
    with pytest.raises(UnsafeSettings, match="- DATABASE_URL: sqlite:///file or postgresql"):
        load({"DATABASE_URL": text})


def test_what_is_said_of_a_database_repeats_no_password() -> None:
    with pytest.raises(UnsafeSettings) as refused:
        load({"DATABASE_URL": "postgresql+psycopg://user:hidden@host:port/database"})
    assert "hidden" not in str(refused.value)


def test_every_setting_that_cannot_be_read_is_named_at_once() -> None:
    with pytest.raises(UnsafeSettings) as refused:
        load({"PORT": "x", "LIMIT_RESUME": "x"})
    assert "- PORT: " in str(refused.value)
    assert "- LIMIT_RESUME: " in str(refused.value)


def test_the_readme_says_every_default_and_meaning() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").splitlines()
    rows = [f"| `{s.name}` | {_default(s)} | {s.meaning} |" for s in SETTINGS]
    assert not [row for row in rows if row not in readme]


def _default(setting: Setting) -> str:
    text = str(setting.default).replace(f"{ROOT}/", "")
    return f"`{text}`" if text else ""
