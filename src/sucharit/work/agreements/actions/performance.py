"""Aims are set, signed by the one above, followed after 6, 9 and 12 months, and confirmed by another than who
reported."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.agreements import UnevenSteps, reaches, score_of, weighted
from sucharit.core.fiscal import FiscalYear
from sucharit.work.agreements.models import Aim, PerformanceAgreement
from sucharit.work.agreements.models.performance import MONTHS
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.shelf.actions.locking import drop_part

AIM = declare("agreements.aim", gettext_lazy("เพิ่มตัวชี้วัดใน{label}"))
UNAIM = declare("agreements.unaim", gettext_lazy("นำตัวชี้วัดออกจาก{label}"))
SIGNED = declare("agreements.performance_signed", gettext_lazy("ลงนาม{label} {count} ตัวชี้วัด"))
REPORTED = declare("agreements.performance_reported", gettext_lazy("รายงานผล {months} เดือนของ{label}: {score} คะแนน"))
CONFIRMED = declare("agreements.performance_confirmed", gettext_lazy("รับรองผล{label}"))
State = PerformanceAgreement.State
MOST_AIMS = 60
WHOLE = Decimal(100)


@transaction.atomic
def add_aim(agreement: PerformanceAgreement, *, by: Officer, **said: Any) -> PerformanceAgreement:
    """An indicator with its weight, target and five steps, all rising or all falling."""
    row = locked(agreement, by, State.DRAFT)
    if row.aims.count() >= MOST_AIMS:
        raise ValidationError({"text": _("คำรับรองหนึ่งฉบับมีได้ไม่เกิน 60 ตัวชี้วัด")})
    aim = Aim(agreement=row, **{name: _fit(name, value) for name, value in said.items()})
    try:
        score_of(aim.target, aim.steps)
    except UnevenSteps as uneven:
        told = _("ค่าทั้งห้าต้องเพิ่มขึ้นทุกขั้น (มากยิ่งดี) หรือลดลงทุกขั้น (น้อยยิ่งดี)")
        raise ValidationError({"step_5": told}) from uneven
    if row.aims.filter(text=aim.text).exists():
        raise ValidationError({"text": _("มีตัวชี้วัดนี้แล้ว")})
    aim.full_clean(exclude=["agreement"], validate_unique=False, validate_constraints=False)
    aim.save()
    if _weight(row) > WHOLE:
        raise ValidationError({"weight": _("น้ำหนักรวมเกินร้อยละ 100")})
    return kept(row, by=by, verb=AIM)


def _fit(name: str, value: Any) -> Any:
    most = {"text": 300, "unit_word": 40, "supervisor": 160, "collector": 160}.get(name)
    return fit_text(value, most, one_line=True) if most else value


def _weight(row: PerformanceAgreement) -> Decimal:
    return row.aims.aggregate(whole=Sum("weight"))["whole"] or Decimal(0)


@transaction.atomic
def drop_aim(agreement: PerformanceAgreement, *, by: Officer, aim: Aim) -> PerformanceAgreement:
    row = locked(agreement, by, State.DRAFT)
    drop_part(row.aims, aim, aim=_("ไม่พบตัวชี้วัดนี้"))
    return kept(row, by=by, verb=UNAIM)


@transaction.atomic
def sign_performance(
    agreement: PerformanceAgreement, *, by: Officer, evidence: Iterable[Evidence] = ()
) -> PerformanceAgreement:
    """By the holder of the position above; the weights make a hundred. From then on aims stay as they are."""
    row = locked(agreement, by, State.DRAFT, capability=Can.DECIDE)
    if row.superior_id not in {held.position_id for held in by.holdings}:
        raise NotAllowed(f"ลงนามได้เฉพาะผู้ดำรงตำแหน่ง{row.superior.title}", "only the holder of that position signs")
    if (whole := _weight(row)) != WHOLE:
        raise NotAllowed(f"น้ำหนักรวมต้องเป็นร้อยละ 100 ขณะนี้รวมได้ {whole}", "the weights do not make a hundred")
    row.state, row.signed_on = State.SIGNED, by.today
    return kept(row, by=by, verb=SIGNED, facts={"count": row.aims.count()}, evidence=evidence)


@transaction.atomic
def report_performance(
    agreement: PerformanceAgreement, *, by: Officer, months: int, heard: str = "",
    evidence: Iterable[Evidence] = (), **results: Decimal | None,
) -> PerformanceAgreement:  # fmt: skip
    """What was reached of each aim (`result_<number of the aim>`) after six, nine or twelve months, with the score."""
    row = locked(agreement, by, State.SIGNED)
    months = int(months)
    if months not in MONTHS:
        raise ValidationError({"months": _("โปรดเลือกรอบ 6, 9 หรือ 12 เดือน")})
    if by.today < _begins(row, months):
        raise NotAllowed(f"ยังไม่ถึงเดือนที่ {months} ของปีงบประมาณ", "that month has not come")
    scores = []
    for aim in row.aims.select_for_update():
        result = results.get(f"result_{aim.pk}")
        if result is None:
            raise ValidationError({f"result_{aim.pk}": _("โปรดใส่ผลของทุกตัวชี้วัด")})
        setattr(aim, f"result_{months}", result)
        aim.save()
        scores.append((score_of(result, aim.steps), aim.weight))
    score = weighted(scores)
    setattr(row, f"score_{months}", score)
    setattr(row, f"reported_{months}", by.today)
    if told := fit_text(heard, 4_000):
        earlier = f"{row.heard}\n" if row.heard else ""
        row.heard = fit_text(f"{earlier}{_('รอบ %(n)s เดือน') % {'n': months}}: {told}", 20_000)
    if months == MONTHS[-1]:
        row.reported_by = by.user
    return kept(row, by=by, verb=REPORTED, facts={"months": months, "score": str(score)}, evidence=evidence)


def _begins(row: PerformanceAgreement, months: int) -> Any:
    """The first day of the last month of the round."""
    return FiscalYear(row.fiscal_year).last_day.replace(day=1) if months == MONTHS[-1] else (
        FiscalYear(row.fiscal_year).last_day.replace(day=1, month=months - 3)
    )  # fmt: skip


@transaction.atomic
def confirm_performance(
    agreement: PerformanceAgreement, *, by: Officer, help_note: str = "", incentive: str = ""
) -> PerformanceAgreement:
    """By the holder of the position above, who has not reported it; says how a unit below its target is helped."""
    row = locked(agreement, by, State.SIGNED, capability=Can.DECIDE)
    if row.superior_id not in {held.position_id for held in by.holdings}:
        raise NotAllowed(f"รับรองผลได้เฉพาะผู้ดำรงตำแหน่ง{row.superior.title}", "only the holder of that position confirms")
    if row.score_12 is None:
        raise NotAllowed("ยังไม่มีผลรอบ 12 เดือน", "there is no result of twelve months")
    if row.reported_by_id == by.user.pk:
        raise NotAllowed("ผู้รายงานรับรองผลของตนเองไม่ได้", "who reported does not confirm")
    row.help = fit_text(help_note, 400, one_line=True)
    row.incentive = fit_text(incentive, 300, one_line=True)
    if row.score_12 < 3 and not row.help:
        raise ValidationError({"help_note": _("คะแนนต่ำกว่า 3 โปรดเขียนว่าจะช่วยเหลือหน่วยงานอย่างไร")})
    row.state, row.confirmed_on, row.confirmed_by = State.CONFIRMED, by.today, by.user
    return kept(row, by=by, verb=CONFIRMED)


def aims_go_on(old: PerformanceAgreement, new: PerformanceAgreement, _by: Officer) -> None:
    """The indicators of the year before, without what was reached: a draft to be changed before it is signed."""
    kept_back = {"result_6": None, "result_9": None, "result_12": None, "agreement": new, "pk": None}
    names = [one.name for one in Aim._meta.concrete_fields if one.name not in ("id", "agreement")]
    for aim in old.aims.order_by("pk"):
        Aim.objects.create(**{name: getattr(aim, name) for name in names} | kept_back)


def reaches_target(aim: Aim, result: Decimal | None) -> bool:
    """The target is met."""
    return result is not None and reaches(result, aim.target, aim.steps)
