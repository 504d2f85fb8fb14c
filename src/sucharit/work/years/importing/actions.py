"""The verb: a read annual plan goes into a draft year."""

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Initiative as InitiativeValue
from sucharit.work.intake.actions import mark_adopted
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import settled_for
from sucharit.work.plans.sheet import TEXTS, fit_text
from sucharit.work.years.actions.finding import make_findable
from sucharit.work.years.actions.locking import check_writable, last_place, locked_year, touch
from sucharit.work.years.actions.opening import keep_first_versions
from sucharit.work.years.actions.writing import store
from sucharit.work.years.approval.actions import title_of
from sucharit.work.years.importing.comparing import compared, fields_of
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.rows import merged, snapshot, written

IMPORTED = declare("years.imported", _("นำแผนประจำปี {document} เข้าปีงบประมาณ พ.ศ. {label}: ปรับ {changed} เพิ่ม {added}"))
TAKEN = declare("years.row_imported", _("ปรับ {label} ปีงบประมาณ พ.ศ. {year} ตามเอกสาร"))


@transaction.atomic
def import_year(
    year: YearPlan, values: Sequence[InitiativeValue], *, by: Officer, places: Collection[int], document: str = ""
) -> tuple[int, int]:
    """Takes the rows at these places (from 0) of a read annual plan into a draft year: known ones change, unknown ones
    are added without a plan's initiative. How many changed and were added."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    check_writable(year)
    rows = list(year.initiatives.select_for_update().order_by("seq"))
    changed = 0
    added: list[YearInitiative] = []
    for place, one in enumerate(compared(values, rows, by.organization)):
        if place not in places:
            continue
        if one.row is None:
            added.append(_new(year, one.value, last_place(year) + len(added) + 1, by))
        elif one.after is not None and one.fields:
            one.row.year_plan = year
            store(one.row, one.after, by=by, verb=TAKEN)
            changed += 1
    YearInitiative.objects.bulk_create(added)
    keep_first_versions(added, by)
    make_findable(year, added)
    touch(year)
    facts = {"document": document, "changed": changed, "added": len(added)}
    record(IMPORTED, by=by, subject=year, label=str(year.fiscal_year), facts=facts)
    return changed, len(added)


@transaction.atomic
def import_intake(year: YearPlan, intake: Intake, *, by: Officer, places: Collection[int]) -> tuple[int, int]:
    """The same from a document of intake, which is then done with. NotAllowed where it is no annual plan."""
    require(by, Can.INTAKE)
    values = values_of(intake, by)
    done = import_year(year, values, by=by, places=places, document=intake.file.name)
    mark_adopted(intake, by=by, plan=title_of(year))
    return done


def values_of(intake: Intake, by: Officer) -> list[InitiativeValue]:
    """The rows of a settled annual plan."""
    settled = settled_for(intake) if intake.organization_id == by.organization.pk else None
    if settled is None or intake.document_kind != "annual_plan" or not settled.taken:
        raise NotAllowed("เอกสารนี้ไม่ใช่แผนประจำปีที่อ่านแล้ว", "it is no annual plan that was read")
    return [sheet.initiative for sheet in settled.taken]


def _new(year: YearPlan, value: InitiativeValue, place: int, by: Officer) -> YearInitiative:
    """A row that no plan has: it has a key of its own, so that its chain begins here."""
    row = YearInitiative(
        year_plan=year, key=uuid.uuid4(), seq=place, title=fit_text(value.title, TEXTS["title"], one_line=True),
        kind=value.kind.name.lower() if value.kind else "", dimension=(value.dimension or "")[:8],
    )  # fmt: skip
    units = list(by.organization.units.filter(active=True))
    return written(row, merged(snapshot(row), fields_of(value, units, by.organization)))
