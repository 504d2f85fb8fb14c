"""Criteria are told before names are taken; judges give points, never to themselves or whom they proposed; the highest
are announced by another officer's decision."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.core.thai import parse_date
from sucharit.core.thai.names import same_person
from sucharit.work.evidence.models import Evidence
from sucharit.work.honours.models import Honour, Nominee, Score
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.surveys.models import Survey

CRITERION = declare("honours.criterion", gettext_lazy("เพิ่มเกณฑ์ของ{label}"))
PUBLISHED = declare("honours.published", gettext_lazy("ประกาศเกณฑ์และเปิดรับเสนอชื่อ{label}"))
NOMINATED = declare("honours.nominated", gettext_lazy("เสนอชื่อใน{label}"))
JUDGING = declare("honours.judging", gettext_lazy("ปิดรับเสนอชื่อ{label}: {count} ราย"))
SCORED = declare("honours.scored", gettext_lazy("ให้คะแนนใน{label}"))
ANNOUNCED = declare("honours.announced", gettext_lazy("ประกาศผล{label}: {count} ราย"))
HELD = declare("honours.held", gettext_lazy("มอบ{label}"))
SERVED = declare("honours.nominated_many", gettext_lazy("เสนอชื่อกรรมการที่ครบวาระใน{label} {count} ราย"))
SATISFIED = declare("honours.satisfaction", gettext_lazy("เลือกผลความพึงพอใจประกอบการพิจารณา{label}"))
State, Kind = Honour.State, Honour.Kind
MOST = 500
FULL = 100


@transaction.atomic
def add_criterion(honour: Honour, *, by: Officer, text: str, points: int) -> Honour:
    row = locked(honour, by, State.DRAFT)
    told = fit_text(text, 300, one_line=True)
    if not told:
        raise ValidationError({"text": _("โปรดใส่เกณฑ์")})
    if not 1 <= points <= FULL:
        raise ValidationError({"points": _("คะแนนเต็มต้องเป็น 1 ถึง 100")})
    if row.criteria.filter(text=told).exists():
        raise ValidationError({"text": _("มีเกณฑ์นี้แล้ว")})
    if sum(row.criteria.values_list("points", flat=True)) + points > FULL:
        raise ValidationError({"points": _("คะแนนเต็มรวมต้องไม่เกิน 100")})
    row.criteria.create(text=told, points=points)
    return kept(row, by=by, verb=CRITERION)


@transaction.atomic
def publish_criteria(honour: Honour, *, by: Officer, evidence: Iterable[Evidence] = ()) -> Honour:
    """From now on names are taken, and the criteria stay as they are."""
    row = locked(honour, by, State.DRAFT)
    if not row.criteria.exists() and row.kind != Kind.TERM:
        raise NotAllowed("ยังไม่มีเกณฑ์ ต้องกำหนดและประกาศเกณฑ์ก่อนเปิดรับเสนอชื่อ", "criteria come before nominations")
    row.state, row.criteria_on = State.OPEN, by.today
    row = kept(row, by=by, verb=PUBLISHED, evidence=evidence)
    text = _("เปิดรับเสนอชื่อ %(title)s ทุกหน่วยงานเสนอชื่อได้") % {"title": row.title}
    url = address("register_entry", by.organization.code, "honours", row.pk)
    tell(_heads(by), organization=by.organization, text=text, url=url)
    return row


def _heads(by: Officer) -> list[User]:
    """Who is invited to nominate: the heads of every unit."""
    rows = RoleGrant.objects.filter(held_on(by.today), organization=by.organization, role=Role.HEAD)
    return [one.user for one in rows.exclude(user=by.user.pk).select_related("user")]


@transaction.atomic
def nominate(
    honour: Honour, *, by: Officer, name: str, deed: str, kind: str = Nominee.Kind.PERSON, group: str = "",
    since: datetime.date | None = None, until: datetime.date | None = None,
) -> Honour:  # fmt: skip
    """By whoever works here: every unit is invited. Nobody before the criteria are published; of committees, with the
    term."""
    row = locked(honour, by, State.OPEN, capability=Can.SEE_REGISTERS)
    told = {"name": fit_text(name, 160, one_line=True), "deed": fit_text(deed, 600)}
    if missing := {field: _("โปรดกรอกช่องนี้") for field, value in told.items() if not value}:
        raise ValidationError(missing)
    if kind not in Nominee.Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกหนึ่งข้อ")})
    if row.kind == Kind.TERM and (since is None or until is None):
        raise ValidationError({"until": _("โปรดใส่วันเริ่มและวันครบวาระ")})
    if since and until and until <= since:
        raise ValidationError({"until": _("วันครบวาระต้องหลังวันเริ่มวาระ")})
    if until and not since:
        raise ValidationError({"since": _("โปรดใส่วันเริ่มวาระ")})
    group = fit_text(group, 160, one_line=True)
    if row.nominees.filter(name=told["name"], group=group).exists():
        raise ValidationError({"name": _("มีผู้เสนอชื่อนี้แล้ว")})
    if row.nominees.count() >= MOST:
        raise ValidationError({"name": _("รอบหนึ่งเสนอได้ไม่เกิน 500 ราย")})
    row.nominees.create(kind=kind, group=group, since=since, until=until, nominated_by=by.user, **told)
    return kept(row, by=by, verb=NOMINATED)


@transaction.atomic
def nominate_terms(honour: Honour, *, by: Officer, lines: str) -> Honour:
    """Committee members whose term ended, a line each: name, community, first day, last day. All of them or none: what
    is wrong is told with its line."""
    row = locked(honour, by, State.OPEN, capability=Can.SEE_REGISTERS)
    if row.kind != Kind.TERM:
        raise NotAllowed("รางวัลนี้เสนอชื่อทีละราย", "only committees are listed")
    told = [line for line in fit_text(lines, 60_000).splitlines() if line.strip()]
    if not told:
        raise ValidationError({"lines": _("โปรดใส่รายชื่อบรรทัดละคน")})
    deed = _("ดำรงตำแหน่งกรรมการชุมชนครบวาระ")
    for place, line in enumerate(told[: MOST + 1], 1):
        try:
            nominate(row, by=by, deed=deed, **_term_of(line))
        except ValidationError as fault:
            words = "; ".join(fault.messages)
            raise ValidationError({"lines": _("บรรทัดที่ %(n)s: %(why)s") % {"n": place, "why": words}}) from fault
    fresh = locked(honour, by, State.OPEN, capability=Can.SEE_REGISTERS)
    return kept(fresh, by=by, verb=SERVED, facts={"count": len(told)})


def _term_of(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.replace("\t", ",").split(",")]
    if len(parts) != 4:
        raise ValidationError(_("ต้องมีสี่ส่วน คั่นด้วยจุลภาค: ชื่อ, ชุมชน, วันเริ่มวาระ, วันครบวาระ"))
    name, group, *days = parts
    found = [parse_date(day) for day in days]
    since, until = (one.date if one is not None else None for one in found)
    if since is None or until is None:
        raise ValidationError(_("อ่านวันที่ไม่ได้ โปรดพิมพ์ เช่น 21/3/2566"))
    return {"name": name, "group": group, "since": since, "until": until}


@transaction.atomic
def use_satisfaction(honour: Honour, *, by: Officer, satisfaction: Survey | None) -> Honour:
    """What citizens said of the service is put before the judges."""
    row = locked(honour, by, State.DRAFT, State.OPEN, State.JUDGING)
    if satisfaction is not None and satisfaction.purpose != Survey.Purpose.SURVEY:
        raise ValidationError({"satisfaction": _("แบบนี้ไม่ใช่แบบประเมินความพึงพอใจ")})
    row.satisfaction = satisfaction
    return kept(row, by=by, verb=SATISFIED)


@transaction.atomic
def close_nominations(honour: Honour, *, by: Officer) -> Honour:
    row = locked(honour, by, State.OPEN)
    count = row.nominees.count()
    if not count:
        raise NotAllowed("ยังไม่มีผู้ได้รับการเสนอชื่อ", "nobody is nominated")
    row.state = State.JUDGING
    return kept(row, by=by, verb=JUDGING, facts={"count": count})


@transaction.atomic
def give_points(honour: Honour, *, by: Officer, nominee: Nominee, **points: int | None) -> Honour:
    """One judge for one nominee, `points_<criterion>` for each; given anew, the last counts."""
    row = locked(honour, by, State.JUDGING, capability=Can.DECIDE)
    one = row.nominees.select_for_update().filter(pk=nominee.pk).first()
    if one is None:
        raise ValidationError({"nominee": _("ไม่พบผู้ได้รับการเสนอชื่อ")})
    if same_person(one.name, by.name):
        raise NotAllowed("ให้คะแนนตนเองไม่ได้", "nobody judges themselves")
    if one.nominated_by_id == by.user.pk:
        raise NotAllowed("ผู้เสนอชื่อให้คะแนนรายที่ตนเสนอไม่ได้ โปรดให้กรรมการอื่นให้คะแนน", "who nominated does not judge")
    for criterion in row.criteria.all():
        given = points.get(f"points_{criterion.pk}")
        if given is None or not 0 <= given <= criterion.points:
            told = _("คะแนนต้องเป็น 0 ถึง %(most)s") % {"most": criterion.points}
            raise ValidationError({f"points_{criterion.pk}": told})
        Score.objects.update_or_create(nominee=one, criterion=criterion, judge=by.user, defaults={"points": given})
    one.total = mean_of(one)
    one.save()
    return kept(row, by=by, verb=SCORED)


def mean_of(nominee: Nominee) -> Decimal | None:
    """The mean of what the judges gave altogether."""
    told = list(nominee.scores.values_list("judge", "points"))
    judges = {judge for judge, _points in told}
    if not judges:
        return None
    return (Decimal(sum(points for _judge, points in told)) / len(judges)).quantize(Decimal("0.01"))


@transaction.atomic
def announce_result(honour: Honour, *, by: Officer, evidence: Iterable[Evidence] = ()) -> Honour:
    """The highest of all who were judged, as many as there are places; who has the same points as the last is honoured
    too. Of committees: everyone who completed four years."""
    row = locked(honour, by, State.JUDGING, capability=Can.DECIDE)
    nominees = list(row.nominees.select_for_update())
    chosen = _completed(nominees) if row.kind == Kind.TERM else _highest(row, nominees)
    for one in chosen:
        one.chosen = True
        one.save()
    row.state, row.announced_on, row.announced_by = State.ANNOUNCED, by.today, by.user
    row.honoured = len(chosen)
    return kept(row, by=by, verb=ANNOUNCED, facts={"count": len(chosen)}, evidence=evidence)


def _completed(nominees: list[Nominee]) -> list[Nominee]:
    chosen = [one for one in nominees if one.completed]
    if not chosen:
        raise NotAllowed("ยังไม่มีผู้ดำรงตำแหน่งครบวาระ 4 ปี", "nobody has completed four years")
    return chosen


def _highest(row: Honour, nominees: list[Nominee]) -> list[Nominee]:
    waiting = [one for one in nominees if one.total is None]
    if waiting:
        raise NotAllowed(f"ยังไม่ได้ให้คะแนน {len(waiting)} ราย โปรดให้คะแนนครบก่อนประกาศผล", "some are not judged yet")
    totals = sorted((one.total or Decimal(0) for one in nominees), reverse=True)
    least = totals[min(row.places, len(totals)) - 1]
    return [one for one in nominees if (one.total or Decimal(0)) >= least]


@transaction.atomic
def hold_ceremony(
    honour: Honour, *, by: Officer, ceremony_on: datetime.date, evidence: Iterable[Evidence] = ()
) -> Honour:
    row = locked(honour, by, State.ANNOUNCED)
    if row.announced_on and not row.announced_on <= ceremony_on <= by.today:
        raise ValidationError({"ceremony_on": _("วันที่มอบต้องไม่ก่อนวันประกาศผลและไม่เกินวันนี้")})
    row.state, row.ceremony_on = State.HELD, ceremony_on
    return kept(row, by=by, verb=HELD, evidence=evidence)
