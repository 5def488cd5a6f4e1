"""Dates and moments as people read them, in their language and in Japan's time."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime, format_timedelta
from flask import Flask

from webapp.clock import JAPAN
from webapp.counting import with_readings
from webapp.i18n import RUBY, gettext, language, locale

YEAR_ONLY, YEAR_AND_MONTH = 1, 2  # parts of an ISO date
MINUTE = 60  # seconds


def init_app(app: Flask) -> None:
    """Templates say `{{ registrant.created_at|moment }}`."""
    app.add_template_filter(moment_text, "moment")


def birth_text(iso: str) -> str:
    """'1990-05-04', '1990-05' or '1990' as people read it."""
    numbers = [int(part) for part in iso.split("-") if part]
    if not numbers:
        return ""
    whole = date(*[*numbers, 1, 1][:3])
    if len(numbers) == YEAR_ONLY:
        return gettext("%(year)s年（月と日は不明）", year=whole.year)
    if len(numbers) == YEAR_AND_MONTH:
        month = format_date(whole, gettext("y年M月"), locale())  # the order is the language's own
        return gettext("%(month)s（日は不明）", month=month)
    return day_text(whole)


def day_text(day: date) -> str:
    """A whole date."""
    return format_date(day, gettext("y年M月d日"), locale())


def moment_text(moment: datetime) -> str:
    """A day and a time of day in Japan, and that it is Japan's."""
    pattern = gettext("y年M月d日 HH:mm（日本時間）")
    return format_datetime(moment, pattern, JAPAN, locale())


def duration_text(seconds: int) -> str:
    """Seconds below a minute, then minutes rounded up: nobody comes back too early."""
    whole = seconds if seconds < MINUTE else -(-seconds // MINUTE) * MINUTE
    text = format_timedelta(timedelta(seconds=whole), threshold=1, locale=locale())
    return with_readings(text) if language() == RUBY else text
