"""Beginning a paper and writing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.saving import is_autosave, refused, saved
from sucharit.core.thai import clean
from sucharit.publishing.documents import actions, starting
from sucharit.publishing.documents.forms.drafts import DraftForm, form_for
from sucharit.publishing.documents.forms.lists import StartForm
from sucharit.publishing.documents.kinds import PROCLAMATIONS, REPORTS, TRAITS, Kind
from sucharit.publishing.documents.models import Document
from sucharit.publishing.documents.queries import document_for, plans_to_print_for, registers_to_print_for
from sucharit.publishing.documents.views.documents import address_of, at_edition, crumbs, findings_on, name_of
from sucharit.work.plans.models import Annex

_SAYS = {
    Kind.BOOK: gettext_lazy("แผนทั้งเล่ม พร้อมปก คำนำ สารบัญ ตาราง และรายละเอียดทุกโครงการ"),
    Kind.BUDGET_TABLE: gettext_lazy("ตารางงบประมาณทุกปี รวมยอดตามมิติ"),
    Kind.ANNUAL_PLAN: gettext_lazy("ตารางรายไตรมาสของปีเดียว"),
    Kind.RISK_REGISTER: gettext_lazy("เกณฑ์ แผนภูมิความเสี่ยง และมาตรการควบคุม"),
    Kind.ORDER: gettext_lazy("แต่งตั้งคณะกรรมการ พร้อมรายชื่อและหน้าที่"),
    Kind.ANNOUNCEMENT: gettext_lazy("ประกาศให้แผนมีผลใช้บังคับ"),
    Kind.INTEGRITY_PLEDGE: gettext_lazy("ผู้บริหารประกาศเจตจำนงสุจริตประจำปี"),
    Kind.NO_GIFT_PLEDGE: gettext_lazy("นโยบาย No Gift Policy ประจำปี"),
    Kind.MEMO: gettext_lazy("เสนอเรื่องต่อผู้บริหาร พร้อมความเห็นตามลำดับชั้น"),
}
#: A plan's rows have years and no quarters, and the annual plan is a table of quarters.
_OFFERED = tuple(kind for kind in Kind if kind != Kind.ANNUAL_PLAN and kind not in REPORTS)


@gate(Can.ISSUE_DOCUMENTS)
def document_new(request: OfficerRequest) -> HttpResponse:
    """Which kind of paper."""
    kinds = [(kind, TRAITS[kind].icon, _SAYS[kind]) for kind in _OFFERED]
    context = {"kinds": kinds, "crumbs": crumbs(request, (_("ร่างเอกสารใหม่"), ""))}
    return render(request, "documents/document_new.html", context)


@gate(Can.ISSUE_DOCUMENTS)
def document_start(request: OfficerRequest, kind: str) -> HttpResponse:
    """What the paper begins with; then straight to writing."""
    if kind not in _OFFERED:
        raise Http404
    form = StartForm(request.POST or None, kind=kind, officer=request.officer)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = _begun(kind, form.cleaned_data["source"], request.officer)
            return redirect(address_of(row, "document_preview" if row.traits.from_plan else "document_edit"))
    context = {"kind": Kind(kind), "says": _SAYS[Kind(kind)], "form": form, "crumbs": _start_crumbs(request, kind)}
    return render(request, "documents/document_start.html", context)


def _start_crumbs(request: OfficerRequest, kind: str) -> list[tuple[str, str]]:
    return crumbs(request, (str(Kind(kind).label), ""))


def _begun(kind: str, source: str, officer: Officer) -> Document:
    what, _colon, key = source.partition(":")
    number = int(key) if key.isascii() and key.isdigit() else 0
    if what == "register":
        return starting.draft_of_risks(get_object_or_404(registers_to_print_for(officer), pk=number), by=officer)
    if what == "plan":
        return _begun_of_plan(kind, number, officer)
    if what == "annex":
        annexes = Annex.objects.filter(plan__organization=officer.organization, kind=Annex.Kind.ORDER)
        return starting.order_from_annex(get_object_or_404(annexes, pk=number), by=officer)
    if what == "year":
        return starting.pledge(kind, number, by=officer)
    if kind == Kind.MEMO:
        return starting.memo_about(None, by=officer)
    return starting.order_from_positions(by=officer) if what == "positions" else starting.blank_order(by=officer)


def _begun_of_plan(kind: str, number: int, officer: Officer) -> Document:
    plan = get_object_or_404(plans_to_print_for(officer).select_related("organization"), pk=number)
    if kind in PROCLAMATIONS:
        return starting.announcement_of(plan, by=officer)
    if kind == Kind.MEMO:
        return starting.memo_about(plan, by=officer)
    return starting.draft_of_plan(kind, plan, by=officer)


@gate(Can.ISSUE_DOCUMENTS)
def document_edit(request: OfficerRequest, number: int) -> HttpResponse:
    """The draft as a form that saves by itself."""
    row = document_for(request.officer, number)
    if not row.open_to_change:
        messages.error(request, _("เอกสารนี้ไม่ใช่ร่างแล้ว จึงแก้ไขไม่ได้ หากต้องการฉบับใหม่ให้คัดลอกเป็นร่าง"))
        return redirect(address_of(row))
    made = form_for(row)
    if request.method != "POST":
        return _page(request, row, made(initial=made.initial_of(row), document=row))
    form = made(request.POST, document=row)
    if not form.is_valid():
        return refused(form) if is_autosave(request) else _page(request, row, form, status=422)
    return _kept(request, row, form)


def _kept(request: OfficerRequest, row: Document, form: DraftForm) -> HttpResponse:
    try:
        row = actions.change_draft(row, by=request.officer, edition=form.cleaned_data["version"], **form.facts())
    except actions.StaleEdition as stale:
        return _stale(request, stale.document, form)
    except ValidationError as error:
        form.add_error(None, error.messages[0])
        return refused(form) if is_autosave(request) else _page(request, row, form, status=422)
    except NotAllowed as error:
        messages.error(request, error.said)
        return redirect(address_of(row))
    if is_autosave(request):
        return saved(row.edition)
    messages.success(request, _("บันทึกร่างแล้ว"))
    return redirect(address_of(row, "document_preview" if "preview" in request.POST else "document"))


def _stale(request: OfficerRequest, row: Document, form: DraftForm) -> HttpResponse:
    """Somebody saved before: what was typed stays in the form, to be saved over theirs if so decided."""
    form.data = at_edition(request, row.edition)
    theirs = form_for(row).initial_of(row)
    pairs = [(field.label, _words(theirs.get(field.name)), _words(form.cleaned_data.get(field.name))) for field in form
             if field.name != "version"]  # fmt: skip
    context = {"differences": [pair for pair in pairs if pair[1] != pair[2]], "document": row}
    if is_autosave(request):
        return render(request, "documents/conflict.html", context, status=409)
    return _page(request, row, form, status=409, **context)


def _words(value: Any) -> str:
    """A field's value as lines of text, to be set side by side."""
    if isinstance(value, tuple | list):
        return "\n".join(" | ".join(one.values()) if isinstance(one, dict) else str(one) for one in value)
    return "" if value is None else clean(str(value)).replace("\r\n", "\n").strip()


def _page(request: OfficerRequest, row: Document, form: DraftForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "document": row, "form": form, "people": starting.people_for(request.officer), "roles": starting.ROLES,
        "findings": findings_on(row), "crumbs": crumbs(request, (name_of(row), address_of(row)), (_("แก้ไขร่าง"), "")),
    }  # fmt: skip
    return render(request, "documents/document_edit.html", context | more, status=status)
