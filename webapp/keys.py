"""Opaque keys, and what the database keeps of them."""

import hashlib
import hmac
import secrets

from flask import current_app

KEY_BYTES = 16  # 128 random bits


def new_key() -> str:
    """An unguessable text for a cookie."""
    return secrets.token_urlsafe(KEY_BYTES)


def digest(key: str) -> str:
    """What the database keeps of a cookie: a copy of the table opens nothing."""
    return hashlib.sha256(key.encode()).hexdigest()


def keyed_digest(text: str) -> str:
    """What a counter keeps of an address or an ID: without SECRET_KEY it cannot be guessed."""
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
