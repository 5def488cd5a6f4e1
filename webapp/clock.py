"""The present moment, in UTC for the database and in Japan for people."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in Japan: the last possible date of birth (rules.md 3)."""
    return now().astimezone(JAPAN).date()
