"""The pages of what goes up the line in this room: submitted, decided, taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.deciding import Pages, decided, page, withdrawn
from sucharit.base.approvals.forms import SubmitForm
from sucharit.base.people.answers import says_why, tried
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.inspection.actions import audit, control
from sucharit.work.inspection.papers import NAMES
from sucharit.work.inspection.registers import CONTROL_REPORTS, PLANS
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.queries import entry_for
from sucharit.work.shelf.values import word
from sucharit.work.shelf.views.frame import entry_crumb, register_page


@dataclass(frozen=True)
class _Kind:
    """A kind of thing: its register, what submits it, its pages."""

    register: Register
    submit: Callable[..., Any]
    pages: Pages[Any]


def _frame(officer: Officer, thing: Any, here: str, **more: Any) -> dict[str, Any]:
    kind, found = _kind_of(thing)
    crumb = entry_crumb(officer, found.register, thing)
    title = found.pages.carried.title(thing)
    return register_page(
        officer, found.register, "register_list", crumb, (here, ""), thing=thing, kind=kind, title=title, **more
    )


def _says(register: Register, thing: Any, names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(register.label_of(one), word(register, thing, one)) for one in register.columns if one.field in names]


def _control(_officer: Officer, report: Any) -> tuple[str, dict[str, Any]]:
    names = ("committee_order", "committee_on", *control.COMPONENTS, "opinion", "prepared_by", "reviewed_by", "review",
             "review_note")  # fmt: skip
    lines = [(one.mission, one.get_adequacy_display(), one.improvement) for one in control.activities_of(report)[:200]]
    papers = list(NAMES.items())
    says = _says(CONTROL_REPORTS, report, names)
    return control.content_fingerprint(report), {"says": says, "lines": lines, "papers": papers}


def _plan(_officer: Officer, plan: Any) -> tuple[str, dict[str, Any]]:
    rows = plan.audits.filter(withdrawn_at=None).select_related("auditable").order_by("quarter", "number")[:200]
    lines = [(one.auditable.name, f"{_('ไตรมาส')} {one.quarter}", one.get_about_display()) for one in rows]
    names = ("title", "years", "responsible", "independence", "scope")
    return audit.plan_fingerprint(plan), {"says": _says(PLANS, plan, names), "lines": lines}


_PAGES: dict[str, Any] = {
    "page": "inspection/approval.html", "decide": "inspection/decide.html", "confirm": "inspection/confirm.html",
}  # fmt: skip
KINDS: dict[str, _Kind] = {
    "plan": _Kind(
        PLANS, audit.submit_plan,
        Pages(
            audit.CARRIED, _plan, _frame, submitted=gettext_lazy("เสนอแผนการตรวจสอบภายใน"),
            granted=gettext_lazy("อนุมัติแล้ว ผู้เสนอได้รับแจ้งให้เริ่มตรวจตามแผน"),
            withdrawn=gettext_lazy("ถอนเรื่องแล้ว แผนกลับเป็นร่าง"), **_PAGES,
        ),
    ),
    "control": _Kind(
        CONTROL_REPORTS, control.submit_control,
        Pages(
            control.CARRIED, _control, _frame, submitted=gettext_lazy("เสนอรายงานการควบคุมภายใน"),
            granted=gettext_lazy("รับรองแล้ว ผู้เสนอได้รับแจ้งให้ส่งผู้กำกับดูแล"),
            withdrawn=gettext_lazy("ถอนเรื่องแล้ว รายงานกลับเป็นร่าง"), **_PAGES,
        ),
    ),
}  # fmt: skip


def _kind_of(thing: Any) -> tuple[str, _Kind]:
    return next((key, one) for key, one in KINDS.items() if isinstance(thing, one.register.model))


def _found(request: OfficerRequest, kind: str, thing: int) -> tuple[_Kind, Any]:
    """404 for another kind, and for a stranger's."""
    if kind not in KINDS:
        raise Http404
    return KINDS[kind], entry_for(KINDS[kind].register, request.officer, thing)


@require_safe
@gate(Can.SEE_REGISTERS)
def inspection_approval(request: OfficerRequest, kind: str, thing: int) -> HttpResponse:
    found, row = _found(request, kind, thing)
    return page(found.pages, request, row)


@gate(Can.KEEP_REGISTERS)
def inspection_submit(request: OfficerRequest, kind: str, thing: int) -> HttpResponse:
    """GET asks for a word to the signers; POST sends it up the line."""
    found, row = _found(request, kind, thing)
    form = SubmitForm(request.POST) if request.method == "POST" else SubmitForm()
    approval = tried(request, form, lambda told: found.submit(row, by=request.officer, note=told["note"]))
    if approval:
        messages.success(request, _("เสนอแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
        return redirect(approval.url)
    context = _frame(request.officer, row, _("เสนอ"), form=form)
    return render(request, "inspection/submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
@says_why("shelf")
def inspection_decide(request: OfficerRequest, kind: str, thing: int) -> HttpResponse:
    found, row = _found(request, kind, thing)
    return decided(found.pages, request, row)


@gate(Can.KEEP_REGISTERS)
def inspection_take_back(request: OfficerRequest, kind: str, thing: int) -> HttpResponse:
    found, row = _found(request, kind, thing)
    return withdrawn(found.pages, request, row)
