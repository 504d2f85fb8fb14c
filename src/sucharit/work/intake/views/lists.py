"""The list of documents, uploading, and the progress of what is being read."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.intake import actions
from sucharit.work.intake.forms import IntakeFilter
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import light_intake_for, listed_for, twins_of

PER_PAGE = 25
MOST_FILES = 30
ACCEPT = ".txt,.md,.docx,.pdf,.xlsx,.json"


@require_safe
@gate(Can.INTAKE)
def intake_list(request: OfficerRequest) -> HttpResponse:
    """What was brought in, newest first, and the place to bring more."""
    actions.resume_abandoned()
    form = IntakeFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = {name: chosen.get(name, "") for name in ("q", "state", "kind")}
    rows = listed_for(request.officer, **wanted, sort=request.GET.get("sort", ""))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "filtered": any(wanted.values()),
        "waiting": any(intake.in_progress for intake in page),
        "file_limit": settings.FILE_LIMIT,
        "accept": ACCEPT,
    }
    template = "intake/_intake_rows.html" if request.headers.get("HX-Request") else "intake/intake_list.html"
    return render(request, template, context)


@require_POST
@gate(Can.INTAKE)
def intake_upload(request: OfficerRequest) -> HttpResponse:
    """One or many files: each is taken or refused by itself. The script sends them one by one and wants JSON."""
    files = request.FILES.getlist("files")[:MOST_FILES]
    by_script = "application/json" in request.headers.get("Accept", "")
    taken, refused = [], []
    for file in files:
        try:
            taken.append(actions.receive(file, by=request.officer))
        except UnacceptableFile as problem:
            refused.append(problem)
    if by_script:
        return _answer(request, taken, refused)
    return _told(request, taken, refused)


def _answer(request: OfficerRequest, taken: list[Intake], refused: list[UnacceptableFile]) -> JsonResponse:
    if refused or not taken:
        fault = f"{refused[0].name}: {refused[0].said}" if refused else _("ไม่ได้รับไฟล์ โปรดเลือกไฟล์แล้วส่งใหม่")
        return JsonResponse({"error": fault}, status=422)
    intake = taken[0]
    label = intake.file.name + (f" ({same_as(intake)})" if twins_of(intake) else "")
    url = reverse("intake", args=[request.officer.organization.code, intake.pk])
    return JsonResponse({"url": url, "label": label}, status=201)


def _told(request: OfficerRequest, taken: list[Intake], refused: list[UnacceptableFile]) -> HttpResponse:
    if not taken and not refused:
        messages.error(request, _("ยังไม่ได้เลือกไฟล์ โปรดเลือกอย่างน้อยหนึ่งไฟล์"))
    for problem in refused:
        messages.error(request, f"{problem.name}: {problem.said}")
    for intake in taken:
        said = _("รับ “%(name)s” แล้ว กำลังรออ่าน") % {"name": intake.file.name}
        messages.success(request, f"{said} {same_as(intake)}".strip())
    code = request.officer.organization.code
    if len(taken) == 1 and not refused:
        return redirect("intake", code, taken[0].pk)
    return redirect("intake_list", code)


def same_as(intake: Intake) -> str:
    """Says that the same bytes were brought in before; "" where they were not."""
    twins = twins_of(intake)
    if not twins:
        return ""
    return _("เนื้อหาเหมือนกับ “%(name)s” ที่นำเข้าไว้แล้วทุกประการ") % {"name": twins[0].file.name}


@require_safe
@gate(Can.INTAKE)
def intake_state(request: OfficerRequest, intake: int) -> HttpResponse:
    """How far the reading is; asked again every second or two until it is done, then the page is loaded anew."""
    actions.resume_abandoned()
    found = light_intake_for(request.officer, intake)
    answer = render(request, "intake/_intake_state.html", {"intake": found, "stages": stages_of(found)})
    if not found.in_progress:
        answer["HX-Refresh"] = "true"
    return answer


def stages_of(intake: Intake) -> list[dict[str, str]]:
    """The stages of a reading for the stepper: done, current, waiting."""
    order = [Intake.Stage.WAITING, Intake.Stage.OPENING, Intake.Stage.READING, Intake.Stage.CHECKING]
    here = order.index(Intake.Stage(intake.stage)) if intake.stage in order else len(order)
    states = ["done" if place < here else "current" if place == here else "waiting" for place in range(len(order))]
    said = {"done": _("เสร็จ"), "current": _("กำลังทำ"), "waiting": _("รอ")}
    return [
        {"position": str(stage.label), "state": state, "label": said[state]}
        for stage, state in zip(order, states, strict=True)
    ]
