"""The index made anew says what the verbs had put into it, however it was before."""

from collections.abc import Callable

import pytest

from sucharit.base.search import actions
from sucharit.base.search.actions import put
from sucharit.base.search.models import SearchEntry
from sucharit.base.search.queries import search_for
from sucharit.cli import office as commands
from sucharit.office.demonstration.people import Cast
from sucharit.office.finding.reindexing import reindex
from sucharit.work.intake.actions import discard, restore
from sucharit.work.intake.finding import make_findable
from sucharit.work.intake.models import Intake

WHAT = ("kind", "key", "title", "text", "url", "clusters")
pytestmark = pytest.mark.django_db


def _found(cast: Cast) -> set[tuple[str, ...]]:
    return set(SearchEntry.objects.filter(organization=cast.organization).values_list(*WHAT))


def test_an_empty_index_is_filled_with_what_the_verbs_had_put(demonstrated: tuple[Cast, Cast]):
    office, _neighbour = demonstrated
    before = _found(office)
    assert len({row[0] for row in before}) > 7
    SearchEntry.objects.filter(organization=office.organization).delete()
    assert reindex(office.organization) == len(before)
    assert _found(office) == before


def test_an_old_text_is_mended_and_a_thing_that_is_gone_is_forgotten(demonstrated: tuple[Cast, Cast]):
    office, neighbour = demonstrated
    before, beside = _found(office), _found(neighbour)
    SearchEntry.objects.filter(organization=office.organization).update(title="เก่า", clusters=" เ ก่า ")
    for place in (office, neighbour):
        put(organization=place.organization, kind="evidence.evidence", key="0", title="ผี", text="", url="/")
    reindex(office.organization)
    assert _found(office) == before
    assert len(_found(neighbour)) == len(beside) + 1


def test_a_document_that_was_taken_in_is_found_until_it_is_put_away(demonstrated: tuple[Cast, Cast]):
    planner = demonstrated[0].officer("planner")
    row = Intake.objects.get(organization=planner.organization, file__name__contains="สแกน")
    row.title = "แผนของหนองน้ำ"  # as it calls itself, once it was read
    make_findable(row)
    for word in ("สแกน", "หนองน้ำ"):
        assert [one.key for one in search_for(planner, word, "intake.intake")] == [str(row.pk)]
    discard(row, by=planner, reason="ส่งผิดฉบับ")
    assert not search_for(planner, "สแกน", "intake.intake").exists()
    restore(Intake.objects.get(pk=row.pk), by=planner)
    assert search_for(planner, "สแกน", "intake.intake").exists()


def test_what_a_verb_puts_meanwhile_stays(office: Cast):
    SearchEntry.objects.all().delete()

    def things():
        put(organization=office.organization, kind="evidence.evidence", key="7", title="มาใหม่", text="", url="/")
        yield from ()

    actions.bring_up_to_date(office.organization, ["evidence.evidence"], things())
    assert [row[1] for row in _found(office)] == ["7"]


def test_many_things_go_in_pieces(office: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    SearchEntry.objects.all().delete()
    for count in (5, 4, 0):
        things = [actions.Findable("evidence.evidence", str(at), f"ชิ้นที่ {at}", "", "/") for at in range(count)]
        assert actions.bring_up_to_date(office.organization, ["evidence.evidence"], things) == count
        assert len(_found(office)) == count


def test_the_command_says_each_organization(
    office: Cast, neighbour: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(commands, "_set_up", lambda: None)
    run: Callable[[], None] = commands.reindex.callback  # type: ignore[assignment]
    run()
    said = capsys.readouterr().err
    assert "donsukchai: ค้นหาได้ " in said
    assert "thungnamsai: ค้นหาได้ " in said
