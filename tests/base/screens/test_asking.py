"""Numbers of an address are read without trusting who wrote them; pasted rows whatever a spreadsheet made of them."""

import pytest

from sucharit.base.screens import asking
from sucharit.base.screens.pasting import pasted_rows


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("๑๒", 12), ("", None), ("-1", None), ("1.5", None), ("1e3", None), ("9" * 18, None), (" 7", None)],
)
def test_a_number_is_whole_and_short_or_none(text: str, number: int | None):
    assert asking.number(text) == number
    assert asking.numbers([text, "3"]) == ([number, 3] if number is not None else [3])


def test_a_year_has_four_digits_and_is_one_of_those_that_are_shown():
    assert asking.year({"year": "2569"}) == 2569
    assert [asking.year({"year": told}) for told in ("69", "02569", "abcd", "")] == [None] * 4
    assert asking.year_among({"year": "2569"}, [2568, 2569], 2570) == 2569
    assert asking.year_among({"year": "2500"}, [2568, 2569], 2570) == 2570
    assert asking.year_among({}, [2568], 2570) == 2570


def test_a_stray_quote_does_not_swallow_the_rest():
    assert pasted_rows('ก\t"ข\nค"\r\n\t \nง\tจ') == [["ก", "ข\nค"], ["ง", "จ"]]
    assert pasted_rows('ก\t"ข\nค\tง') == [["ก", '"ข'], ["ค", "ง"]]
