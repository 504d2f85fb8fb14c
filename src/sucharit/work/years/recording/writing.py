"""What every verb of a recording room does the same way: lock, check who and when, save, keep, record."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from sucharit.base.audit.actions import record
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day as day_words
from sucharit.work.plans.sheet import fit_text
from sucharit.work.years.actions.locking import check_running, locked_row, locked_year
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import may_report
from sucharit.work.years.recording.stories import snapshot
from sucharit.work.years.recording.withdrawable import Withdrawable

MOST_COUNT = 1_000_000
LONGEST_REASON, LONGEST_TEXT = 300, 20_000


class Stale(Exception):  # noqa: N818 - nothing broke: someone saved first
    """The row was changed after this officer opened it: `theirs` is the snapshot that stands, `who` saved it."""

    def __init__(self, row: models.Model, theirs: dict[str, Any], who: str) -> None:
        super().__init__(f"{row._meta.label_lower} {row.pk} was changed")
        self.row, self.theirs, self.who = row, theirs, who
        self.edition = int(getattr(row, "edition", 0))


def reportable(row: YearInitiative, by: Officer) -> YearInitiative:
    """The initiative of a running year, locked, that this officer records for. NotAllowed says why not."""
    require(by, Can.REPORT)
    row = locked_row(row, by)
    if not may_report(by, row):
        raise NotAllowed(
            "บันทึกได้เฉพาะผู้รับผิดชอบ หน่วยงานเจ้าของโครงการ และเจ้าหน้าที่แผน", "only the owner, the unit, or the plan officer"
        )
    check_running(row.year_plan)
    return row


def running_year(year: YearPlan, by: Officer) -> YearPlan:
    """A running year, locked, for who records in it."""
    require(by, Can.REPORT)
    year = locked_year(year, by)
    check_running(year)
    return year


def check_edition(row: Any, edition: int | None) -> None:
    """Stale where the officer's page showed an older edition."""
    if edition is None or edition == row.edition:
        return
    last = versions_of(row).first()
    raise Stale(row, snapshot(row), last.by.full_name if last and last.by else "")


def store(row: Any, *, by: Officer, verb: str, label: str, facts: Mapping[str, Any]) -> None:
    """Saves the row, counts its edition, keeps the version and writes the record."""
    row.edition += 1 if row.pk else 0
    new = row._state.adding
    row.save()
    keep_version(row, snapshot(row), by=by, verb=verb, new=new)
    record(verb, by=by, subject=row, label=label, facts=dict(facts))


def standing(row: Withdrawable) -> None:
    if row.withdrawn:
        raise NotAllowed("รายการนี้ถูกถอนแล้ว โปรดนำกลับมาก่อนแก้ไข", "it was withdrawn; put it back first")


def mark_withdrawn(row: Withdrawable, reason: str, by: Officer) -> None:
    """Sets who took it back, when and why; not saved."""
    standing(row)
    told = fit_text(reason, LONGEST_REASON, one_line=True)
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่ถอน", "say why it is withdrawn")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = timezone.now(), by.user, told


def mark_back(row: Withdrawable) -> None:
    """It counts again; not saved."""
    if not row.withdrawn:
        raise NotAllowed("รายการนี้ไม่ได้ถูกถอน", "it was not withdrawn")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = None, None, ""


def day_in_year(day: datetime.date | None, year: YearPlan, by: Officer, field: str) -> datetime.date:
    """A day of the fiscal year that has come. ValidationError says what is wrong with it."""
    if day is None:
        raise ValidationError({field: _("โปรดใส่วันที่")})
    if day > by.today:
        raise ValidationError({field: _("วันที่ %(day)s ยังมาไม่ถึง บันทึกได้เมื่อทำแล้ว") % {"day": day_words(day)}})
    if not year.year.contains(day):
        raise ValidationError(
            {
                field: _("วันที่ %(day)s ไม่อยู่ในปีงบประมาณ พ.ศ. %(year)s (%(first)s ถึง %(last)s)")
                % {
                    "day": day_words(day), "year": year.fiscal_year, "first": day_words(year.year.first_day),
                    "last": day_words(year.year.last_day),
                }
            }
        )  # fmt: skip
    return day


def count_of(value: Any, field: str, *, required: bool = False) -> int | None:
    """A whole number from 0 to a million; None where nothing was typed and nothing must be."""
    if value in (None, ""):
        if required:
            raise ValidationError({field: _("โปรดใส่จำนวน ไม่มีให้ใส่ 0")})
        return None
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise ValidationError({field: _("จำนวนต้องเป็นตัวเลขจำนวนเต็ม")}) from None
    if not 0 <= number <= MOST_COUNT:
        raise ValidationError({field: _("จำนวนต้องอยู่ระหว่าง 0 ถึง 1,000,000")})
    return number


def text_of(value: object, most: int, field: str, *, one_line: bool = False, required: str = "") -> str:
    """Text made fit; `required` is what is said where it is empty."""
    try:
        told = fit_text(value, most, one_line=one_line)
    except ValidationError as fault:
        raise ValidationError({field: fault.messages}) from fault
    if required and not told:
        raise ValidationError({field: required})
    return told
