"""Words that say what kind of place is meant: "Osaka city", "Shinjuku ku, Tokyo to"."""

from collections.abc import Sequence

from webapp.municipalities.catalogue import Municipality
from webapp.municipalities.index import Hits

WARD = "区"
# Tokyo's wards call themselves cities in English, and a designated city is a city of wards.
_ABROAD = {
    "city": "市区", "ward": "区", "town": "町村", "village": "村町", "county": "", "district": "",
    "prefecture": "", "pref": "", "metropolis": "", "metropolitan": "", "island": "", "japan": "",
    "nippon": "", "nihon": "", "wards": "区", "of": "",
    # Tiếng Việt, português, español, Filipino, bahasa Indonesia.
    "tinh": "", "thanh": "市区", "pho": "", "quan": "区", "huyen": "町村",
    "prefectura": "", "provincia": "", "prefeitura": "", "cidade": "市区", "ciudad": "市区",
    "de": "", "lungsod": "市区", "ng": "", "prefektur": "", "provinsi": "",
}  # fmt: skip
_JAPANESE = {
    "shi": "市", "ku": "区", "cho": "町", "chou": "町", "machi": "町", "mura": "村", "son": "村",
    "gun": "", "ken": "", "fu": "", "to": "",
}  # fmt: skip
_KINDS = _ABROAD | _JAPANESE
_OTHER_KIND = 2  # behind a place of the right kind, before a name that only begins so
_SECOND_KIND = 1  # a ward of Tokyo for "city" where a 市 has the same name


def without_foreign(words: Sequence[str]) -> list[str]:
    """The words that may be parts of names; all, where no other is there: 二本松市 is "Nihon…"."""
    return [word for word in words if word not in _ABROAD] or list(words)


def without(words: Sequence[str]) -> list[str]:
    """The words that name places."""
    return [word for word in words if word not in _KINDS]


def meant(words: Sequence[str]) -> list[str]:
    """For each word that asks for a kind, the last signs of such names, the likeliest first."""
    return [_KINDS[word] for word in words if _KINDS.get(word)]


def prefer(hits: Hits, places: Sequence[Municipality], asked: Sequence[str]) -> Hits:
    """Places of another kind stay, further behind."""
    if not asked:
        return hits
    return {
        at: rank + min(_distance(places[at], kinds) for kinds in asked) for at, rank in hits.items()
    }


def _distance(place: Municipality, kinds: str) -> int:
    kind = place.name[-1]
    if kind not in kinds or (kind != kinds[0] and place.parent.endswith("市")):
        return _OTHER_KIND
    return 0 if kinds[0] == kind else _SECOND_KIND
