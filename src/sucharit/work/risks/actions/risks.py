"""The verbs of one risk: add, write, take out, put back, order, many at once, put a version back."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import version_of
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.risks.actions.locking import changed, fits, held_open
from sucharit.work.risks.actions.writing import index, place, unindex, write_risk
from sucharit.work.risks.contents import MOST_RISKS, RiskContent, content_of, from_snapshot, snapshot
from sucharit.work.risks.models import Risk, RiskRegister
from sucharit.work.risks.values import present_risks, whole

ADDED = declare("risks.risk_added", gettext_lazy("เพิ่มความเสี่ยง “{label}” ในทะเบียนปีงบประมาณ {year}"))
CHANGED = declare("risks.risk_changed", gettext_lazy("แก้ไขความเสี่ยง “{label}” ในทะเบียนปีงบประมาณ {year}"))
REMOVED = declare("risks.risk_removed", gettext_lazy("นำความเสี่ยง “{label}” ออกจากทะเบียนปีงบประมาณ {year}"))
RETURNED = declare("risks.risk_returned", gettext_lazy("นำความเสี่ยง “{label}” กลับเข้าทะเบียนปีงบประมาณ {year}"))
ORDERED = declare("risks.risks_ordered", gettext_lazy("จัดลำดับความเสี่ยงใน{label}"))
PASTED = declare("risks.risks_pasted", gettext_lazy("เพิ่มความเสี่ยง {count} เรื่องจากตารางที่วางใน{label}"))
RESTORED = declare("risks.risk_version_restored", gettext_lazy("นำความเสี่ยง “{label}” กลับไปเป็นฉบับที่ {version}"))


@transaction.atomic
def add_risk(register: RiskRegister, content: RiskContent, *, by: Officer) -> Risk:
    """A risk at the end of a draft register."""
    register = held_open(register, by)
    risk = _added(register, content, by=by)
    record(ADDED, by=by, subject=risk, label=risk.process, facts=_facts(risk))
    return risk


@transaction.atomic
def add_risks(register: RiskRegister, contents: Sequence[RiskContent], *, by: Officer) -> list[Risk]:
    """Many at once, all or none (rows pasted from a spreadsheet)."""
    register = held_open(register, by)
    if not contents:
        raise NotAllowed(_("ไม่มีแถวที่จะเพิ่ม"), "nothing to add")
    risks = [_added(register, content, by=by) for content in contents]
    record(PASTED, by=by, subject=register, label=str(register), facts={"count": len(risks)})
    return risks


def _added(register: RiskRegister, content: RiskContent, *, by: Officer) -> Risk:
    last = present_risks(register).order_by("-seq").values_list("seq", flat=True).first() or 0
    if last >= MOST_RISKS:
        raise NotAllowed(_("ทะเบียนมีได้ไม่เกิน %(most)s เรื่อง") % {"most": MOST_RISKS}, "the register is full")
    risk = Risk(register=register, key=uuid.uuid4(), seq=last + 1)
    write_risk(risk, content)
    _kept(risk, by=by, verb=ADDED)
    return risk


def _kept(risk: Risk, *, by: Officer, verb: str) -> bool:
    """Version, edition and index after a change; False where nothing changed."""
    fresh = whole(Risk.objects.filter(pk=risk.pk)).get()
    if keep_version(risk, snapshot(content_of(fresh)), by=by, verb=verb) is None:
        return False
    changed(risk.register)
    index(risk.register, only=[risk.pk])
    return True


def _facts(risk: Risk) -> dict[str, object]:
    return {"year": risk.register.fiscal_year, "seq": risk.seq, "key": str(risk.key)}


def _held(risk: Risk, by: Officer) -> Risk:
    """The risk under its register's lock; the register is open, the risk is there."""
    register = held_open(risk.register, by)
    found = Risk.objects.select_for_update().filter(pk=risk.pk, register=register).first()
    if found is None:
        raise Http404
    found.register = register
    return found


@transaction.atomic
def save_risk(
    risk: Risk, content: RiskContent, *, by: Officer, edition: int | None = None, verb: str = CHANGED, **facts: object
) -> Risk:
    """The risk as written. Stale where somebody saved since `edition`; a risk that was taken out is not written."""
    risk = _held(risk, by)
    if risk.removed_at is not None:
        raise NotAllowed(_("ความเสี่ยงนี้ถูกนำออกจากทะเบียนแล้ว โปรดนำกลับเข้าทะเบียนก่อนแก้ไข"), "taken out")
    fits(risk.edition, edition)
    write_risk(risk, content)
    if _kept(risk, by=by, verb=verb):
        risk.edition += 1
        risk.save(update_fields=["edition"])
        record(verb, by=by, subject=risk, label=risk.process, facts={**_facts(risk), **facts})
    return risk


@transaction.atomic
def restore_risk_version(risk: Risk, number: int, *, by: Officer) -> Risk:
    """An earlier version becomes the newest; controls come back under their keys, with what is bound to them."""
    content = from_snapshot(version_of(risk, number).snapshot, RiskContent)
    return save_risk(risk, content, by=by, verb=RESTORED, version=number)


@transaction.atomic
def remove_risk(risk: Risk, *, by: Officer) -> Risk:
    """Takes the risk out of the draft; the row stays and can be put back."""
    risk = _held(risk, by)
    if risk.removed_at is None:
        risk.removed_at = timezone.now()
        risk.save(update_fields=["removed_at"])
        _renumber(risk.register)
        changed(risk.register)
        unindex(by.organization, [risk])
        record(REMOVED, by=by, subject=risk, label=risk.process, facts=_facts(risk))
    return risk


@transaction.atomic
def return_risk(risk: Risk, *, by: Officer) -> Risk:
    """Puts a risk back where it stood, or at the end where the register has become shorter."""
    risk = _held(risk, by)
    if risk.removed_at is not None:
        wanted = risk.seq
        keys = list(present_risks(risk.register).values_list("key", flat=True))
        risk.removed_at, risk.seq = None, len(keys) + 1
        risk.save(update_fields=["removed_at", "seq"])
        place(risk.register, [*keys[: wanted - 1], risk.key, *keys[wanted - 1 :]])
        risk.refresh_from_db()
        changed(risk.register)
        index(risk.register)
        record(RETURNED, by=by, subject=risk, label=risk.process, facts=_facts(risk))
    return risk


def _renumber(register: RiskRegister) -> None:
    place(register, list(present_risks(register).values_list("key", flat=True)))
    index(register)  # addresses carry the place


@transaction.atomic
def order_risks(register: RiskRegister, keys: Sequence[uuid.UUID], *, by: Officer, edition: int | None = None) -> None:
    """The present risks in a new order. NotAllowed where the list is not exactly those that are there."""
    register = held_open(register, by)
    fits(register.edition, edition)
    present = list(present_risks(register).values_list("key", flat=True))
    if sorted(keys) != sorted(present):
        raise NotAllowed(_("รายการความเสี่ยงเปลี่ยนไปแล้ว โปรดเปิดหน้านี้ใหม่แล้วจัดลำดับอีกครั้ง"), "the list has changed")
    if list(keys) == present:
        return
    place(register, keys)
    changed(register)
    index(register)
    record(ORDERED, by=by, subject=register, label=str(register), facts={"order": [str(key) for key in keys]})
