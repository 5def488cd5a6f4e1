"""Debian's Chromium, as everything here starts it: the registries have no other."""

from shutil import which

WHOLE = which("chromium")
# The one without windows starts and draws in half the time.
CHROMIUM = which("chromium-headless-shell") or WHOLE
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
