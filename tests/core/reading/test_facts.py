"""What a document says of itself: name, office, years, dates, who reported."""

import pytest
from tests.core.reading.form_lines import page

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import OrganizationType
from sucharit.core.reading.facts import Facts, read_facts

COVER = """แผนปฏิบัติการป้องกันการทุจริต
ระยะ ๕ ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐)
องค์การบริหารส่วนตำบลสระบัวเขียว
ตำบลสระบัวเขียว อำเภอนาหลวงใต้ จังหวัดน่าน"""


def facts(text: str) -> Facts:
    return read_facts(page(text))


def test_a_cover_names_plan_office_place_and_years():
    found = facts(COVER)
    assert found.title == "แผนปฏิบัติการป้องกันการทุจริต"
    assert found.span == FiscalSpan(2566, 2570)
    office = found.organization
    assert office is not None
    assert (office.name, office.type) == ("องค์การบริหารส่วนตำบลสระบัวเขียว", OrganizationType.SUBDISTRICT_ADMINISTRATION)
    assert (office.subdistrict, office.district, office.province) == ("สระบัวเขียว", "นาหลวงใต้", "น่าน")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("เทศบาลตำบลสระบัวเขียว", OrganizationType.SUBDISTRICT_MUNICIPALITY),
        ("เทศบาลเมืองสระบัวเขียว", OrganizationType.TOWN),
        ("เทศบาลนครสระบัวเขียว", OrganizationType.CITY),
        ("องค์การบริหารส่วนจังหวัดน่าน", OrganizationType.PROVINCIAL),
    ],
)
def test_every_type_of_office_is_known_by_its_name(name: str, kind: OrganizationType):
    office = facts(f"แผนปฏิบัติการป้องกันการทุจริต\n{name}\n(พ.ศ. ๒๕๖๖ - ๒๕๗๐)").organization
    assert office is not None
    assert (office.name, office.type) == (name, kind)


def test_the_office_that_comes_back_outweighs_one_named_once():
    found = facts(COVER + "\nสำนักงานใหญ่ของเทศบาลนครฟ้าใสให้คำปรึกษา\nองค์การบริหารส่วนตำบลสระบัวเขียวขอขอบคุณ")
    assert found.organization is not None
    assert found.organization.name == "องค์การบริหารส่วนตำบลสระบัวเขียว"


def test_dates_and_names_of_a_report():
    found = facts(COVER + "\nข้อมูล ณ วันที่ ๕ มกราคม ๒๕๖๙\nผู้ออกรายงาน : นางสาวดอกแก้ว ใจเย็น")
    assert (found.as_of, found.reporter) == ("2026-01-05", "นางสาวดอกแก้ว ใจเย็น")


def test_the_day_of_the_announcement():
    assert facts(COVER + "\nประกาศ ณ วันที่ ๓๐ กันยายน พ.ศ. ๒๕๖๕").announced_on == "2022-09-30"


@pytest.mark.parametrize("text", ["", "บัญชีรายชื่อผู้มาประชุม", "ปี ๒๕๖๖", "เทศบาล", "จังหวัด\nอำเภอ"])
def test_what_is_not_said_is_none(text: str):
    found = facts(text)
    assert (found.title, found.organization, found.as_of, found.reporter) == ("", None, None, None)
