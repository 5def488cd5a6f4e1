"""The search finds what people look for, however they write it."""

from tests.municipalities.scoring import score


def test_the_right_place_comes_first_or_nearly_so() -> None:
    """98 % of at least 600 queries come first, 99.5 % are among the first five."""
    rows = [row for kind in score().values() for row in kind]
    missed = [query.query for query, right, _near in rows if not right]
    far = [query.query for query, _right, near in rows if not near]
    assert len(rows) >= 600
    assert len(missed) <= 0.02 * len(rows), missed
    assert len(far) <= 0.005 * len(rows), far
