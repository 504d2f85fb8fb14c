"""Plans of other offices, labelled by hand: what is read of them may only get better."""

import pytest
from tests.samples.hand import scoring


@pytest.mark.parametrize("name", scoring.names())
def test_what_is_read_of_a_hand_made_plan_is_not_worse_than_before(name: str):
    score = scoring.score_of(name)
    assert round(score.mean, 4) >= scoring.kept()[name], "\n".join(score.misses[:20])


def test_every_kept_score_belongs_to_a_hand_made_sample():
    assert sorted(scoring.kept()) == scoring.names()
