"""One document: what it is and how far it is; its original; its lines; reading again, putting away, claims."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sucharit.base.files.serving import sent
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.intake import actions
from sucharit.work.intake.actions.claims import Claimed
from sucharit.work.intake.forms import DiscardForm
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import (
    corrections_of,
    found_in,
    in_force,
    intake_for,
    leaf_at,
    light_intake_for,
    lines_of,
    open_by_part,
    reading_for,
    settled_for,
    tally_of,
    twins_of,
)
from sucharit.work.intake.settling import named_otherwise
from sucharit.work.intake.trees import tree_of
from sucharit.work.intake.views.lists import stages_of


@require_safe
@gate(Can.INTAKE)
def intake(request: OfficerRequest, intake: int) -> HttpResponse:
    """What was read, as a tree, and what is left to do."""
    found = intake_for(request.officer, intake)
    context: dict[str, Any] = {
        "intake": found,
        "crumbs": crumbs(request, found),
        "twins": twins_of(found),
        "stages": stages_of(found),
    }
    reading = reading_for(found)
    if reading is not None and not found.in_progress:
        corrections = corrections_of(found)
        settled = settled_for(found, corrections=corrections)
        context |= {
            "reading": reading,
            "stranger": named_otherwise(found, settled.plan) if settled else "",
            "tally": tally_of(found),
            "corrections": len(in_force(corrections)),
            "tree": tree_of(reading, settled, open_by_part(found)) if settled else None,
            "adopted_into": found.plans.order_by("pk"),
        }
    return render(request, "intake/intake.html", context)


def crumbs(request: OfficerRequest, found: Intake, *last: tuple[str, str]) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    own = (found.file.name, reverse("intake", args=[code, found.pk]) if last else "")
    return [(_("นำเข้าแผนเดิม"), reverse("intake_list", args=[code])), own, *last]


@require_safe
@gate(Can.INTAKE)
def intake_original(request: OfficerRequest, intake: int) -> FileResponse:
    """The document as it was received, byte for byte."""
    return sent(light_intake_for(request.officer, intake).file)


@require_safe
@gate(Can.INTAKE)
def intake_document(request: OfficerRequest, intake: int) -> HttpResponse:
    """The lines of the document, five hundred at a time, or those that hold some words."""
    found = light_intake_for(request.officer, intake)
    context = {"intake": found, "crumbs": crumbs(request, found, (_("เอกสาร"), "")), **document_pane(found, request)}
    part = bool(request.headers.get("HX-Request"))
    return render(request, "intake/_document.html" if part else "intake/intake_document.html", context)


def document_pane(found: Intake, request: OfficerRequest, spans: list[range] | None = None) -> dict[str, Any]:
    """What the pane of the document needs: the leaf around `?line=` (or the first span), or the hits of `?find=`."""
    words = request.GET.get("find", "").strip()[:200]
    if words:
        hits = found_in(found, words)
        return {"find": words, "hits": hits, "lines": [], "leaf": None}
    line = _line_asked(request, spans)
    leaf = leaf_at(found, line)
    marked = [*(spans or []), *([range(line, line + 1)] if request.GET.get("line") else [])]
    return {"leaf": leaf, "lines": lines_of(leaf, marked), "line": line, "find": "", "hits": None}


def _line_asked(request: OfficerRequest, spans: list[range] | None) -> int:
    asked = request.GET.get("line", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 9:
        return max(int(asked), 1)
    return spans[0].start if spans else 1


@require_POST
@gate(Can.INTAKE)
def intake_read_again(request: OfficerRequest, intake: int) -> HttpResponse:
    return _done(request, intake, actions.read_again, _("เริ่มอ่านใหม่แล้ว คำตอบของข้อที่เหมือนเดิมยังอยู่"))


@require_POST
@gate(Can.INTAKE)
def intake_restore(request: OfficerRequest, intake: int) -> HttpResponse:
    return _done(request, intake, actions.restore, _("นำเอกสารกลับมาทำต่อแล้ว"))


@require_POST
@gate(Can.INTAKE)
def intake_reopen(request: OfficerRequest, intake: int) -> HttpResponse:
    return _done(request, intake, actions.reopen, _("เปิดเอกสารเพื่อตรวจอีกครั้งแล้ว แผนที่ทำไว้ไม่เปลี่ยน"))


@require_http_methods(["GET", "POST"])
@gate(Can.INTAKE)
def intake_claim(request: OfficerRequest, intake: int) -> HttpResponse:
    """Takes over what a colleague has open, once it is clear from whom."""
    if request.method == "GET":
        found = light_intake_for(request.officer, intake)
        context = {"intake": found, "crumbs": crumbs(request, found, (_("รับช่วงต่อ"), ""))}
        return render(request, "intake/intake_claim.html", context)
    return _done(request, intake, actions.take_over, _("ท่านรับช่วงตรวจเอกสารนี้แล้ว"), "intake_questions")


@require_POST
@gate(Can.INTAKE)
def intake_release(request: OfficerRequest, intake: int) -> HttpResponse:
    return _done(request, intake, actions.release, _("วางมือแล้ว ผู้อื่นเปิดตรวจต่อได้"))


@require_http_methods(["GET", "POST"])
@gate(Can.INTAKE)
def intake_discard(request: OfficerRequest, intake: int) -> HttpResponse:
    """Asks why, then puts the document away."""
    found = light_intake_for(request.officer, intake)
    form = DiscardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _done(
            request, intake, lambda row, by: actions.discard(row, by=by, reason=reason), _("ยกเลิกเอกสารนี้แล้ว นำกลับมาได้")
        )
    context = {"intake": found, "form": form, "crumbs": crumbs(request, found, (_("ยกเลิก"), ""))}
    return render(request, "intake/intake_discard.html", context)


def _done(
    request: OfficerRequest, pk: int, verb: Callable[..., object], said: str, then: str = "intake"
) -> HttpResponse:
    """One verb on one document; a rule that speaks is a message."""
    found = light_intake_for(request.officer, pk)
    with refusals_told(request):
        verb(found, by=request.officer)
        messages.success(request, said)
    return redirect(then, request.officer.organization.code, pk)


def opened_to_work(request: OfficerRequest, found: Intake) -> Claimed | None:
    """Claims the document for who opens it to work; says who has it where it is another's."""
    if not found.open_to_answers:
        return None
    try:
        actions.claim(found, by=request.officer)
    except Claimed as other:
        return other
    return None
