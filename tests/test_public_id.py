"""認証ID: the check character notices slips, and typing is forgiven."""

from time import thread_time

from hypothesis import given
from hypothesis import strategies as st

from webapp import public_id

IDS = st.text(public_id.ALPHABET, min_size=11, max_size=11).map(
    lambda text: text + public_id.check_character(text)
)


def test_an_id_has_three_groups_of_four() -> None:
    shown = public_id.show(public_id.new())
    assert [len(group) for group in shown.split("-")] == [4, 4, 4]


def test_no_character_is_mistaken_for_another() -> None:
    assert not set("01OIQZ") & set(public_id.ALPHABET)
    assert len(set(public_id.ALPHABET)) == 30


def test_new_ids_are_valid_and_differ() -> None:
    drawn = {public_id.new() for _ in range(200)}
    assert len(drawn) == 200
    assert all(public_id.is_valid(one) for one in drawn)


@given(IDS)
def test_what_is_shown_folds_back(good: str) -> None:
    assert public_id.fold(public_id.show(good)) == good


@given(IDS, st.integers(0, 11), st.sampled_from(public_id.ALPHABET))
def test_any_one_wrong_character_is_noticed(good: str, place: int, other: str) -> None:
    changed = good[:place] + other + good[place + 1 :]
    assert public_id.is_valid(changed) == (changed == good)


@given(st.text())
def test_folding_twice_equals_once(typed: str) -> None:
    folded = public_id.fold(typed)
    assert public_id.fold(folded) == folded


def test_case_width_blanks_and_hyphens_are_forgiven() -> None:
    good = public_id.new()
    shown = public_id.show(good)
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in shown)
    for typed in (shown.lower(), f"  {shown} ", full_width, good):
        assert public_id.fold(typed) == good


def test_a_wrong_length_or_a_strange_character_is_not_valid() -> None:
    assert not public_id.is_valid("")
    assert not public_id.is_valid(public_id.new()[:-1])
    assert not public_id.is_valid("0" * 12)


def test_a_long_row_of_marks_is_no_id_and_nobody_waits_for_it() -> None:
    start = thread_time()
    assert public_id.fold("\u0301\u0316" * 30_000) == ""
    assert thread_time() - start < 0.1
