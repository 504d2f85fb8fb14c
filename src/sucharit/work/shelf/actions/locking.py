"""How every verb of a register begins and ends: an entry locked for who may, and kept whole when it has changed."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day as day_words
from sucharit.core.fiscal import FiscalYear
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.finding import make_findable
from sucharit.work.shelf.models import Entry, NumberLine
from sucharit.work.shelf.models.entry import MECHANISM
from sucharit.work.shelf.promising import keep_terms
from sucharit.work.shelf.queries import emptied, is_about, may_decide, may_keep
from sucharit.work.shelf.registry import register_of
from sucharit.work.shelf.values import offered
from sucharit.work.years.recording.stories import snapshot
from sucharit.work.years.recording.writing import check_edition, standing, store

Row = TypeVar("Row", bound=Entry)


def locked(
    row: Row, by: Officer, *states: str, capability: Can = Can.KEEP_REGISTERS, edition: int | None = None,
    withdrawn: bool = False,
) -> Row:  # fmt: skip
    """The entry, locked, for who keeps it (or who has another `capability`: Can.DECIDE for a decision). NotAllowed
    where it is withdrawn, or stands in none of `states`; Stale where someone saved after `edition` was shown."""
    register = register_of(row)
    if capability != Can.KEEP_REGISTERS:
        require(by, capability)
    rows = type(row)._base_manager.select_for_update(of=("self",)).select_related("organization")
    fresh: Row = rows.get(pk=row.pk, organization=by.organization)
    if is_about(register, by, fresh):
        raise NotAllowed("เรื่องนี้เกี่ยวกับท่านเอง ท่านจึงทำรายการนี้ไม่ได้", "it is about yourself")
    if capability == Can.DECIDE and not may_decide(by, fresh):
        raise NotAllowed("หัวหน้าหน่วยงานพิจารณาได้เฉพาะรายการของหน่วยงานตน", "a head decides for their own unit")
    if capability == Can.KEEP_REGISTERS and not may_keep(register, by, fresh):
        raise NotAllowed(
            f"แก้ไข{register.entry_word}นี้ได้เฉพาะหน่วยงานที่บันทึก ปลัด และเจ้าหน้าที่แผน", "only the unit that keeps it"
        )
    if (gone := emptied(register, fresh)) is not None:
        raise NotAllowed(
            f"ข้อมูลของ{register.entry_word} {row} ทำลายแล้วตามกำหนดเก็บรักษา (ใบรับรอง {gone.certificate}) จึงทำรายการนี้ไม่ได้",
            f"its time of keeping was over: emptied by certificate {gone.certificate}",
        )
    fresh.before = snapshot(fresh)  # type: ignore[attr-defined]
    fresh.numbered_before = (fresh.fiscal_year, fresh.number)
    check_edition(fresh, edition)
    if not withdrawn:
        standing(fresh)
    if states and getattr(fresh, "state", "") not in states:
        _not_in(fresh, register)
    return fresh


def _not_in(row: Any, register: Register) -> None:
    raise NotAllowed(
        f"{register.entry_word} {row} อยู่ในสถานะ “{row.get_state_display()}” จึงทำรายการนี้ไม่ได้ โปรดดูสถานะล่าสุด",
        f"it is in the state {row.state}",
    )


def kept(
    row: Row, *, by: Officer, verb: str, facts: Mapping[str, Any] | None = None, evidence: Iterable[Evidence] = ()
) -> Row:
    """Checks the entry, saves it, keeps its version, records `verb` (its sentence may use {label} and the facts), moves
    its terms in the calendar and its place in the search. `evidence` is added to what proves it. ValidationError says
    what is wrong, by field."""
    register = register_of(row)
    checked(row, register, by)
    settled(row, by, verb, facts or {})
    use_all(evidence, row, by=by, fiscal_year=row.fiscal_year)
    return row


def settled(row: Row, by: Officer, verb: str, facts: Mapping[str, Any]) -> Row:
    """Saved, kept, recorded, dated and found, without asking anew whether it is right: what stood may be withdrawn
    though a rule has changed since."""
    register = register_of(row)
    _first_version(row)
    store(row, by=by, verb=verb, label=label_of(row, register), facts=dict(facts))
    keep_terms(register, row)
    make_findable(register, row)
    if register.follow is not None:
        register.follow([row], by)
    return row


def label_of(row: Entry, register: Register | None = None) -> str:
    """ "รายงานการรับของขวัญ 3/2569": how the record names an entry; never a person."""
    return f"{(register or register_of(row)).entry_word} {row}"


def _first_version(row: Entry) -> None:
    """What came with an import or many at once has no version of its own: how it came is kept when it is first
    changed."""
    before = getattr(row, "before", None)
    if row.pk and before is not None and not versions_of(row).exists():
        Version.objects.create(
            organization_id=row.organization_id, subject=f"{row._meta.label_lower}:{row.pk}", number=1,
            by_id=row.recorded_by_id, verb="shelf.brought_in", snapshot=before,
        )  # fmt: skip


def checked(row: Entry, register: Register, by: Officer) -> None:
    """ValidationError by field: the day and its year, rows of other offices, the model's own rules, the register's."""
    set_year(row, register, by)
    there = _of_the_house(row, by)
    row.full_clean(exclude=(MECHANISM - {"fiscal_year"}) | there, validate_unique=False, validate_constraints=False)
    if register.check is not None:
        register.check(row, by)
    row.validate_constraints(exclude={"number"} if row.number is None else None)


def set_year(row: Entry, register: Register, by: Officer) -> None:
    """The fiscal year of the day that the register is dated by. A numbered entry stays in its year."""
    if not register.dated_by:
        return
    day = getattr(row, register.dated_by)
    if day is None:
        return
    if day > by.today and not register.coming:
        told = _("วันที่ %(day)s ยังมาไม่ถึง บันทึกได้เมื่อเกิดขึ้นแล้ว") % {"day": day_words(day)}
        raise ValidationError({register.dated_by: told})
    year = FiscalYear.of(day).value
    if row.pk and row.fiscal_year != year:
        raise ValidationError(
            {
                register.dated_by: _(
                    "วันที่ %(day)s อยู่นอกปีงบประมาณ พ.ศ. %(year)s ของเลขที่นี้ โปรดถอนรายการนี้แล้วบันทึกใหม่ในปีที่ถูกต้อง"
                )
                % {"day": day_words(day), "year": row.fiscal_year}
            }
        )
    row.fiscal_year = year


def _of_the_house(row: Entry, by: Officer) -> set[str]:
    """What the entry points to anew belongs to this organization; the fields of which that is known now."""
    before, there = getattr(row, "before", {}), set()
    for field in row._meta.concrete_fields:
        if field.name in MECHANISM or not field.is_relation:
            continue
        pointed = getattr(row, field.name)
        if pointed is None or before.get(field.name) == str(pointed)[:300]:
            continue
        if not offered(field, by.organization).filter(pk=pointed.pk).exists():  # type: ignore[arg-type]
            raise ValidationError({field.name: _("ไม่พบรายการที่เลือกในหน่วยงานนี้ โปรดเลือกใหม่")})
        there.add(field.name)
    return there


def next_number(register: Register, by: Officer, fiscal_year: int) -> int:
    """The next number of the register in that year; nobody else gets it until the transaction ends."""
    return next_number_of(register, by.organization, fiscal_year)


def next_number_of(register: Register, organization: Organization, fiscal_year: int) -> int:
    """The same for an entry that comes from outside, without anyone of the office."""
    place: dict[str, Any] = {"organization": organization, "register": register.key, "fiscal_year": fiscal_year}
    _locked_line(place)
    rows = register.model._base_manager.filter(organization=organization, fiscal_year=fiscal_year)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _locked_line(place: dict[str, Any]) -> None:
    lines = NumberLine.objects.select_for_update()
    try:
        lines.get(**place)
    except NumberLine.DoesNotExist:
        NumberLine.objects.get_or_create(**place)  # two may begin it at once
        lines.get(**place)


def drop_part(parts: Any, part: Model, **missing: str) -> None:
    """A line of an entry that was written wrongly is gone. `parts` are the entry's own; `missing` says under a field
    that the line is none of them."""
    if not parts.filter(pk=part.pk).delete()[0]:
        raise ValidationError(dict(missing))
