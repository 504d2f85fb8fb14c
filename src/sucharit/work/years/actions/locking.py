"""The year is locked before anything in it changes, so that two officers are one after the other."""

from django.db.models import F, Max

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.years.models import YearInitiative, YearPlan


def locked_year(year: YearPlan | int, by: Officer) -> YearPlan:
    """The year, locked; LookupError for a stranger's."""
    locked = YearPlan.objects.select_for_update(of=("self",)).select_related("plan")
    found = locked.get(pk=getattr(year, "pk", year), organization=by.organization)
    found.organization = by.organization
    return found


def locked_row(row: YearInitiative, by: Officer) -> YearInitiative:
    """The initiative of a year, its year locked first. NotAllowed where someone has left it out."""
    year = locked_year(row.year_plan_id, by)
    found = YearInitiative.objects.select_for_update().filter(pk=row.pk, year_plan=year).first()
    if found is None:
        raise NotAllowed("โครงการนี้ถูกนำออกจากปีนี้แล้ว โปรดโหลดหน้านี้ใหม่", "this initiative was left out of the year")
    found.year_plan = year
    return found


def check_writable(year: YearPlan) -> None:
    """The table is still being made."""
    if not year.open_to_change:
        raise NotAllowed(
            f"ปีงบประมาณ พ.ศ. {year.fiscal_year} อยู่ในสถานะ “{year.get_state_display()}” จึงแก้ตารางไม่ได้ "
            + ("หากต้องเปลี่ยน ให้แก้ไขแผนประจำปีพร้อมเหตุผล" if year.running else "สิ่งที่ผิดให้บันทึกเป็นการแก้คำผิด"),
            f"a year that is {year.state} is not edited",
        )


def check_running(year: YearPlan) -> None:
    """It is approved and not closed."""
    if year.running:
        return
    if year.closed:
        raise NotAllowed(
            f"ปีงบประมาณ พ.ศ. {year.fiscal_year} ปิดแล้ว แก้ไขไม่ได้ สิ่งที่ผิดให้บันทึกเป็นการแก้คำผิด", "the year is closed"
        )
    raise NotAllowed(f"แผนประจำปี พ.ศ. {year.fiscal_year} ยังไม่อนุมัติ จึงยังบันทึกไม่ได้", "the year is not approved yet")


def touch(year: YearPlan) -> YearPlan:
    """Counts one change of anything in the year. The caller has locked it."""
    YearPlan.objects.filter(pk=year.pk).update(edition=F("edition") + 1)
    year.refresh_from_db(fields=["edition"])
    return year


def last_place(year: YearPlan) -> int:
    """The highest place of an initiative; 0 where there is none."""
    return year.initiatives.aggregate(last=Max("seq"))["last"] or 0
