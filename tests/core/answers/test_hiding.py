"""Small groups are not given away: neither by themselves nor by what is left."""

from sucharit.core.answers import Asked, Kind, Rule, broken_down, enough, tally

SCORE = Asked(key="q1", kind=Kind.FACES, counts=True)
AREA = Asked(key="q2", kind=Kind.CHOICE, choices=(1, 2, 3))


def sheets(**groups: int) -> list[dict[str, int]]:
    return [{"q1": 5, "q2": int(name[1:])} for name, count in groups.items() for _one in range(count)]


def test_never_below_five_whatever_is_asked_for():
    assert not enough(4, 1)
    assert enough(5, 1)
    assert not enough(9, 10)


def test_a_question_that_few_answered_says_only_that():
    told = tally([{"q1": 5}] * 4 + [{}] * 20, [SCORE], 5)[0]
    assert told.hidden
    assert (told.counts, told.mean, told.answered) == ((), None, 4)


def test_counts_with_zeros_best_first():
    told = tally([{"q1": 5}] * 4 + [{"q1": 3}], [SCORE], 5)[0]
    assert told.counts == ((5, 4), (4, 0), (3, 1), (2, 0), (1, 0))


def shown(*args: int) -> list[int]:
    rows = sheets(g1=args[0], g2=args[1], g3=args[2])
    return [one.choice for one in broken_down(rows, AREA, [SCORE, AREA], Rule(), 5) if one.outcome]


def test_a_small_group_is_hidden_and_one_more_so_that_the_rest_does_not_tell():
    assert shown(20, 10, 2) == [1]
    assert shown(20, 10, 0) == [1, 2]
    assert shown(20, 10, 8) == [1, 2, 3]


def test_two_small_groups_hide_each_other_when_they_are_enough():
    assert shown(20, 3, 3) == [1]
    assert shown(20, 2, 2) == []


def test_who_chose_nothing_is_part_of_what_is_left():
    rows = [*sheets(g1=20, g2=10), {"q1": 1}]
    told = [one.choice for one in broken_down(rows, AREA, [SCORE, AREA], Rule(), 5) if one.outcome]
    assert told == [1], "one person without a group would be the whole less the groups"


def test_numbers_have_a_mean_and_lines_of_a_matrix_stand_alone():
    number = Asked(key="q5", kind=Kind.NUMBER)
    table = Asked(key="q6", kind=Kind.MATRIX, lines=("1", "2"))
    told = tally([{"q5": "1.50", "q6": {"1": 4}}] * 6, [number, table], 5)
    assert [(one.line, one.answered, one.mean) for one in told] == [("", 6, told[0].mean), ("1", 6, 4), ("2", 0, None)]
    assert told[0].mean == told[0].mean.__class__(3, 2)
