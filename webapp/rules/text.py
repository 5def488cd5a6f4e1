"""The clean-up that every typed text gets before its own rule."""

import re
import unicodedata

from .causes import N_, Refused

MAX_BYTES = 8 * 1024

MESSAGES = {
    "too_big": N_("文字が多すぎます。短くして、もう一度入力してください。"),
    "unreadable": N_("読み取れない文字があります。消して、もう一度入力してください。"),
}

# No HTML page and no PostgreSQL text may hold controls; CR and LF are among them. The last three,
# signs of annotation, are our own marks in texts (readings.py).
CONTROLS = (*range(0x20), 0x7F, *range(0xFFF9, 0xFFFC))
_INVISIBLE = [
    *CONTROLS,
    0x61C,  # Arabic's direction mark
    *range(0x200B, 0x2010),  # zero width, direction marks
    *range(0x202A, 0x202F),  # direction embeddings
    0x2060,
    *range(0x2066, 0x206A),  # direction isolates
    0xFEFF,
]
_CLEAN = dict.fromkeys(_INVISIBLE) | {0xA0: " ", 0x3000: " "}
# U+00AD is what a hyphen copied from a PDF often is.
_DASHES = dict.fromkeys([0xAD, *range(0x2010, 0x2016), 0x2212, 0x30FC, 0xFF0D, 0xFF70], "-")
_BROKEN = re.compile("[\ufffd\ud800-\udfff]")


def clean(typed: str) -> str:
    """The text without invisible characters; refuses over 8 KB of UTF-8 and broken characters."""
    if len(typed.encode(errors="surrogatepass")) > MAX_BYTES:
        raise Refused(MESSAGES, "too_big")
    if _BROKEN.search(typed):
        raise Refused(MESSAGES, "unreadable")
    return typed.translate(_CLEAN)


def fold_width(text: str) -> str:
    """NFKC, and every dash or long-vowel mark as a hyphen."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES)
