"""Deletes what is old, as the mail worker does each hour; run as a module, told when to begin."""

import sys

from webapp.purge import purge
from wsgi import app


def main() -> None:
    """Say that everything is loaded, wait for a line, and print how many rows are gone."""
    print("ready", flush=True)
    sys.stdin.readline()
    with app.app_context():
        print(purge())


if __name__ == "__main__":
    main()
