"""The catalogue of typical initiatives that an officer may start from."""

import re

import msgspec
import pytest

from sucharit.reference import BrokenReference, UnknownReference, framework, organization_words, words
from sucharit.reference.catalogue import Entry, catalogue, entry, names_of
from sucharit.reference.loading import parse

KINDS = ("sao", "subdistrict_municipality", "town", "city", "provincial")


def test_sixty_initiatives_cover_every_objective_of_the_framework():
    covered = {code for one in catalogue() for code in one.objective_codes}
    assert len(catalogue()) == 60
    assert covered == {node.code for node in framework("2566-2570").objectives}


def test_entries_stand_in_the_order_of_the_framework():
    codes = [one.objective_codes[0] for one in catalogue()]
    assert codes == sorted(codes)


@pytest.mark.parametrize("kind", KINDS)
def test_filled_for_an_office_no_placeholder_and_no_word_of_another_kind_is_left(kind: str):
    name = f"{organization_words().of(kind).titles[0]}ดอนสุขใจ"
    foreign = organization_words().foreign_to(kind)
    for one in catalogue():
        text = msgspec.json.encode(one.filled(names_of(name, kind), 50)).decode()
        assert "{organization}" not in text
        assert not re.search(r"\{[a-z]+\}", text)
        assert [word for word in foreign if word in text.replace(name, "")] == [], one.key


def test_everyone_is_as_many_as_the_organization_has_people():
    group = entry("ethics-code").filled(names_of("เทศบาลเมืองศรีบัวทอง", "town"), 210).target_group
    assert (group.count, group.unit) == (210, "คน")
    assert "เทศบาลเมืองศรีบัวทอง" in group.text


def test_every_unit_is_one_that_the_readers_know():
    assert {one.unit for one in catalogue()} <= set(words("units"))


def test_most_promises_can_be_measured():
    outputs = [text for one in catalogue() for text in one.outputs]
    measurable = [text for text in outputs if re.search(r"\d|ครบ", text)]
    assert len(measurable) / len(outputs) > 0.85


def test_rationales_and_lists_have_the_length_of_real_ones():
    for one in catalogue():
        assert 80 <= sum(map(len, one.rationale)) <= 1500, one.key
        assert 1 <= len(one.objectives) <= 5, one.key
        assert 4 <= len(one.steps) <= 11, one.key


def test_an_unknown_key_says_so():
    with pytest.raises(UnknownReference, match="nothing-like-it"):
        entry("nothing-like-it")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": "มาตรการของ{somebody}"}, "unknown placeholders"),
        ({"title": "ไม่มีคำนำหน้า"}, "does not begin"),
        ({"steps": []}, "steps is empty"),
        ({"unit": "kitchen"}, "unit"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_broken_entry_names_the_file_and_what_is_wrong(change: dict, complaint: str):
    raw = msgspec.to_builtins(entry("no-gift")) | change
    with pytest.raises(BrokenReference, match=f"own.yaml.*{complaint}"):
        parse(msgspec.yaml.encode([raw]), tuple[Entry, ...], "own.yaml")
