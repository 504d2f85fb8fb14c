"""The gallery of all components at /_parts/, and the page of a form that came without its token.

The gallery keeps nothing: its saves answer as a room would, and forget.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sucharit.base.screens import gallery as samples
from sucharit.base.screens import grids, saving
from sucharit.core.thai import parse_amount

OLD_VERSION = "0"  # a page that says it saw version 0 is told that someone saved before


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Most often a page left open over night: says how to go on. `reason` is for logs, not for people."""
    return render(request, "csrf_failure.html", {"reason": reason}, status=403)


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "_parts/gallery.html", _frame() | samples.everything())


@require_GET
def gallery_public(request: HttpRequest) -> HttpResponse:
    return render(request, "_parts/gallery_public.html", samples.everything() | samples.public_frame())


@require_GET
def gallery_bare(request: HttpRequest) -> HttpResponse:
    return render(request, "_parts/gallery_bare.html", {"form": samples.sign_in()})


def gallery_confirm(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect("screens:gallery")
    return render(request, "_parts/gallery_confirm.html", samples.confirmation())


@require_POST
def gallery_autosave(request: HttpRequest) -> HttpResponseBase:
    form = samples.SampleForm(request.POST)
    version = request.POST.get("version", "")
    if version == OLD_VERSION:
        return render(request, "_parts/gallery_conflict.html", samples.conflict(request.POST), status=409)
    if not form.is_valid():
        return saving.refused(form) if saving.is_autosave(request) else redirect("screens:gallery")
    answer = saving.saved(int(version) + 1 if version.isdecimal() else 1)
    return answer if saving.is_autosave(request) else redirect("screens:gallery")


@require_POST
def gallery_grid(request: HttpRequest) -> HttpResponseBase:
    try:
        batch = grids.read_batch(request)
    except (grids.BatchError, RequestDataTooBig) as error:
        return JsonResponse({"error": str(error)}, status=400)
    if not batch.by_script:
        return redirect(reverse("screens:gallery") + "#grid")
    if batch.version == OLD_VERSION:
        return grids.stale(1, [grids.CellChange(c.row, c.column, "999") for c in batch.cells])
    read = [(cell, parse_amount(cell.value)) for cell in batch.cells]
    wrong = [c for c, amount in read if amount is None and c.value.strip() and c.column != "unit"]
    good = [grids.CellChange(c.row, c.column, _written(c, amount)) for c, amount in read if c not in wrong]
    fault = _('อ่านจำนวนเงินนี้ไม่ได้ โปรดพิมพ์ตัวเลข เช่น "25,000"')
    return grids.saved(int(batch.version) + 1, good, [(c.row, c.column, fault) for c in wrong])


@require_POST
def gallery_upload(request: HttpRequest) -> JsonResponse:
    file = request.FILES.get("documents")
    if file is None or not file.name:
        return JsonResponse({"error": _("ไม่พบไฟล์ที่ส่งมา โปรดเลือกไฟล์อีกครั้ง")}, status=400)
    if not file.name.lower().endswith((".pdf", ".docx", ".xlsx", ".txt")):
        return JsonResponse({"error": _("อ่านไฟล์ชนิดนี้ไม่ได้ โปรดใช้ PDF DOCX XLSX หรือ TXT")}, status=415)
    return JsonResponse({"url": "#file-drop", "label": file.name}, status=201)


def _written(cell: grids.CellChange, amount: Any) -> str:
    return cell.value if cell.column == "unit" or amount is None else grids.cell_text(amount)


def _frame() -> dict[str, Any]:
    return samples.office_frame(reverse("screens:gallery"))
