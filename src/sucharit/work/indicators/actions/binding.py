"""The promises of a year are bound to sources: proposed from their words, accepted or changed by the plan officer."""

import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.indicators import MeasureKind, read_measure
from sucharit.core.thai import clean
from sucharit.work.indicators.actions.recording import record_judgements
from sucharit.work.indicators.models import Binding, measure_json
from sucharit.work.indicators.proposing import measure_of_target, propose, source_for
from sucharit.work.indicators.sources import kinds
from sucharit.work.plans.models import Item
from sucharit.work.years.models import YearInitiative, YearPlan

BOUND = declare("indicators.year_bound", _("ผูกตัวชี้วัดปีงบประมาณ พ.ศ. {year} กับแหล่งข้อมูล {count} ข้อ"))
ACCEPTED = declare("indicators.accepted", _("ยืนยันแหล่งข้อมูลของตัวชี้วัด {label}"))
ALL_ACCEPTED = declare("indicators.all_accepted", _("ยืนยันแหล่งข้อมูลของตัวชี้วัด {count} ข้อ ปีงบประมาณ พ.ศ. {year}"))
CHANGED = declare("indicators.changed", _("เปลี่ยนแหล่งข้อมูลหรือค่าปีฐานของตัวชี้วัด {label}"))
MOST = Decimal(10) ** 11
_NAMES = uuid.UUID("6f0c1f0e-3d6a-5e0b-9f5e-2f7f3a1d9c44")  # names of targets become keys under it


@transaction.atomic
def bind_year(year: YearPlan, *, by: Officer | None) -> int:
    """A proposal for every promise of the year that has none; unaccepted ones follow their sentence. How many are new.
    Twice is the same."""
    if by is not None:
        require(by, Can.EDIT_YEAR)
    locked = YearPlan.objects.select_for_update(of=("self",)).select_related("organization", "plan").get(pk=year.pk)
    if by is not None and locked.organization_id != by.organization.pk:
        raise NotAllowed("ปีนี้เป็นของหน่วยงานอื่น", "another organization's year")
    here = {row.item_key: row for row in Binding.objects.filter(
        organization=locked.organization_id, fiscal_year=locked.fiscal_year)}  # fmt: skip
    fresh = []
    for wanted in (*_promises(locked), *_targets(locked)):
        there = here.get(wanted.item_key)
        if there is None:
            here[wanted.item_key] = wanted
            fresh.append(wanted)
        elif not there.accepted and there.sentence != wanted.sentence:
            there.sentence, there.measure, there.source = wanted.sentence, wanted.measure, wanted.source
            there.parameters, there.as_read, there.mended_because = wanted.parameters, None, ""
            there.save(update_fields=["sentence", "measure", "source", "parameters", "as_read", "mended_because"])
    _carry_mended(locked, fresh)
    Binding.objects.bulk_create(fresh)
    if fresh:
        facts = {"year": locked.fiscal_year, "count": len(fresh)}
        record(BOUND, by=by, subject=locked, label=str(locked), facts=facts, chain=locked.organization.code)
        record_judgements(locked, by.today if by else clock.today())
    return len(fresh)


def _carry_mended(year: YearPlan, fresh: Sequence[Binding]) -> None:
    """A sentence that an officer mended in another year is not misread again: the newest word on it comes along, as a
    proposal."""
    rows = Binding.objects.filter(
        organization=year.organization_id, as_read__isnull=False, item_key__in=[one.item_key for one in fresh]
    )
    told = {(row.item_key, row.sentence): row for row in rows.order_by("fiscal_year")} if fresh else {}
    for one in fresh:
        if found := told.get((one.item_key, one.sentence)):
            one.as_read, one.measure, one.mended_because = one.measure, found.measure, found.mended_because
            propose(one)


def _promises(year: YearPlan) -> Iterable[Binding]:
    rows = list(year.initiatives.all())
    by_initiative = {row.initiative_id: row for row in rows if row.initiative_id}
    items = Item.objects.filter(
        initiative__in=by_initiative, section__in=(Item.Section.OUTPUT, Item.Section.OUTCOME)
    ).order_by("initiative", "section", "seq", "pk")
    sheets: set[int] = set()
    for item in items:
        sheets.add(item.initiative_id)
        if item.parent_id is None or read_measure(item.text).threshold is not None:
            yield _bound(year, by_initiative[item.initiative_id], item.key, item.section, item.seq, item.text)
    for row in rows:
        if row.initiative_id not in sheets:
            yield from _lines(year, row)


def _lines(year: YearPlan, row: YearInitiative) -> Iterable[Binding]:
    """The lines of an old annual plan that has no sheet: their keys are made from their words."""
    for section, text in (("output", row.indicators), ("outcome", row.outcomes)):
        for place, line in enumerate(one for one in text.splitlines() if one.strip() and not one.startswith("\t")):
            key = uuid.uuid5(row.key, f"{section}:{' '.join(line.split())}")
            yield _bound(year, row, key, section, place, line.strip())


def _bound(year: YearPlan, row: YearInitiative, key: uuid.UUID, section: str, seq: int, text: str) -> Binding:
    told = Binding(
        organization_id=year.organization_id, fiscal_year=year.fiscal_year, initiative_key=row.key, item_key=key,
        section=section, seq=seq, sentence=text, measure=measure_json(read_measure(text)),
    )  # fmt: skip
    return propose(told)


def _targets(year: YearPlan) -> Iterable[Binding]:
    for target in year.plan.targets.prefetch_related("by_year"):
        value = next((one.value for one in target.by_year.all() if one.year == year.fiscal_year), None)
        if value is None:
            continue
        measure = measure_of_target(target.name, target.unit, value, target.baseline_year)
        yield Binding(
            organization_id=year.organization_id, fiscal_year=year.fiscal_year, section=Binding.Section.TARGET,
            item_key=uuid.uuid5(_NAMES, f"{year.organization_id}:{target.name}"), seq=target.seq,
            sentence=measure.sentence, measure=measure_json(measure), source=source_for(measure),
            baseline=target.baseline, baseline_note=str(_("จากค่าเป้าหมายในแผน")) if target.baseline is not None else "",
        )  # fmt: skip


@transaction.atomic
def accept(binding: Binding, *, by: Officer) -> Binding:
    """The plan officer has looked at it."""
    row = locked_binding(binding, by)
    row.accepted_by, row.accepted_at = by.user, clock.now()
    return saved_binding(row, by, ACCEPTED)


@transaction.atomic
def accept_all(year: YearPlan, *, by: Officer) -> int:
    """All that was proposed for the year."""
    require(by, Can.EDIT_YEAR)
    waiting = Binding.objects.filter(organization=by.organization, fiscal_year=year.fiscal_year, accepted_at=None)
    count = waiting.update(accepted_by=by.user, accepted_at=clock.now())
    if count:
        record(ALL_ACCEPTED, by=by, subject=year, label=str(year), facts={"count": count, "year": year.fiscal_year})
    return count


@transaction.atomic
def change(
    binding: Binding,
    *,
    by: Officer,
    source: str,
    baseline: Decimal | None = None,
    baseline_note: str = "",
    category: str = "",
    edition: int | None = None,
) -> Binding:
    """Another source, another category, the value of the base year. It is accepted with it."""
    row = locked_binding(binding, by)
    if edition is not None and edition != row.edition:
        raise NotAllowed("มีผู้แก้ไขตัวชี้วัดนี้ก่อนท่าน สิ่งที่ท่านพิมพ์ยังอยู่ โปรดตรวจแล้วบันทึกอีกครั้ง", "someone saved first")
    if source not in {kind.key for kind in kinds()}:
        raise NotAllowed("โปรดเลือกแหล่งข้อมูล", "choose a source")
    if row.initiative_key is None and source in ("activities", "people", "channels", "spending"):
        raise NotAllowed("ค่าเป้าหมายของแผนไม่มีโครงการให้นับ โปรดเลือกแหล่งข้อมูลอื่น", "a target of the plan has no initiative")
    if baseline is not None:
        _check_baseline(row, baseline)
    row.parameters = _parameters(row, source, category)
    row.source, row.baseline = source, baseline
    row.baseline_note = " ".join(clean(baseline_note[:1_200]).split())[:300]
    row.accepted_by, row.accepted_at = by.user, clock.now()
    return saved_binding(row, by, CHANGED)


def _parameters(row: Binding, source: str, category: str) -> dict[str, str]:
    """A category that was named; what a source that stays was bound to, stays."""
    kept = {name: value for name, value in row.parameters.items() if name != "category" and source == row.source}
    said = " ".join(clean(category[:400]).split())[:100]
    return kept | ({"category": said} if said else {})


def _check_baseline(row: Binding, baseline: Decimal) -> None:
    if row.as_measure.kind is not MeasureKind.CHANGE:
        raise NotAllowed("ตัวชี้วัดนี้ไม่ได้เปรียบเทียบกับปีฐาน", "this measure has no baseline")
    if not baseline.is_finite() or not 0 <= baseline < MOST:
        raise NotAllowed("ค่าปีฐานต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป และไม่เกินที่เป็นไปได้", "the baseline is absurd")


def locked_binding(binding: Binding, by: Officer) -> Binding:
    """The promise, locked, for who keeps the year while it is not closed; for verbs of this room."""
    require(by, Can.EDIT_YEAR)
    row = Binding.objects.select_for_update().get(pk=binding.pk, organization=by.organization)
    year = YearPlan.objects.filter(organization=by.organization, fiscal_year=row.fiscal_year).first()
    if year is not None and year.closed:
        raise NotAllowed(f"ปีงบประมาณ พ.ศ. {row.fiscal_year} ปิดแล้ว แก้ไขไม่ได้", "the year is closed")
    return row


def snapshot(row: Binding) -> dict[str, Any]:
    """The binding as the history keeps it."""
    return {
        "sentence": row.sentence, "source": row.source, "parameters": row.parameters, "note": row.baseline_note,
        "baseline": None if row.baseline is None else f"{row.baseline:f}", "accepted": row.accepted,
        "measure": row.measure, "mended_because": row.mended_because,
    }  # fmt: skip


def saved_binding(row: Binding, by: Officer, verb: str, **facts: Any) -> Binding:
    """Counts, keeps, records and judges anew; for verbs of this room."""
    row.edition += 1
    row.save()
    told = snapshot(row)
    keep_version(row, told, by=by, verb=verb)
    about = {"source": row.source, "baseline": told["baseline"], "measure": row.measure, **facts}
    record(verb, by=by, subject=row, label=row.sentence[:200], facts=about)
    year = YearPlan.objects.filter(organization=by.organization, fiscal_year=row.fiscal_year).first()
    if year is not None:
        record_judgements(year, by.today, [row])
    return row
