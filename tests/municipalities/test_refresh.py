"""The refresh of the data says what changes and keeps the codes that registrations use."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from scripts import build_kanji_fold, build_municipalities, build_postcodes, refresh_data
from scripts.build_municipalities import Row
from webapp.municipalities.catalogue import rows as current

SHINJUKU = "131041"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that a refresh would write, from a source in which Shinjuku is gone."""
    found: list[str] = []
    for module in (build_municipalities, build_postcodes, build_kanji_fold):
        monkeypatch.setattr(module, "main", lambda name=module.__name__: found.append(name))
    lines = [line for line in current("municipalities.csv") if line["code6"] != SHINJUKU]
    rows = [Row._make(line.values())._replace(weight=int(line["weight"])) for line in lines]
    monkeypatch.setattr(build_municipalities, "municipalities", lambda: rows)
    return found


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of a database that does not exist yet."""
    url = f"sqlite:///{tmp_path}/registration.db"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


def register(url: str, code: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE registrant (municipality TEXT)"))
        connection.execute(text("INSERT INTO registrant VALUES (:code)"), {"code": code})
    engine.dispose()


def test_a_code_in_use_stops_the_refresh(
    database: str, written: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    register(database, SHINJUKU)
    with pytest.raises(SystemExit, match=SHINJUKU):
        refresh_data.main()
    assert written == []
    assert "gone     131041 新宿区 (しんじゅくく)" in capsys.readouterr().out


def test_a_code_that_nobody_uses_may_go(database: str, written: list[str]) -> None:
    register(database, "131016")
    refresh_data.main()
    assert len(written) == 3


@pytest.mark.usefixtures("database")
def test_without_a_database_nothing_is_in_use(written: list[str], tmp_path: Path) -> None:
    refresh_data.main()
    assert len(written) == 3
    assert list(tmp_path.iterdir()) == []


def test_new_gone_and_renamed_codes_are_told() -> None:
    old = {"1": "甲市 (こうし)", "2": "乙町 (おつちょう)"}
    new = {"2": "乙市 (おつし)", "3": "丙村 (へいむら)"}
    assert list(refresh_data.difference(old, new)) == [
        "new      3 丙村 (へいむら)",
        "gone     1 甲市 (こうし)",
        "renamed  2 乙町 (おつちょう) -> 乙市 (おつし)",
    ]


def test_former_names_that_lead_nowhere_are_told() -> None:
    former = [{"name": "丁町", "today": "1|2"}, {"name": "戊町", "today": "2"}]
    told = list(refresh_data.outdated(former, {"2": "乙市"}))
    assert told == ["former.csv: 丁町 leads to 1"]
