"""The publishing desk: what is public, what could be, previews, publishing, taking back, the log."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sucharit.base import clock
from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal import actions
from sucharit.publishing.portal.models import PublishedPlan, PublishedYear, State
from sucharit.publishing.portal.pages import absolute, frame, page
from sucharit.publishing.portal.queries import (
    documents_to_publish_for,
    plans_to_publish_for,
    published_documents_for,
    published_plans_for,
)
from sucharit.publishing.portal.reading import Reading, summary_of
from sucharit.publishing.portal.shelves import ever_published
from sucharit.publishing.portal.views.plans import initiative_context, plan_context
from sucharit.publishing.portal.years.queries import published_years_for, years_to_publish_for
from sucharit.work.plans.approval.fitting import fits
from sucharit.work.plans.models import Plan
from sucharit.work.years.models import YearPlan

_LOG = 60


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("แก้ไขเรื่องใด"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("ประชาชนจะเห็นข้อความนี้ข้างคำว่า “ฉบับแก้ไขเมื่อ”"),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("เหตุผลที่ถอน"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("ประชาชนที่เปิดที่อยู่เดิมจะเห็นเหตุผลนี้"),
    )  # fmt: skip


@gate(Can.PUBLISH)
def publishing(request: OfficerRequest) -> HttpResponse:
    """Everything that is public, and what could be."""
    officer = request.officer
    snapshots = list(published_plans_for(officer))
    public = [row for row in snapshots if row.state == State.PUBLISHED]
    papers = list(published_documents_for(officer))
    plans = [plan for plan in plans_to_publish_for(officer) if not _is_public(plan, public)]
    years, past_years = _years(officer)
    entries = Entry.objects.filter(chain=officer.chain, verb__startswith="portal.").order_by("-number")[:_LOG]
    context = {
        "public": public, "ready": plans, "past": [row for row in snapshots if row.state != State.PUBLISHED],
        "papers": [row for row in papers if row.state == State.PUBLISHED],
        "past_papers": [row for row in papers if row.state != State.PUBLISHED],
        "ready_papers": documents_to_publish_for(officer)[:100], "events": [_event(entry) for entry in entries],
        "years": years, "past_years": past_years, "site_open": ever_published(officer.organization),
        "site_url": absolute(reverse("portal_organization", args=[officer.organization.code])),
    }  # fmt: skip
    return render(request, "portal/publishing.html", context)


def _years(officer: Officer) -> tuple[list[tuple[YearPlan, PublishedYear | None]], list[PublishedYear]]:
    """Years in force with what is public of each, newest first; and snapshots that are public no more."""
    rows = list(published_years_for(officer))
    current = {row.fiscal_year: row for row in rows if row.state == State.PUBLISHED}
    years = [(year, current.get(year.fiscal_year)) for year in years_to_publish_for(officer)]
    return years, [row for row in rows if row.state == State.WITHDRAWN]


def _is_public(plan: Plan, public: list[PublishedPlan]) -> bool:
    """This very plan, as approved."""
    return any(row.plan_id == plan.pk and row.fingerprint == plan.approved_fingerprint for row in public)


def _event(entry: Entry) -> dict[str, Any]:
    return {"who": entry.actor_name, "what": sentence(entry), "when": entry.at}


@gate(Can.PUBLISH)
def publishing_plan(request: OfficerRequest, plan: int) -> HttpResponse:
    """Confirms, then publishes. The public page is there when this answers."""
    row = get_object_or_404(plans_to_publish_for(request.officer), pk=plan)
    current = published_plans_for(request.officer).filter(
        first_year=row.first_year, last_year=row.last_year, state=State.PUBLISHED
    ).first()  # fmt: skip
    form = NoteForm(request.POST or None) if current else None
    if request.method == "POST" and (form is None or form.is_valid()):
        with refusals_told(request):
            note = form.cleaned_data["note"] if form else ""
            actions.publish(row, by=request.officer, note=note)
            messages.success(request, _("เผยแพร่แล้ว ประชาชนเปิดดูได้ทันที"))
            return redirect("publishing", organization=request.officer.organization.code)
    context = {
        "plan": row, "current": current, "form": form, "fits": fits(row),
        "crumbs": crumbs(request, (_("เผยแพร่แผน"), "")),
    }  # fmt: skip
    return render(request, "portal/publishing_plan.html", context)


@gate(Can.PUBLISH)
def publishing_preview(request: OfficerRequest, plan: int) -> HttpResponse:
    """What everyone would see, seen by who is about to publish."""
    row = get_object_or_404(plans_to_publish_for(request.officer), pk=plan)
    value = actions.public_value(row)
    now = clock.now()
    snapshot = PublishedPlan(
        organization=row.organization, plan=row, title=value.title, first_year=row.first_year, last_year=row.last_year,
        revision=row.revision, summary=summary_of(value), published_at=now, first_published_at=now,
        fingerprint=row.approved_fingerprint,
    )  # fmt: skip
    read = Reading(value)
    context = frame(request, row.organization, snapshot) | {
        "preview_url": reverse("publishing_preview", args=[row.organization.code, row.pk]),
        "back_url": reverse("publishing_plan", args=[row.organization.code, row.pk]),
    }
    seq = request.GET.get("seq", "")
    if not seq:
        return page("portal/portal_plan.html", context | plan_context(request, snapshot, read))
    if not (seq.isascii() and seq.isdigit() and len(seq) < 8 and int(seq) in read.by_seq):
        raise Http404
    return page("portal/portal_initiative.html", context | initiative_context(snapshot, read, int(seq)))


@gate(Can.PUBLISH)
def publishing_withdraw(request: OfficerRequest, number: int) -> HttpResponse:
    """Asks why, then takes the plan back."""
    row = get_object_or_404(published_plans_for(request.officer), pk=number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return withdrawn(request, lambda: actions.withdraw(row, by=request.officer, reason=form.cleaned_data["reason"]))
    context = {"row": row, "form": form, "crumbs": crumbs(request, (_("ถอนจากหน้าสาธารณะ"), ""))}
    return render(request, "portal/publishing_withdraw.html", context)


@gate(Can.PUBLISH)
def publishing_document_withdraw(request: OfficerRequest, number: int) -> HttpResponse:
    """Asks why, then takes the paper back."""
    row = get_object_or_404(published_documents_for(request.officer), pk=number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return withdrawn(request, lambda: actions.withdraw_document(row, by=request.officer, reason=reason))
    context = {"row": row, "form": form, "crumbs": crumbs(request, (_("ถอนจากหน้าสาธารณะ"), ""))}
    return render(request, "portal/publishing_withdraw.html", context)


def withdrawn(request: OfficerRequest, verb: Any) -> HttpResponse:
    with refusals_told(request):
        verb()
        messages.success(request, _("ถอนแล้ว ที่อยู่เดิมแสดงเหตุผลแทน"))
    return redirect("publishing", organization=request.officer.organization.code)


@gate(Can.PUBLISH)
@require_POST
def publishing_files(request: OfficerRequest, number: int) -> HttpResponse:
    """Asks again for files that did not come."""
    row = get_object_or_404(published_plans_for(request.officer), pk=number)
    actions.make_files_again(row, by=request.officer)
    messages.success(request, _("สั่งจัดทำไฟล์แล้ว"))
    return redirect("publishing", organization=request.officer.organization.code)


@gate(Can.PUBLISH)
def publishing_document(request: OfficerRequest, number: int) -> HttpResponse:
    """Confirms, then publishes an issued paper."""
    rows = Document.objects.filter(organization=request.officer.organization).select_related("scan")
    row = get_object_or_404(rows, pk=number, state=Document.State.ISSUED)
    if request.method == "POST":
        with refusals_told(request):
            actions.publish_document(row, by=request.officer)
            messages.success(request, _("เผยแพร่เอกสารแล้ว"))
        return redirect("publishing", organization=request.officer.organization.code)
    context = {"document": row, "crumbs": crumbs(request, (_("เผยแพร่เอกสาร"), ""))}
    return render(request, "portal/publishing_document.html", context)


def crumbs(request: OfficerRequest, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("เผยแพร่"), reverse("publishing", args=[request.officer.organization.code])), *more]
