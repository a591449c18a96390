"""Words that people type in a row."""

import pytest

from showcase.foundation.words import between_commas


@pytest.mark.parametrize("comma", [",", "،", "、", "，", ";", "؛", "；"])
def test_words_stand_between_the_commas_of_any_script(comma):
    assert between_commas(f"فوانيس{comma} night {comma}{comma}冬") == ["فوانيس", "night", "冬"]


@pytest.mark.parametrize("nothing", ["", " ", ",", "، ;"])
def test_nothing_is_no_word(nothing):
    assert between_commas(nothing) == []
