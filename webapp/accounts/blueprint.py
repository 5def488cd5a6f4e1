"""The one blueprint of accounts, and the statuses that its routes share."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
