"""One file, many uses: pointed out where they are of another year or initiative; described, withdrawn, taken back."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from tests.work.evidence.conftest import photo, upload

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import (
    add_address,
    add_file,
    describe,
    stop_using,
    take_back,
    use,
    use_all,
    withdraw,
)
from sucharit.work.evidence.actions.changing import Stale
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.picking import taken_in
from sucharit.work.evidence.queries import (
    all_evidence_for,
    evidence_by_subject,
    evidence_of,
    evidence_of_initiative,
    places_of,
    same_received,
    used_elsewhere,
)
from sucharit.work.evidence.subjects import declare_subject

declare_subject("organizations.unit", "หน่วยงานตัวอย่าง", lambda code, pk: f"/o/{code}/unit/{pk}/")
KEY, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


@pytest.fixture
def picture(office: Cast) -> Evidence:
    return add_file(upload(photo()), by=office.officer("reporter"), title="ถนนซอย 3")


def test_used_once_for_a_row_and_many_times_for_many(office: Cast, picture: Evidence):
    reporter = office.officer("reporter")
    works, finance = office.units["works"], office.units["finance"]
    first = use(picture, works, by=reporter, initiative_key=KEY, fiscal_year=2569)
    assert use(picture, works, by=reporter, initiative_key=KEY, fiscal_year=2569) == first
    use(picture, finance, by=reporter, initiative_key=KEY, fiscal_year=2569)
    assert EvidenceUse.objects.count() == 2
    assert list(evidence_of(works)) == [picture]
    assert list(evidence_of_initiative(reporter, KEY, 2569)) == [picture]
    assert list(evidence_of_initiative(reporter, KEY, 2570)) == []
    assert list(evidence_by_subject([works, finance], reporter).values()) == [[picture], [picture]]
    assert Entry.objects.filter(verb="evidence.used").count() == 2


def test_another_year_or_initiative_is_pointed_out(office: Cast, picture: Evidence):
    reporter = office.officer("reporter")
    works = office.units["works"]
    assert used_elsewhere(picture, KEY, 2570) == []
    use(picture, works, by=reporter, initiative_key=KEY, fiscal_year=2569)
    assert used_elsewhere(picture, KEY, 2569) == []
    (place,) = used_elsewhere(picture, KEY, 2570)
    assert place.words == "หน่วยงานตัวอย่าง ปีงบประมาณ พ.ศ. 2569"
    assert place.url == f"/o/donsukchai/unit/{works.pk}/"
    assert len(used_elsewhere(picture, OTHER, 2569)) == 1
    again = add_file(upload(photo()), by=reporter, title="ถนนซอย 9")
    assert list(same_received(again)) == [picture]
    assert len(used_elsewhere(again, OTHER, 2569)) == 1
    assert len(used_elsewhere(again, KEY, 2569)) == 0


def test_the_same_bytes_are_the_same_piece(office: Cast, picture: Evidence):
    reporter = office.officer("reporter")
    assert taken_in(upload(photo(), "IMG_9999.jpg"), by=reporter).evidence == picture
    assert taken_in(upload(photo()), by=reporter).already is True
    assert taken_in(upload(photo()), by=reporter, again=True).evidence != picture
    assert taken_in(upload(photo(colour="red")), by=reporter).already is False


def test_a_form_shows_all_of_them(office: Cast, picture: Evidence):
    reporter, works = office.officer("reporter"), office.units["works"]
    other = add_address("https://a.example/1", by=reporter, title="ข่าว")
    use_all([picture, other], works, by=reporter)
    assert list(evidence_of(works)) == [picture, other]
    use_all([other], works, by=reporter, instead=True)
    assert list(evidence_of(works)) == [other]
    assert stop_using(other, works, by=reporter) is True
    assert stop_using(other, works, by=reporter) is False


def test_described_by_who_added_it(office: Cast, neighbour: Cast, picture: Evidence):
    reporter, planner = office.officer("reporter"), office.officer("planner")
    done = describe(picture, by=reporter, fields={"title": "ถนนซอย 4", "place": "หมู่ 2", "personal": True}, edition=1)
    assert (done.title, done.place, done.personal, done.edition) == ("ถนนซอย 4", "หมู่ 2", True, 2)
    with pytest.raises(Stale):
        describe(picture, by=planner, fields={"title": "ซอย 5"}, edition=1)
    describe(picture, by=planner, fields={"taken_on": datetime.date(2026, 1, 2)}, edition=2)
    picture.refresh_from_db()
    assert (picture.taken_on, picture.taken_by_camera) == (datetime.date(2026, 1, 2), False)
    assert versions_of(picture).count() == 3
    with pytest.raises(ValidationError, match="ใช้พิสูจน์อะไร"):
        describe(picture, by=reporter, fields={"title": " "})
    with pytest.raises(NotAllowed, match="เฉพาะผู้เพิ่มหลักฐาน"):
        describe(picture, by=office.officer("head"), fields={"title": "x"})
    with pytest.raises(Evidence.DoesNotExist):
        describe(picture, by=neighbour.officer("neighbour-planner"), fields={"title": "x"})


def test_a_kept_place_is_taken_away_for_good(office: Cast):
    reporter = office.officer("reporter")
    kept = add_file(upload(photo()), by=reporter, title="ก", keep_place=True)
    describe(kept, by=reporter, fields={"placed": False})
    kept.refresh_from_db()
    assert (kept.latitude, kept.longitude) == (None, None)


def test_withdrawn_with_a_reason_and_taken_back(office: Cast, picture: Evidence):
    reporter, planner = office.officer("reporter"), office.officer("planner")
    use(picture, office.units["works"], by=planner, fiscal_year=2569)
    with pytest.raises(NotAllowed, match="เหตุผล"):
        withdraw(picture, by=reporter, reason="  ")
    withdraw(picture, by=reporter, reason="ผู้ปกครองขอให้ลบ")
    picture.refresh_from_db()
    assert picture.withdrawn
    assert Notice.objects.get(user=office.users["planner"]).text.startswith("หลักฐาน “ถนนซอย 3”")
    with pytest.raises(NotAllowed, match="ถูกถอนแล้ว"):
        use(picture, office.units["finance"], by=planner)
    assert not taken_in(upload(photo()), by=reporter).already
    take_back(picture, by=planner)
    picture.refresh_from_db()
    assert not picture.withdrawn
    assert [one.fiscal_year for one in places_of(picture, "donsukchai")] == [2569]


def test_pictures_of_people_stay_in_the_house(office: Cast, picture: Evidence):
    describe(picture, by=office.officer("reporter"), fields={"personal": True})
    for who, sees in (("reporter", True), ("auditor", True), ("mayor", True), ("council", False), ("province", False)):
        assert all_evidence_for(office.officer(who)).exists() is sees
    use(picture, office.units["works"], by=office.officer("reporter"))
    assert list(evidence_of(office.units["works"], office.officer("council"))) == []


def test_a_neighbour_uses_nothing_here(office: Cast, neighbour: Cast, picture: Evidence):
    with pytest.raises(Evidence.DoesNotExist):
        use(picture, neighbour.units["clerk"], by=neighbour.officer("neighbour-planner"))
    assert not all_evidence_for(neighbour.officer("neighbour-planner")).exists()


def test_an_auditor_proves_inspections_and_no_initiative(office: Cast):
    """Registers of inspection are the auditor's own; what the units did in a year is not."""
    auditor, reporter, key = office.officer("auditor"), office.officer("reporter"), uuid.uuid4()
    report = add_file(upload(photo()), by=auditor, title="ภาพการตรวจ")
    use(report, office.units["clerk"], by=auditor, fiscal_year=2569)
    with pytest.raises(NotAllowed, match="ไม่ใช่กับโครงการของปี"):
        use(report, office.units["works"], by=auditor, initiative_key=key, fiscal_year=2569)
    use(report, office.units["works"], by=reporter, initiative_key=key, fiscal_year=2569)
    with pytest.raises(NotAllowed, match="ไม่ใช่กับโครงการของปี"):
        stop_using(report, office.units["works"], by=auditor)
    assert stop_using(report, office.units["clerk"], by=auditor)
    assert EvidenceUse.objects.filter(evidence=report).count() == 1
