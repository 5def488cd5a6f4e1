"""Some states of the gallery, opened one after the other, and what can be asked of each."""

from collections.abc import Iterator, Sequence

from tests.e2e.visitor import Visitor

# One or two of each kind of screen: text, table, form, errors, results, answers, a sticky warning.
FEW = (
    "top",
    "eligible",
    "step1-blank",
    "step1-empty",
    "search-results",
    "step2",
    "step3-sent",
    "sign-in-wrong",
    "password-short",
    "session-ending",
)
# Wide signs, and the tallest and longest lines that there are.
TONGUES = ("ja", "my")
# What helps to judge colours; the canvas knows every way in which a colour is written.
COLOURS = """
  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parts = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => parts(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const clear = (colour) => parts(colour)[3] === 0;
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (!clear(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
    return 'Canvas';
  };
"""


def walk(visitor: Visitor, names: Sequence[str] = FEW) -> Iterator[str]:
    """Open each state in the visitor's language; its name, for whoever reads a failure."""
    for name in names:
        visitor.open(f"/dev/gallery/{visitor.lang}/{name}")
        print(visitor.lang, name)
        yield name
