"""A point is arranged: what people wait for, where they are served, who goes before and by which rule."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.queue.actions.locking import serving
from sucharit.work.queue.models import Counter, Line, Point, Priority
from sucharit.work.queue.queries import may_serve
from sucharit.work.service.queries import in_force
from sucharit.work.surveys.queries import series_choices
from sucharit.work.years.recording.writing import Stale, text_of

MADE = declare("queue.point_made", gettext_lazy("เพิ่มจุดบริการ {label}"))
CHANGED = declare("queue.point_changed", gettext_lazy("แก้ไขจุดบริการ {label}"))
LINE = declare("queue.line_kept", gettext_lazy("กำหนดงาน {line} ที่{label}"))
COUNTER = declare("queue.counter_kept", gettext_lazy("กำหนดช่อง {counter} ที่{label}"))
PRIORITY = declare("queue.priority_kept", gettext_lazy("ประกาศสิทธิก่อน “{title}” ที่{label}"))
ENDED = declare("queue.part_ended", gettext_lazy("เลิกใช้ {part} ที่{label}"))
FIELDS = (
    "unit",
    "name",
    "place",
    "hours",
    "phone",
    "here_only",
    "run",
    "target_minutes",
    "notice",
    "evaluation",
    "active",
)
MOST_LINES, MOST_COUNTERS, MOST_PRIORITIES, MOST_POINTS = 12, 30, 8, 60


@transaction.atomic
def make_point(*, by: Officer, fields: Mapping[str, Any]) -> Point:
    """A new point of a unit of the officer's."""
    require(by, Can.KEEP_REGISTERS)
    if Point.objects.filter(organization=by.organization).count() >= MOST_POINTS:
        raise NotAllowed(f"มีจุดบริการได้ไม่เกิน {MOST_POINTS} จุด", f"at most {MOST_POINTS} points")
    row = Point(organization=by.organization)
    _written(row, fields, by)
    row.save()
    record(MADE, by=by, subject=row, label=row.name)
    return row


@transaction.atomic
def change_point(point: Point, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None) -> Point:
    """Other facts of a point; an open day keeps the rule with which it began."""
    serving(point, by)
    row = Point.objects.select_for_update(of=("self",)).get(pk=point.pk, organization=by.organization)
    if edition is not None and edition != row.edition:
        raise Stale(row, {}, "")
    _written(row, fields, by)
    row.edition += 1
    row.save()
    record(CHANGED, by=by, subject=row, label=row.name, facts={"fields": sorted(fields)})
    return row


def _written(row: Point, fields: Mapping[str, Any], by: Officer) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    if row.unit_id is None or row.unit.organization_id != by.organization.pk or not may_serve(by, row):
        raise ValidationError({"unit": _("โปรดเลือกหน่วยงานของท่าน")})
    for name, most in (("name", 120), ("place", 200), ("hours", 120), ("notice", 200)):
        setattr(row, name, text_of(getattr(row, name), most, name, one_line=True))
    if not row.name:
        raise ValidationError({"name": _("โปรดใส่ชื่อจุดบริการ")})
    same = Point.objects.filter(organization=by.organization, name=row.name).exclude(pk=row.pk)
    if same.exists():
        raise ValidationError({"name": _("มีจุดบริการชื่อนี้แล้ว")})
    _invites(row)
    row.full_clean(exclude=["organization", "unit"], validate_unique=False)


def _invites(row: Point) -> None:
    """Only to a survey of the office's own."""
    if row.evaluation and str(row.evaluation) not in dict(series_choices(row.organization)):
        raise ValidationError({"evaluation": _("ไม่พบแบบประเมินนี้")})


@transaction.atomic
def keep_line(point: Point, *, by: Officer, letter: str, title: str, series: uuid.UUID | None = None) -> Line:
    """What people wait for; the same letter again gives it another name or puts it to use again."""
    row = _arranged(point, by)
    line = Line.objects.filter(point=row, letter=letter.strip().upper()).first() or Line(point=row)
    line.letter, line.active = letter.strip().upper()[:2], True
    line.title = text_of(title, 120, "title", one_line=True, required=_("โปรดใส่ชื่องาน"))
    if series is not None and not in_force(by.organization).filter(series=series).exists():
        raise ValidationError({"series": _("ไม่พบคู่มือที่ใช้อยู่ของงานนี้")})
    line.series = series
    line.full_clean(exclude=["point"], validate_unique=False)
    if not line.pk and row.lines.count() >= MOST_LINES:
        raise NotAllowed(f"จุดหนึ่งมีงานได้ไม่เกิน {MOST_LINES} งาน", f"at most {MOST_LINES} lines")
    line.save()
    record(LINE, by=by, subject=row, label=row.name, facts={"line": str(line)})
    return line


@transaction.atomic
def keep_counter(
    point: Point, *, by: Officer, number: int, title: str = "", lines: Iterable[Line] = ()
) -> Counter:  # fmt: skip
    """Where tickets are served; the same number again changes it. No lines: it serves all."""
    row = _arranged(point, by)
    counter = Counter.objects.filter(point=row, number=number).first() or Counter(point=row, number=number)
    counter.title, counter.active = text_of(title, 80, "title", one_line=True), True
    counter.full_clean(exclude=["point"], validate_unique=False)
    if not counter.pk and row.counters.count() >= MOST_COUNTERS:
        raise NotAllowed(f"จุดหนึ่งมีช่องได้ไม่เกิน {MOST_COUNTERS} ช่อง", f"at most {MOST_COUNTERS} counters")
    served = list(lines)
    if any(one.point_id != row.pk for one in served):
        raise ValidationError({"lines": _("โปรดเลือกงานของจุดบริการนี้")})
    counter.save()
    counter.lines.set(served)
    record(
        COUNTER, by=by, subject=row, label=row.name, facts={"counter": number, "lines": [one.letter for one in served]}
    )
    return counter


@transaction.atomic
def keep_priority(point: Point, *, by: Officer, title: str, basis: str) -> Priority:
    """Who goes before, announced with the rule that says so; without a rule there is none."""
    row = _arranged(point, by)
    told = text_of(title, 120, "title", one_line=True, required=_("โปรดใส่ว่าใครมีสิทธิก่อน"))
    rule = text_of(basis, 200, "basis", one_line=True, required=_("โปรดใส่ว่าตามหลักเกณฑ์หรือประกาศใด"))
    one = Priority.objects.filter(point=row, title=told).first() or Priority(point=row, title=told)
    one.basis, one.active = rule, True
    if not one.pk and row.priorities.count() >= MOST_PRIORITIES:
        raise NotAllowed(f"ประกาศสิทธิก่อนได้ไม่เกิน {MOST_PRIORITIES} ข้อ", f"at most {MOST_PRIORITIES} rules")
    one.save()
    record(PRIORITY, by=by, subject=row, label=row.name, facts={"title": told, "basis": rule})
    return one


@transaction.atomic
def end_part(point: Point, part: Line | Counter | Priority, *, by: Officer) -> None:
    """A line, counter or rule is not used any more; days that used it keep it."""
    row = _arranged(point, by)
    if part.point_id != row.pk:
        raise NotAllowed("ไม่ใช่ของจุดบริการนี้", "it belongs to another point")
    part.active = False
    part.save(update_fields=["active"])
    record(ENDED, by=by, subject=row, label=row.name, facts={"part": str(part)})


def _arranged(point: Point, by: Officer) -> Point:
    serving(point, by)
    return Point.objects.select_for_update(of=("self",)).get(pk=point.pk, organization=by.organization)
