"""Every setting: its name, default and meaning."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from webapp.parsing import Rate, boolean, database, rate, site, whole

ROOT = Path(__file__).resolve().parent.parent
SECRET_KEY_LENGTH = 32  # characters: 128 bits of hex, OWASP ASVS 5.0 11.2.3
PASSWORD_MAXIMUM = 128  # code points
PORTS = whole(1, 65535)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the settings table."""

    name: str
    default: Any
    meaning: str
    parse: Callable[[str], Any] = str


SETTINGS = (
    Setting("APP_ENV", "development", "`production` refuses to start with an unsafe setting"),
    Setting("HOST", "127.0.0.1", "address the server listens on"),
    Setting("PORT", 8000, "port the server listens on", PORTS),
    Setting("WORKERS", 2, "server processes, one per core", whole()),
    Setting("THREADS", 8, "threads per server process that take requests", whole()),
    Setting(
        "DATABASE_URL", f"sqlite:///{ROOT}/var/registration.db", "SQLite or PostgreSQL", database
    ),
    Setting("PUBLIC_URL", "", "base of links in mails; from HOST and PORT when empty", site),
    Setting("SECRET_KEY", "", "signs links and hides keys of rate limits; made by `make run`"),
    Setting("SITE_FOLDER", str(ROOT / "build" / "site"), "the built static pages"),
    Setting(
        "SERVICE_WORKER", True, "keep pages for offline; off removes it from browsers", boolean
    ),
    Setting("MAIL_SERVER", "", "SMTP server; empty starts the mail catcher (development)"),
    Setting("MAIL_PORT", 25, "SMTP port", PORTS),
    Setting("MAIL_USERNAME", "", "SMTP user, if the server asks for one"),
    Setting("MAIL_PASSWORD", "", "SMTP password"),
    Setting("MAIL_USE_TLS", False, "STARTTLS; the certificate is verified", boolean),
    Setting("MAIL_USE_SSL", False, "TLS from the first byte; the certificate is verified", boolean),
    Setting("MAIL_DEFAULT_SENDER", "no-reply@localhost", "From of every letter"),
    Setting(
        "MAIL_TIMEOUT", 20, "seconds an SMTP answer may take; the last, 30 times as long", whole()
    ),
    Setting(
        "MAIL_CATCHER_PORT", 8025, "port of the mail catcher; `make run` picks a free one", PORTS
    ),
    Setting("MAIL_FOLDER", str(ROOT / "var" / "mail"), "where the catcher keeps letters"),
    Setting(
        "TRUSTED_PROXIES",
        0,
        "reverse proxies in front whose X-Forwarded-* count (0 or 1)",
        whole(0, 1),
    ),
    Setting("FOREIGN_PHONES", True, "accept telephone numbers of other countries", boolean),
    Setting(
        "PASSWORD_MINIMUM", 15, "characters a password needs at least", whole(1, PASSWORD_MAXIMUM)
    ),
    Setting(
        "IDLE_MINUTES", 15, "a signed-in session ends after so long without a request", whole()
    ),
    Setting("SESSION_HOURS", 12, "a signed-in session ends after so long in any case", whole()),
    Setting(
        "LIMIT_REGISTER_CLIENT", Rate(20, 20), "registrations per seconds from one address", rate
    ),
    Setting(
        "LIMIT_REGISTER_EMAIL",
        Rate(5, 3600),
        "registrations per seconds for one e-mail address",
        rate,
    ),
    Setting("LIMIT_RESEND_HOUR", Rate(5, 3600), "letters sent again per seconds and person", rate),
    Setting("LIMIT_RESEND_DAY", Rate(20, 86400), "letters sent again per seconds and person", rate),
    Setting(
        "LIMIT_FORGOTTEN",
        Rate(5, 3600),
        "letters asked for per seconds and ID or e-mail address",
        rate,
    ),
    Setting("LIMIT_FORGOTTEN_CLIENT", Rate(60, 3600), "the same from one client address", rate),
    Setting(
        "LIMIT_RESUME", Rate(10, 3600), "wrong resume codes per seconds from one address", rate
    ),
    Setting(
        "LIMIT_SEARCH", Rate(120, 60), "municipality searches from one address, per process", rate
    ),
)
CATCHER_HOST = "127.0.0.1"
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


class UnsafeSettings(SystemExit):
    """Raised at start with one line per setting that is missing, unreadable or unsafe."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(["Cannot start:", *(f"- {line}" for line in problems)]))


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings as Flask's config wants them; UnsafeSettings names what is wrong."""
    config, problems = {"MAX_CONTENT_LENGTH": 128 * 1024, "MAX_FORM_PARTS": 100}, []
    for setting in SETTINGS:
        try:
            config[setting.name] = _read(setting, environ)
        except ValueError as expected:
            problems.append(f"{setting.name}: {expected} is expected ({setting.meaning})")
    problems += [] if problems else _problems(config)
    if problems:
        raise UnsafeSettings(problems)  # all at once: one round mends them all
    return _completed(config)


def _read(setting: Setting, environ: Mapping[str, str]) -> Any:
    text = environ.get(setting.name, "")
    return setting.parse(text) if text else setting.default


def own_address(config: Mapping[str, Any]) -> str:
    """Where the server listens, as a browser opens it: an address of IPv6 in brackets."""
    host = config["HOST"]
    return f"http://[{host}]:{config['PORT']}" if ":" in host else f"http://{host}:{config['PORT']}"


def _completed(config: dict[str, Any]) -> dict[str, Any]:
    config["PUBLIC_URL"] = config["PUBLIC_URL"] or own_address(config)
    config["HTTPS"] = config["PUBLIC_URL"].startswith("https://")
    config["MAIL_CATCHER"] = not config["MAIL_SERVER"]
    if config["MAIL_CATCHER"]:
        config["MAIL_SERVER"], config["MAIL_PORT"] = CATCHER_HOST, config["MAIL_CATCHER_PORT"]
    return config


def _problems(config: Mapping[str, Any]) -> list[str]:
    checks = [
        (
            config["APP_ENV"] not in {"development", "production"},
            "APP_ENV: development or production",
        ),
        (
            config["MAIL_USE_TLS"] and config["MAIL_USE_SSL"],
            "MAIL_USE_TLS and MAIL_USE_SSL: only one of them",
        ),
    ]
    if config["APP_ENV"] == "production":
        checks += _production_checks(config)
    return [message for wrong, message in checks if wrong]


def _production_checks(config: Mapping[str, Any]) -> list[tuple[bool, str]]:
    encrypted = config["MAIL_USE_TLS"] or config["MAIL_USE_SSL"]
    local = config["MAIL_SERVER"] in LOCAL_HOSTS
    return [
        (
            len(config["SECRET_KEY"]) < SECRET_KEY_LENGTH,
            f"SECRET_KEY: at least {SECRET_KEY_LENGTH} random characters are needed",
        ),
        (not config["PUBLIC_URL"].startswith("https://"), "PUBLIC_URL: must begin with https://"),
        (not config["MAIL_SERVER"], "MAIL_SERVER: the mail catcher is for development only"),
        (
            bool(config["MAIL_SERVER"]) and not encrypted and not local,
            "MAIL_USE_TLS or MAIL_USE_SSL: letters would cross the network in the clear",
        ),
        (
            "@localhost" in config["MAIL_DEFAULT_SENDER"],
            "MAIL_DEFAULT_SENDER: a real address is needed",
        ),
    ]
