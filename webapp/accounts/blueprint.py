"""Where the accounts' screens hang."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
