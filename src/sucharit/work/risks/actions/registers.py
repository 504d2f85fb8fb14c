"""The verbs of a register: begin, adopt, reopen as a revision, discard, copy to the next year."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec.structs import replace

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.risks.actions.criteria import check_year, start_criteria
from sucharit.work.risks.actions.locking import changed, held, held_open, reason_given
from sucharit.work.risks.actions.writing import index, unindex, write_risk
from sucharit.work.risks.actions.yearly import AT_WORK, begun, held_adopted, of_year
from sucharit.work.risks.contents import ControlContent, RatingContent, RiskContent, content_of
from sucharit.work.risks.models import Control, Risk, RiskCriteria, RiskRegister
from sucharit.work.risks.values import present_risks, whole

STARTED = declare("risks.register_started", gettext_lazy("เริ่ม{label}"))
ADOPTED = declare("risks.register_adopted", gettext_lazy("ประกาศใช้{label} {risks} เรื่อง มาตรการ {controls} ข้อ"))
REOPENED = declare("risks.register_reopened", gettext_lazy("เปิดฉบับแก้ไขของ{label} เพราะ {reason}"))
DISCARDED = declare("risks.register_discarded", gettext_lazy("ยกเลิกร่าง{label}"))
COPIED = declare("risks.register_copied", gettext_lazy("คัดลอกทะเบียนความเสี่ยงปีงบประมาณ {from_year} มาเป็น{label}"))


@transaction.atomic
def start_register(fiscal_year: int, *, by: Officer) -> RiskRegister:
    """An empty register, rated by the criteria of its year where there are any."""
    register = _new_register(fiscal_year, by=by)
    record(STARTED, by=by, subject=register, label=str(register), facts={"year": fiscal_year})
    return register


def _new_register(fiscal_year: int, *, by: Officer) -> RiskRegister:
    require(by, Can.EDIT_RISKS)
    check_year(fiscal_year)
    if of_year(RiskRegister, by, fiscal_year, *AT_WORK).exists():
        raise NotAllowed(
            _("ปีงบประมาณ พ.ศ. %(year)s มีทะเบียนความเสี่ยงอยู่แล้ว โปรดเปิดฉบับเดิม") % {"year": fiscal_year},
            f"{fiscal_year} has a register already",
        )
    return RiskRegister.objects.create(
        criteria=current_criteria(by, fiscal_year), **begun(RiskRegister, by, fiscal_year, _("เริ่มร่างใหม่"))
    )


def current_criteria(by: Officer, fiscal_year: int) -> RiskCriteria | None:
    """The criteria at work in a year: the draft that will replace the adopted ones, or those."""
    return of_year(RiskCriteria, by, fiscal_year, *AT_WORK).order_by("-revision").first()


@transaction.atomic
def adopt_register(register: RiskRegister, *, by: Officer) -> RiskRegister:
    """Freezes the register of its year. It needs risks that are rated, by criteria that were adopted."""
    register = held_open(register, by)
    risks = list(whole(present_risks(register)))
    _check_complete(register, risks)
    replaced = of_year(RiskRegister, by, register.fiscal_year, RiskRegister.State.ADOPTED).first()
    if replaced:
        RiskRegister.objects.filter(pk=replaced.pk).update(state=RiskRegister.State.SUPERSEDED)
        unindex(by.organization, replaced.risks.all())
    register.state, register.adopted_at, register.adopted_by = RiskRegister.State.ADOPTED, clock.now(), by.user
    register.save()
    changed(register)
    controls = sum(len(risk.controls.all()) for risk in risks)
    facts = {"year": register.fiscal_year, "revision": register.revision, "risks": len(risks), "controls": controls}
    record(ADOPTED, by=by, subject=register, label=str(register), facts=facts)
    return register


def _check_complete(register: RiskRegister, risks: list[Risk]) -> None:
    if not risks:
        raise NotAllowed(_("ทะเบียนยังไม่มีความเสี่ยง โปรดเพิ่มอย่างน้อยหนึ่งเรื่องก่อนประกาศใช้"), "an empty register")
    if register.criteria is None or register.criteria.state == RiskCriteria.State.DRAFT:
        raise NotAllowed(
            _("โปรดประกาศใช้เกณฑ์ความเสี่ยงของปีนี้ก่อน ระดับความเสี่ยงอ่านจากเกณฑ์ที่ประกาศแล้วเท่านั้น"), "criteria not adopted"
        )
    unrated = [risk for risk in risks if not _rated(risk)]
    if unrated:
        named = ", ".join(str(risk.seq) for risk in unrated[:5])
        raise NotAllowed(
            _("ความเสี่ยงลำดับที่ %(named)s ยังไม่มีคะแนนหรือระดับก่อนควบคุม โปรดให้คะแนนก่อนประกาศใช้") % {"named": named},
            "unrated risks",
        )


def _rated(risk: Risk) -> bool:
    content = content_of(risk)
    return bool((content.inherent.likelihood and content.inherent.impact) or content.stated_level)


@transaction.atomic
def reopen_register(register: RiskRegister, *, by: Officer, reason: str) -> RiskRegister:
    """A revision of an adopted register to work on. The adopted one stays as it is until the revision is adopted, and
    plans keep the one they name."""
    only = NotAllowed(_("เปิดฉบับแก้ไขได้เฉพาะทะเบียนที่ประกาศใช้แล้ว"), "only an adopted register is reopened")
    register, why = held_adopted(register, by, otherwise=only), reason_given(reason)
    draft = RiskRegister.objects.create(
        criteria=current_criteria(by, register.fiscal_year) or register.criteria,
        **begun(RiskRegister, by, register.fiscal_year, why),
    )
    for risk in whole(present_risks(register)):
        _copied(risk, draft, content_of(risk))
    record(REOPENED, by=by, subject=draft, label=str(draft), facts={"reason": why, "revision": draft.revision})
    unindex(by.organization, register.risks.all())
    index(draft)
    return draft


def _copied(risk: Risk, register: RiskRegister, content: RiskContent) -> Risk:
    """The risk under its key and at its place in another register."""
    copy = Risk(register=register, key=risk.key, seq=risk.seq, process=content.process, source_line=risk.source_line)
    write_risk(copy, content)
    return copy


@transaction.atomic
def discard_register(register: RiskRegister, *, by: Officer) -> None:
    """A draft that will not be adopted. What was adopted before is at work again."""
    register = held_open(register, by)
    if register.plans.exists():  # plans.Plan.risk_register
        raise NotAllowed(_("มีแผนใช้ทะเบียนฉบับนี้อยู่ โปรดเลือกทะเบียนอื่นให้แผนก่อน"), "a plan stands on this register")
    register.state = RiskRegister.State.DISCARDED
    register.save(update_fields=["state", "changed_at"])
    record(DISCARDED, by=by, subject=register, label=str(register), facts={"revision": register.revision})
    unindex(by.organization, register.risks.all())
    before = of_year(RiskRegister, by, register.fiscal_year, RiskRegister.State.ADOPTED).first()
    if before:
        index(before)


@transaction.atomic
def copy_to_year(register: RiskRegister, fiscal_year: int, *, by: Officer) -> RiskRegister:
    """The register of a later year begun from this one: keys stay, what was left of a risk is proposed as where it
    begins, statuses start again, and only controls that are not finished come along. A year without criteria gets a
    draft of this year's."""
    register = held(register, by)
    if fiscal_year <= register.fiscal_year:
        raise NotAllowed(_("คัดลอกได้เฉพาะไปยังปีงบประมาณถัดไป"), "only to a later year")
    copy = _new_register(fiscal_year, by=by)
    record(COPIED, by=by, subject=copy, label=str(copy), facts={"from_year": register.fiscal_year, "year": fiscal_year})
    for seq, risk in enumerate(_continuing(register), 1):
        risk.seq = seq
        _copied(risk, copy, _next_year(content_of(risk)))
    if copy.criteria is None and register.criteria is not None:
        start_criteria(fiscal_year, by=by, copy_of=register.criteria)
        copy.refresh_from_db()
    index(copy)
    return copy


def _continuing(register: RiskRegister) -> list[Risk]:
    """Risks that were closed stay in their year."""
    return [risk for risk in whole(present_risks(register)) if risk.status != Risk.Status.CLOSED]


def _next_year(content: RiskContent) -> RiskContent:
    left = content.residual if content.residual.likelihood and content.residual.impact else content.inherent
    begins = RatingContent() if left.says_nothing else replace(left, proposed=True)
    open_controls = [one for one in content.controls if one.status in (Control.Status.PLANNED, Control.Status.RUNNING)]
    return replace(
        content,
        status=Risk.Status.OPEN.value,
        due=None,
        inherent=begins,
        residual=RatingContent(),
        controls=tuple(_carried(one) for one in open_controls),
    )


def _carried(control: ControlContent) -> ControlContent:
    return replace(control, status=Control.Status.PLANNED.value, due=None, progress="")
