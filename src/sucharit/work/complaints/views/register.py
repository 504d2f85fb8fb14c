"""The register of complaints, its files, the workload, the map."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.complaints.forms import Narrow
from sucharit.work.complaints.mapping import map_of
from sucharit.work.complaints.models import Complainant, Complaint
from sucharit.work.complaints.papers import MOST_LISTED, register_listed
from sucharit.work.complaints.queries import (
    SORTS,
    centre_of,
    complaints_for,
    counts_of,
    listed_for,
    listing,
    may_see_identity,
)
from sucharit.work.complaints.redaction import covered
from sucharit.work.complaints.standing import short_word
from sucharit.work.years.recording.papers import list_file

PAGE = 50
TABS = (
    ("complaint_list", gettext_lazy("ทะเบียน"), Can.WORK_ON_COMPLAINTS),
    ("complaint_workload", gettext_lazy("ภาระงาน"), Can.SEE_COMPLAINTS),
    ("complaint_map", gettext_lazy("แผนที่"), Can.WORK_ON_COMPLAINTS),
    ("complaint_figures", gettext_lazy("สถิติ"), Can.SEE_COMPLAINT_FIGURES),
    ("complaint_retention", gettext_lazy("การเก็บรักษา"), Can.HANDLE_COMPLAINTS),
    ("complaint_settings", gettext_lazy("ตั้งค่า"), Can.HANDLE_COMPLAINTS),
)


def room_page(officer: Officer, current: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """What stands around every office page of the room."""
    code = officer.organization.code
    first = "complaint_list" if officer.may(Can.WORK_ON_COMPLAINTS) else "complaint_figures"
    mine = [(name, label) for name, label, capability in TABS if officer.may(capability)]
    labels = {name: str(label) for name, label, _capability in TABS}
    told = [(_("เรื่องร้องเรียน"), reverse(first, args=[code]))]
    if current != first:
        told.append((labels[current], reverse(current, args=[code])))
    told += crumbs
    return {
        "tabs": [
            {"label": label, "url": reverse(name, args=[code]), "current": name == current} for name, label in mine
        ],
        "crumbs": [*told[:-1], (told[-1][0], "")],
        "handles_all": officer.may(Can.HANDLE_COMPLAINTS),
        **more,
    }


def _lists(officer: Officer) -> dict[str, list[tuple[str, str]]]:
    house = officer.organization
    years = complaints_for(officer).order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    units = [(str(one.pk), one.name) for one in Unit.objects.filter(organization=house)]
    return {
        "year": [(str(year), str(year)) for year in years],
        "category": [(str(one.pk), one.name) for one in listing(house, "categories")],
        "area": [(str(one.pk), one.name) for one in listing(house, "areas")],
        "channel": [(str(one.pk), one.name) for one in listing(house, "channels")],
        "unit": [("none", _("ยังไม่มอบหมาย")), *units],
    }


def hide_names(officer: Officer, rows: list[Complaint]) -> list[Complaint]:
    """Where this officer may not know the complainant, their name is covered in what the list shows. One query."""
    others = [row for row in rows if not may_see_identity(officer, row)]
    people = {one.complaint_id: one for one in Complainant.objects.filter(complaint__in=others)} if others else {}
    for row in others:
        for name in ("subject", "place"):
            setattr(row, name, covered(getattr(row, name), people.get(row.pk)))
    return rows


def marked(officer: Officer, rows: list[Complaint]) -> list[Complaint]:
    for row in hide_names(officer, rows):
        row.tag_kind, row.tag_word = short_word(row, officer.today)  # type: ignore[attr-defined]
    return rows


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_list(request: OfficerRequest) -> HttpResponseBase:
    """The register; its filters are its address."""
    officer = request.officer
    centre = centre_of(officer.organization)
    if centre is None:
        return render(request, "complaints/closed.html", room_page(officer, "complaint_list"))
    form = Narrow(request.GET or None, lists=_lists(officer))
    found = listed_for(officer, form.wanted, request.GET.get("sort", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    marked(officer, page.object_list)  # type: ignore[arg-type]
    context = room_page(
        officer, "complaint_list", centre=centre, form=form, page=page, counts=counts_of(found, officer),
        filtered=any(form.wanted.values()), sorts=SORTS,
    )  # fmt: skip
    return render(request, "complaints/list.html", context)


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_list_file(request: OfficerRequest, form: str) -> HttpResponse:
    """What the list shows, as pdf, xlsx or csv; never a complainant."""
    officer = request.officer
    wanted = Narrow(request.GET or None, lists=_lists(officer)).wanted
    rows = list(listed_for(officer, wanted, request.GET.get("sort", ""))[:MOST_LISTED])
    return list_file(register_listed(hide_names(officer, rows), officer.today), form, officer)


@require_safe
@gate(Can.SEE_COMPLAINTS)
def complaint_workload(request: OfficerRequest) -> HttpResponse:
    """How much each unit and officer has, and how quickly they answer."""
    officer = request.officer
    rows = Complaint.objects.filter(organization=officer.organization).order_by()
    opened = Q(state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING))
    counts: dict[str, Any] = {
        "open": Count("pk", filter=opened), "late": Count("pk", filter=opened & Q(due_on__lt=officer.today)),
        "soon": Count("pk", filter=opened & Q(due_on__gte=officer.today)),
        "finished": Count("pk", filter=Q(state=Complaint.State.FINISHED)),
        "finished_late": Count("pk", filter=Q(state=Complaint.State.FINISHED, finished_on__gt=F("term_end"))),
    }  # fmt: skip
    context = room_page(
        officer, "complaint_workload",
        units=rows.values("unit", "unit__name").annotate(**counts).order_by(F("open").desc(), "unit__name"),
        officers=rows.exclude(officer=None).values("officer", "officer__full_name").annotate(**counts)
        .order_by(F("open").desc(), "officer__full_name"),
    )  # fmt: skip
    return render(request, "complaints/workload.html", context)


@require_safe
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_map(request: OfficerRequest) -> HttpResponse:
    """Points drawn here, with the list behind; no stranger's server learns where people live."""
    officer = request.officer
    form = Narrow(request.GET or None, lists=_lists(officer))
    found = listed_for(officer, form.wanted).filter(latitude__isnull=False)
    rows = marked(officer, list(found[:500]))
    context = room_page(
        officer, "complaint_map", form=form, rows=rows, picture=map_of(rows),
        elsewhere=listed_for(officer, form.wanted).filter(latitude__isnull=True).count(),
    )  # fmt: skip
    return render(request, "complaints/map.html", context)
