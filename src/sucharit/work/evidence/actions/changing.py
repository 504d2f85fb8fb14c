"""What is said of evidence is mended; evidence is withdrawn with a reason, and taken back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can, Role
from sucharit.core.thai import clean
from sucharit.work.evidence.actions.adding import checked_day, fit_place, fit_title, require_may_add
from sucharit.work.evidence.finding import make_findable
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.snapshots import snapshot
from sucharit.work.plans.pages import address

DESCRIBED = declare("evidence.described", gettext_lazy("แก้คำอธิบายหลักฐาน {label}"))
PLACED = declare("evidence.placed", gettext_lazy("เก็บพิกัดของหลักฐาน {label}"))
WITHDRAWN = declare("evidence.withdrawn", gettext_lazy("ถอนหลักฐาน {label}: {reason}"))
TAKEN_BACK = declare("evidence.taken_back", gettext_lazy("นำหลักฐาน {label} ที่ถอนไปกลับมาใช้"))
LONGEST_REASON = 300


class Stale(Exception):  # noqa: N818 - someone saved first, nothing broke
    """The evidence was changed after this officer opened it; `evidence` is as it now stands."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(f"evidence {evidence.pk} is at edition {evidence.edition}")
        self.evidence = evidence


def may_change(officer: Officer, evidence: Evidence) -> bool:
    """Who added it, and the plan officer, who stands in for all."""
    if not officer.may(Can.SEE_YEAR):
        return False
    return Role.PLAN_OFFICER in officer.roles or evidence.added_by_id == officer.user.pk


@transaction.atomic
def describe(evidence: Evidence, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None) -> Evidence:
    """Sets title, taken_on, place, personal; `placed=False` takes the camera's place away for good. Stale where someone
    saved after `edition`; ValidationError names the field that is not fit."""
    row = _changeable(evidence, by)
    if edition is not None and edition != row.edition:
        raise Stale(row)
    before = snapshot(row)
    if "title" in fields:
        row.title = fit_title(fields["title"] or "")
        if not row.title:
            raise ValidationError({"title": _("โปรดเขียนว่าหลักฐานนี้ใช้พิสูจน์อะไร")})
    if "taken_on" in fields and fields["taken_on"] != row.taken_on:
        checked_day(fields["taken_on"], by)
        row.taken_on, row.taken_by_camera = fields["taken_on"], False
    row.place = fit_place(fields.get("place", row.place) or "")
    row.personal = bool(fields.get("personal", row.personal))
    if fields.get("placed") is False:
        row.latitude = row.longitude = None
    return _saved(row, before, by, DESCRIBED)


@transaction.atomic
def keep_place(evidence: Evidence, *, by: Officer, latitude: Decimal, longitude: Decimal) -> Evidence:
    """The officer chose to keep the place that the camera wrote (it was offered when the photo came in)."""
    row = _changeable(evidence, by)
    if not row.is_photo or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise NotAllowed("ภาพนี้ไม่มีพิกัดให้เก็บ", "this picture has no place")
    before = snapshot(row)
    row.latitude, row.longitude = latitude, longitude
    return _saved(row, before, by, PLACED)


@transaction.atomic
def withdraw(evidence: Evidence, *, by: Officer, reason: str) -> Evidence:
    """It proves nothing any more and its file is shown to nobody; where it was used, its title and the reason stay.
    Those who used it are told."""
    row = _changeable(evidence, by)
    told = " ".join(clean(reason[: 4 * LONGEST_REASON]).split())[:LONGEST_REASON]
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่ถอนหลักฐาน", "say why it is withdrawn")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = timezone.now(), by.user, told
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=WITHDRAWN)
    make_findable(row)
    record(WITHDRAWN, by=by, subject=row, label=row.title, facts={"reason": told, "uses": row.uses.count()})
    users = [used.by for used in row.uses.select_related("by") if used.by_id != by.user.pk]
    url = _address(row)
    tell(users, organization=by.organization, text=f"หลักฐาน “{row.title[:200]}” ที่ท่านใช้ถูกถอนแล้ว", url=url)
    return row


@transaction.atomic
def take_back(evidence: Evidence, *, by: Officer) -> Evidence:
    """A withdrawal undone: it proves again where it was used."""
    row = _locked(evidence, by)
    if not row.withdrawn:
        return row
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = None, None, ""
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=TAKEN_BACK)
    make_findable(row)
    record(TAKEN_BACK, by=by, subject=row, label=row.title)
    return row


def _saved(row: Evidence, before: dict[str, Any], by: Officer, verb: str) -> Evidence:
    after = snapshot(row)
    if after == before:
        return row
    row.edition += 1
    row.save()
    keep_version(row, after, by=by, verb=verb)
    make_findable(row)
    record(verb, by=by, subject=row, label=row.title, facts={"fields": [n for n in after if after[n] != before[n]]})
    return row


def _changeable(evidence: Evidence, by: Officer) -> Evidence:
    row = _locked(evidence, by)
    if row.withdrawn:
        raise NotAllowed("หลักฐานนี้ถูกถอนแล้ว หากจะแก้ไขให้นำกลับมาก่อน", "this evidence was withdrawn")
    return row


def _locked(evidence: Evidence, by: Officer) -> Evidence:
    require_may_add(by)
    row = Evidence.objects.select_for_update().get(pk=evidence.pk, organization=by.organization)
    if not may_change(by, row):
        raise NotAllowed("แก้ไขหรือถอนได้เฉพาะผู้เพิ่มหลักฐานและเจ้าหน้าที่แผน", "only who added it, or the plan officer")
    row.organization = by.organization
    return row


def _address(row: Evidence) -> str:
    return address("evidence", row.organization.code, row.pk)
