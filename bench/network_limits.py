"""What must hold on slow networks and what is aimed at, and the tables that say what does."""

from collections.abc import Iterator
from statistics import median

from bench.network_check import Check
from bench.network_visit import PAINT, SCRIPTS, WHOLE, Marks, Network
from bench.tables import Limit, spread
from bench.tables import show as show_table

FAST, SLOW = Network(400, 400, 400), Network(50, 20, 800)
MARKS = (PAINT, WHOLE, SCRIPTS)
# The form is filled in and sent without scripts, as each run shows; they only make it smoother.
JUDGED = (PAINT, WHOLE)
PAGES = ("ours", "floor", "govuk")
HEAD = ("network, mark", *(f"{page}, ms" for page in PAGES), "ours / floor", "", "govuk / ours", "")
Rounds = dict[Network, list[dict[str, Marks]]]


TO_FLOOR, CHECK = Limit(1.15, 1.30, most=True), Limit(1.1, 1.1, most=True)
GOVUK_TO_OURS = {FAST: Limit(2.0, 1.8), SLOW: Limit(3.0, 2.5)}
Judgement = tuple[Limit, list[float]]


def broken(rounds: Rounds, checked: list[Check]) -> bool:
    """True where a must does not hold for a judged mark, or for the check of a field."""
    found = [(CHECK, [check.ratio for check in checked])]
    found += [one for network in rounds for mark in JUDGED for one in _judge(rounds, network, mark)]
    return any(limit.broken(_judged(limit, ratios)) for limit, ratios in found)


def show(rounds: Rounds, checked: list[Check], early: dict[Network, float]) -> None:
    """Print everything; ratios as smallest / middle / largest round."""
    show_table(HEAD[0], HEAD[1:], [*_rows(rounds)])
    print(f"Judged: {', '.join(JUDGED)}, and the check of a field.\n")
    for network, pressed in early.items():
        print(
            f"{network}: ours typed in and sent after {pressed:.0f} ms, its scripts not yet there"
        )
    _show_checks(checked)


def _rows(rounds: Rounds) -> Iterator[list[str]]:
    for network, found in rounds.items():
        for mark in MARKS:
            times = [f"{median(one[page][mark] for one in found):.0f}" for page in PAGES]
            told = [text for one in _judge(rounds, network, mark) for text in _told(*one)]
            yield [f"{network}: {mark}", *times, *told]


def _judge(rounds: Rounds, network: Network, mark: str) -> list[Judgement]:
    def ratios(page: str, other: str) -> list[float]:
        return [one[page][mark] / one[other][mark] for one in rounds[network]]

    return [
        (TO_FLOOR, ratios("ours", "floor")),
        (GOVUK_TO_OURS[network], ratios("govuk", "ours")),
    ]


def _judged(limit: Limit, ratios: list[float]) -> float:
    """The middle of all rounds is at most this; or each round is at least this."""
    return median(ratios) if limit.most else min(ratios)


def _told(limit: Limit, ratios: list[float]) -> tuple[str, str]:
    aim, must, verdict = limit.cells(_judged(limit, ratios))
    return spread(ratios), f"must {must}, aim {aim}: {verdict}"


def _show_checks(checked: list[Check]) -> None:
    ratios = [check.ratio for check in checked]
    time, carried = median(c.time for c in checked), median(c.bytes_time for c in checked)
    print(
        f"{SLOW}: a field checked again after {time:.0f} ms, its bytes taking {carried:.0f}; "
        f"the rest to the round trip {', '.join(_told(CHECK, ratios))}"
    )
