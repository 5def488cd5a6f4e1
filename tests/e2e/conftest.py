"""What a person does with Chromium in front of the whole service."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; one process keeps one service for all of it."""
    for item in items:
        if "tests/e2e" in str(item.path):
            item.add_marker(pytest.mark.browser)
