"""A version of an entry beside how it stands today, and the way back to it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_for
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.forms import retyped
from sucharit.base.screens.words import said
from sucharit.work.shelf.actions.restoring import changing, put_version_back
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.queries import entry_for, may_amend
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import entry_address, entry_crumb, register_page
from sucharit.work.years.recording.forms import ReasonForm
from sucharit.work.years.recording.stories import snapshot, words_of
from sucharit.work.years.recording.writing import Stale


class VersionForm(ReasonForm):
    """Why, and the edition that the page compared with."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


@gate(Can.SEE_REGISTERS)
def register_version(request: OfficerRequest, register: str, entry: int, number: int) -> HttpResponse:
    """What would change from today; POST with a reason puts it back."""
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    if not may_amend(found, officer, row):
        raise Http404
    version = get_object_or_404(versions_for(officer, row), number=number)
    form = VersionForm(request.POST or None, initial={"edition": row.edition})
    status, back = 200, entry_address(officer, found, row)
    if request.method == "POST":
        status = _put_back(row, officer, version, form)
        if status == 302:
            messages.success(request, _("นำข้อมูลรุ่นที่ %(n)s กลับมาแล้ว ประวัติเดิมยังอยู่ครบ") % {"n": number})
            return redirect(back)
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), (_("นำรุ่นนี้กลับมาใช้"), ""), form=form,
        entry=row, version=version, changes=_changes(found, row, version), cancel_url=back,
    )  # fmt: skip
    return render(request, "shelf/version.html", context, status=status)


def _put_back(row: Any, officer: Officer, version: Version, form: VersionForm) -> int:
    """302 where it is done; 409 where someone saved meanwhile (the page compares anew); 422 for other faults."""
    if not form.is_valid():
        return 422
    told = form.cleaned_data
    try:
        put_version_back(row, by=officer, version=version, reason=told["reason"], edition=told["edition"])
    except Stale as stale:
        retyped(form, "edition", stale.edition)  # whoever sends it again has now seen it
        form.add_error(None, _("มีผู้บันทึกก่อนท่าน โปรดดูผลต่างด้านบนอีกครั้งก่อนยืนยัน"))
        return 409
    except NotAllowed as refused:
        form.add_error(None, said(refused))
        return 422
    except ValidationError as fault:
        form.add_error(None, fault.messages)
        return 422
    return 302


def _changes(register: Register, row: Any, version: Version) -> list[tuple[str, str, str]]:
    """Label, how it stands, how it would stand."""
    now = snapshot(row)
    labels = {one.field: register.label_of(one) for one in register.columns}
    return [
        (labels.get(name) or str(row._meta.get_field(name).verbose_name), words_of(row, name, now[name]),
         words_of(row, name, version.snapshot[name]))
        for name in changing(register, row, version)
    ]  # fmt: skip
