"""An officer corrects a reference file and makes a slip: the message names the file and the key."""

import pytest

from sucharit.reference import BrokenReference, Clock, Framework, Grid
from sucharit.reference.loading import parse


def broken(content: str, shape: type) -> str:
    with pytest.raises(BrokenReference) as caught:
        parse(content.encode(), shape, "folder/file.yaml")
    return str(caught.value)


NODE = "{code: '1', level: dimension, title: ก, conf: confirmed, src: [S1]}"


def test_a_missing_key_is_named_with_its_place():
    message = broken("version: '2566-2570'\nyears: [2566]\nnodes:\n- {code: '1', level: dimension}", Framework)
    assert message.startswith("folder/file.yaml: nodes[0]: ")
    assert "`conf`" in message


def test_an_unknown_key_and_an_unknown_confidence():
    message = broken(f"version: x\nyears: [2566]\nnodes: [{NODE}]\ncolour: red", Framework)
    assert "`colour`" in message
    message = broken(NODE.replace("confirmed", "certain").join(("version: x\nyears: [1]\nnodes: [", "]")), Framework)
    assert message.startswith("folder/file.yaml: nodes[0].conf: ")


def test_a_number_where_words_belong_and_the_other_way_round():
    assert "years" in broken("version: x\nyears: [many]\nnodes: []", Framework)
    assert "version" in broken("version: 2566\nyears: [2566]\nnodes: []", Framework)


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        (f"[{NODE}, {NODE}]", "stand twice"),
        ("[" + NODE.replace("'1'", "'1.1'") + "]", "cannot be a dimension"),
        ("[" + NODE.replace("'1'", "'2.1'").replace("dimension", "mission") + "]", "no node above"),
    ],
)
def test_a_framework_that_does_not_hang_together(nodes: str, says: str):
    assert says in broken(f"version: x\nyears: [2566]\nnodes: {nodes}", Framework)


def test_text_that_is_no_yaml():
    assert "not valid YAML" in broken("nodes: [", Framework)
    assert broken("", Framework).startswith("folder/file.yaml: ")
    assert "not valid YAML" in broken("!!python/object/apply:os.getcwd []", Framework)


def test_a_clock_needs_exactly_one_period():
    fact = "conf: confirmed, src: [S1]"
    assert "exactly one" in broken(f"- {{id: a, title: ก, {fact}}}", tuple[Clock, ...])
    assert "exactly one" in broken(f"- {{id: a, title: ก, days: 1, years: 2, {fact}}}", tuple[Clock, ...])


def test_a_grid_with_a_hole():
    assert "rows" in broken("rows: {1: [ก], 3: [ข]}\nconf: confirmed\nsrc: [S1]", Grid)
    assert "one length" in broken("rows: {1: [ก], 2: [ข, ค]}\nconf: confirmed\nsrc: [S1]", Grid)
