"""Where the registration's screens hang."""

from flask import Blueprint

from webapp.i18n import PREFIX

blueprint = Blueprint("registration", __name__)
BASE = f"{PREFIX}/register/counter-coe"
