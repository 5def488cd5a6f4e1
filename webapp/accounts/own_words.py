"""The words of a person's own data that make a bad password."""

from datetime import date

from webapp import public_id
from webapp.models import Registrant


def own_words(registrant: Registrant) -> list[str]:
    """Name, birth, telephone, e-mail and 認証ID, whole and in parts."""
    local, _at, domain = registrant.email.partition("@")
    shown = public_id.show(registrant.public_id)
    return [
        registrant.name,
        *registrant.name.split(),
        *_birth(registrant.birth),
        *_phone(registrant.phone),
        *(registrant.email, local, domain, *local.split("."), *domain.split(".")[:-1]),
        *(shown, registrant.public_id, *shown.split("-")),
    ]


def _birth(iso: str) -> list[str]:
    """The digits in the orders in which people write dates."""
    year, *rest = iso.split("-")
    if not rest:
        return [year]
    month, *rest = rest
    if not rest:
        return [year, year + month, month + year]
    whole = date.fromisoformat(iso)
    orders = ("%Y%m%d", "%d%m%Y", "%m%d%Y", "%y%m%d", "%d%m%y", "%m%d%y", "%m%d", "%d%m")
    return [*(whole.strftime(order) for order in orders), year]


def _phone(e164: str) -> list[str]:
    digits = e164.removeprefix("+")
    return [digits, f"0{digits.removeprefix('81')}"]
