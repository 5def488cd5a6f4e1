"""Forms, cookies and queries that no browser sends by itself."""

from urllib.parse import urlencode

from tests.person import ANSWERS

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MULTIPART = "multipart/form-data; boundary=x"
NAMES = (*ANSWERS, "do", "code", "revision", "token", "public_id", "password")
KILO = 1024
UNPAIRED = b"%ED%A0%80"  # a lone surrogate, as some keyboards send half an emoji
HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"
INJECTION = "taro@example.com\r\nBcc: everyone@example.com\r\n\r\nHello"
SPOOF = "\u202egnp.exe \u200f\u2066 👨\u200d👩\u200d👧 \U0001f1ef\U0001f1f5 \ufeff\u0000"


def in_every_field(text: str | bytes) -> bytes:
    """A form whose every field holds this; bytes are percent-encoded already."""
    encoded = text if isinstance(text, bytes) else urlencode({"": text}).encode()[1:]
    return b"&".join(name.encode() + b"=" + encoded for name in NAMES)


BODIES: dict[str, tuple[str, bytes]] = {
    "nothing": (FORM, b""),
    "a megabyte": (FORM, b"name=" + b"A" * KILO * KILO),
    "a field of 100 kB": (FORM, urlencode({**ANSWERS, "address": "a" * 100 * KILO}).encode()),
    "every field rather long": (FORM, in_every_field(b"%E3%81%82" * 400)),
    "NUL": (FORM, in_every_field(b"a%00b")),
    "broken UTF-8": (FORM, in_every_field(b"%ff%fe%C3%28%E3%81")),
    "bytes that are not encoded": (FORM, in_every_field(bytes(range(128, 256)))),
    "half a percent sign": (FORM, in_every_field(b"%")),
    "half an emoji": (FORM, in_every_field(UNPAIRED)),
    "unknown names": (FORM, b"admin=1&__class__=x&id=1&%00=1&%ff=2&=&&name[]=x"),
    "each name twice": (FORM, in_every_field(b"a") + b"&" + in_every_field(b"b")),
    "2,000 fields": (FORM, urlencode({f"n{n}": n for n in range(2000)}).encode()),
    "HTML": (FORM, in_every_field(HTML)),
    "a header injection": (FORM, in_every_field(INJECTION)),
    "other directions and emoji": (FORM, in_every_field(SPOOF)),
    "JSON": (JSON, b'{"name": "HOUMU TARO", "agree": true}'),
    "broken JSON": (JSON, b'{"name": '),
    "plain text": ("text/plain", in_every_field("a")),
    "no type": ("", in_every_field("a")),
    "a type of nonsense": ("\x7f/;;=", in_every_field("a")),
    "an unknown charset": (f"{FORM}; charset=utf-99", in_every_field("a")),
    "multipart without an end": (MULTIPART, b'--x\r\nContent-Disposition: form-data; name="a"'),
    "multipart without a boundary": ("multipart/form-data", b"--x\r\n\r\n--x--"),
    "multipart of 200 parts": (
        MULTIPART,
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 200 + b"--x--",
    ),
    "a file for a name": (
        MULTIPART,
        b'--x\r\nContent-Disposition: form-data; name="name"; filename="../a"\r\n\r\nb\r\n--x--',
    ),
}
ODD_COOKIES = [
    "",
    '"',
    "a" * 4096,
    "a=b; draft=c",
    "\x00",
    "\xff\xfe",
    '"\\012\\000"',
    "0" * 24 + ".sig",
]
QUERIES = [
    *("q=%00", "q=%ff%fe", "q=" + "a" * 5_000, "%00=%00", "q=%ED%A0%80&prefecture=99", "q=%"),
    *("prefecture=%00", "prefecture=13&q=" + "%E3%80%80" * 50, "reason=%00", "reason=<b>", "lang="),
    *("lang=%00", "q=.*%5B(", "&".join(f"a{n}=1" for n in range(2000))),
    # Names that functions of ours or of Flask's might take for their own.
    *("endpoint=x", "_scheme=ftp", "_external=1&_scheme=javascript", "_anchor=x", "_method=POST"),
    *("self=1", "values=1", "page=../help", "token=x", "name=x"),
]
