"""What an officer finds on the desk: what waits, what is begun, and where the plan stands in its cycle."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens import words
from sucharit.core.fiscal import FiscalYear
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.work.intake.models import Intake
from sucharit.work.plans.models import Plan
from sucharit.work.risks.models import RiskRegister
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.queries import at_work_for

MOST = 8
_AT_WORK = (Plan.State.DRAFT, Plan.State.SUBMITTED, Plan.State.APPROVED)


@dataclass(frozen=True)
class Task:
    """A line of a task list (component task_list)."""

    label: str | Promise
    url: str
    hint: str | Promise = ""
    kind: str = "quiet"
    state: str | Promise = ""


def plans_at_work(officer: Officer) -> list[Plan]:
    """Plans that are not yet adopted, the last changed first, each with its number of initiatives."""
    if not officer.may(Can.SEE_DRAFTS):
        return []
    plans = Plan.objects.filter(organization=officer.organization, state__in=_AT_WORK)
    return list(plans.annotate(initiative_count=Count("initiatives")).order_by("-changed_at")[:MOST])


def intakes_at_work(officer: Officer) -> list[Intake]:
    """Uploads that were read and wait for a person, or that could not be read."""
    if not officer.may(Can.INTAKE):
        return []
    wanted = Intake.objects.filter(
        organization=officer.organization, state__in=(Intake.State.READ, Intake.State.FAILED, Intake.State.READING)
    )
    return list(wanted.select_related("file").defer("reading", "findings").order_by("-uploaded_at")[:MOST])


def surveys_at_work(officer: Officer) -> list[Task]:
    """Surveys that this officer runs: how many answered, and what is to be done next."""
    told = []
    for row in at_work_for(officer)[:MOST]:
        url = reverse("survey", args=[officer.organization.code, row.code])
        if row.state == Survey.State.DRAFT:
            told.append(Task(row.title, url, "", "quiet", _("ร่าง")))
            continue
        came = _("ได้รับ %(n)s ฉบับ") % {"n": row.came or 0}  # type: ignore[attr-defined]
        last = row.closes_on
        hint = f"{came} · {_('รับถึง')} {words.day(last)}" if last else str(came)
        late = last is not None and last < officer.today
        told.append(Task(row.title, url, hint, *(("bad", _("เลยวันปิดรับ")) if late else ("info", _("เปิดรับคำตอบ")))))
    return told


def cycle(officer: Officer) -> list[Task]:
    """The cycle of the plan that counts now, as a task list: risk > draft > approve > adopt > issue > publish.

    Order of work as the plans of offices describe it (systems.md M09).
    """
    if not any(officer.may(one) for one in (Can.EDIT_PLANS, Can.DECIDE, Can.ADOPT_PLANS, Can.SEE_RECORD)):
        return []
    if not officer.may(Can.SEE_DRAFTS):
        return []
    plan = (
        Plan.objects.filter(organization=officer.organization)
        .exclude(state__in=(Plan.State.DISCARDED, Plan.State.SUPERSEDED))
        .order_by("-first_year", "-revision", "-pk")
        .first()
    )
    tasks = [_risk_task(officer), _draft_task(officer, plan)]
    if plan is not None:
        tasks += [*_approval_tasks(officer, plan), *_going_out_tasks(officer, plan)]
    return tasks


def without_plan(cycle: list[Task]) -> bool:
    """An office that has no plan yet: its cycle ends with the drafting of one."""
    return len(cycle) == len(("risks", "draft"))


def _risk_task(officer: Officer) -> Task:
    year = FiscalYear.of(officer.today).value
    register = RiskRegister.objects.filter(organization=officer.organization, fiscal_year=year).first()
    url = reverse("risk_register_list", args=[officer.organization.code]) if officer.may(Can.SEE_RISKS) else ""
    label = _("ประเมินความเสี่ยงการทุจริตของปีนี้")
    if register is None:
        return Task(label, url, _("ยังไม่มีทะเบียนความเสี่ยงของปีงบประมาณนี้"), "waiting", _("ยังไม่เริ่ม"))
    if register.state == RiskRegister.State.ADOPTED:
        return Task(label, url, "", "good", _("ประกาศใช้แล้ว"))
    return Task(label, url, "", "info", _("กำลังจัดทำ"))


def _draft_task(officer: Officer, plan: Plan | None) -> Task:
    label = _("จัดทำร่างแผน")
    code = officer.organization.code
    if plan is None:
        hint = _("เริ่มจากแผนเดิม จากมาตรการทั่วไป หรือจากแผนเปล่า")
        return Task(label, reverse("plan_list", args=[code]), hint, "waiting", _("ยังไม่เริ่ม"))
    url = reverse("plan_tree", args=[code, plan.pk])
    if plan.state == Plan.State.DRAFT:
        return Task(label, url, plan.title, "info", _("กำลังจัดทำ"))
    return Task(label, url, plan.title, "good", _("เสร็จแล้ว"))


def _approval_tasks(officer: Officer, plan: Plan) -> list[Task]:
    url = reverse("plan_tree", args=[officer.organization.code, plan.pk])
    adopted = plan.state == Plan.State.ADOPTED
    approved = adopted or plan.state == Plan.State.APPROVED
    submitted = approved or plan.state == Plan.State.SUBMITTED
    return [
        Task(_("เสนอตามสายงานและได้รับอนุมัติ"), url, "", *_said(approved, under_way=submitted)),
        Task(_("ประกาศใช้แผน"), url, "", *_said(adopted)),
    ]


def _going_out_tasks(officer: Officer, plan: Plan) -> list[Task]:
    issued = Document.objects.filter(organization=officer.organization, plan=plan).aggregate(
        begun=Count("pk", filter=Q(state=Document.State.DRAFT)), done=Count("pk", filter=Q(state=Document.State.ISSUED))
    )
    public = PublishedPlan.objects.filter(organization=officer.organization, plan=plan, withdrawn_at=None).exists()
    code = officer.organization.code
    documents = reverse("document_list", args=[code]) if officer.may(Can.SEE_DOCUMENTS) else ""
    publishing = reverse("publishing", args=[code]) if officer.may(Can.PUBLISH) else ""
    return [
        Task(
            _("ออกคำสั่ง ประกาศ และเล่มแผน"), documents, "",
            *_said(issued["done"] > 0, under_way=issued["begun"] > 0),
        ),
        Task(_("เผยแพร่ต่อสาธารณะ"), publishing, "", *_said(public)),
    ]  # fmt: skip


def _said(done: bool, *, under_way: bool = False) -> tuple[str, str | Promise]:
    """The tag of a task: its kind and its word."""
    if done:
        return "good", _("เสร็จแล้ว")
    return ("info", _("อยู่ระหว่างดำเนินการ")) if under_way else ("quiet", _("ยังไม่ถึงขั้นนี้"))
