"""What is done from the page of a case. A refused deed comes back as the page with the form as it was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sucharit.base.doors.receipts import numbered
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.complaints.actions import closing, handling, looking, publishing, telling, timing
from sucharit.work.complaints.forms import (
    AssignForm,
    CaseToPublishForm,
    ClassifyForm,
    DayForm,
    ExtendForm,
    FaceForm,
    FinishForm,
    LetterForm,
    LinkForm,
    MessageForm,
    WhyForm,
)
from sucharit.work.complaints.models import Complainant, Complaint
from sucharit.work.complaints.queries import (
    complaint_for,
    complaints_for,
    handles,
    letter_for,
    officers_of,
)
from sucharit.work.complaints.redaction import proposed
from sucharit.work.complaints.views.case import back_to, case_page
from sucharit.work.complaints.views.receiving import receipt_page
from sucharit.work.complaints.views.register import room_page
from sucharit.work.evidence.strangers import clean_all
from sucharit.work.years.recording.answers import said, says_why

Form = forms.Form


def _done(
    request: OfficerRequest, row: Complaint, name: str, form: Form, verb: Callable[[dict[str, Any]], object], told: str,
    part: str = "",
) -> HttpResponseBase:  # fmt: skip
    """Runs the verb of a valid form and goes back to the case; else the page with the form's faults."""
    if form.is_valid():
        try:
            verb(form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, told)
            return back_to(request, row, part)
    row.refresh_from_db()
    bound: dict[str, Any] = {name: form}
    return case_page(request, row, status=422, **bound)


def _case(request: OfficerRequest, fiscal_year: int, number: int) -> Complaint:
    return complaint_for(request.officer, fiscal_year, number)


def _deed(
    name: str, kind: type[Form], verb: Callable[..., object], told: Promise, part: str = "", *,
    may: Can = Can.HANDLE_COMPLAINTS,
) -> Callable[..., HttpResponseBase]:  # fmt: skip
    """A deed whose form stands on the page of the case by this name, and whose words are what the verb is given."""

    @require_POST
    @gate(may)
    def view(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
        row = _case(request, fiscal_year, number)
        form = kind(request.POST, prefix=name)
        return _done(
            request, row, f"{name}_form", form, lambda words: verb(row, by=request.officer, **words), str(told), part
        )

    return view


complaint_complete = _deed(
    "complete", DayForm, timing.complete, gettext_lazy("บันทึกวันที่ข้อมูลครบแล้ว"), "clock", may=Can.WORK_ON_COMPLAINTS
)
complaint_pause = _deed(
    "pause", WhyForm, timing.pause, gettext_lazy("หยุดนับเวลาแล้ว"), "clock", may=Can.WORK_ON_COMPLAINTS
)
complaint_extend = _deed(
    "extend", ExtendForm, timing.extend,
    gettext_lazy("ทำหนังสือชี้แจงแล้ว การขยายเวลามีผลเมื่อหนังสือส่งถึงผู้ร้องก่อนครบกำหนด"), "letters", may=Can.WORK_ON_COMPLAINTS,
)  # fmt: skip
complaint_unlink = _deed("unlink", WhyForm, handling.unlink, gettext_lazy("แยกเรื่องแล้ว"))
complaint_reopen = _deed("reopen", WhyForm, closing.reopen, gettext_lazy("เปิดเรื่องใหม่แล้ว เริ่มนับเวลาใหม่ตั้งแต่วันนี้"))
complaint_hear = _deed(
    "face", FaceForm, closing.hear_rating, gettext_lazy("บันทึกความพึงพอใจแล้ว")
)  # asked on the telephone


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
def complaint_classify(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = _case(request, fiscal_year, number)
    form = ClassifyForm(request.POST, complaint=row)
    return _done(
        request, row, "classify_form", form,
        lambda _d: handling.classify(row, by=request.officer, edition=form.seen, **form.said), _("จัดประเภทแล้ว"),
    )  # fmt: skip


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
def complaint_assign(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = _case(request, fiscal_year, number)
    form = AssignForm(request.POST, complaint=row, officers=officers_of(request.officer.organization))
    return _done(
        request, row, "assign_form", form,
        lambda _d: handling.assign(row, by=request.officer, edition=form.seen, **form.said), _("มอบหมายแล้ว"),
    )  # fmt: skip


@require_POST
@gate(Can.WORK_ON_COMPLAINTS)
@says_why
def complaint_resume(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = timing.resume(_case(request, fiscal_year, number), by=request.officer)
    messages.success(request, _("นับเวลาต่อแล้ว"))
    return back_to(request, row, "clock")


@require_POST
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_note(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    """A note for the office, or a message to the complainant."""
    row = _case(request, fiscal_year, number)
    outward = request.POST.get("to") == "complainant"
    name = "message" if outward else "note"
    form = MessageForm(request.POST, prefix=name)
    files, refused = clean_all(request.FILES.getlist("files"))
    for one in refused:
        messages.warning(request, one)
    if request.FILES and not form.is_valid():
        messages.warning(request, _("โปรดเลือกไฟล์อีกครั้ง ข้อความที่พิมพ์ยังอยู่ครบ แต่เบราว์เซอร์ไม่ส่งไฟล์ซ้ำให้เอง"))
    verb = handling.message if outward else handling.note
    told = _("ส่งข้อความถึงผู้ร้องแล้ว") if outward else _("บันทึกแล้ว")
    return _done(
        request, row, f"{name}_form", form, lambda d: verb(row, by=request.officer, text=d["text"], files=files), told,
        "story",
    )  # fmt: skip


@require_POST
@gate(Can.WORK_ON_COMPLAINTS)
def complaint_write(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = _case(request, fiscal_year, number)
    form = LetterForm(request.POST)
    return _done(
        request, row, "letter_form", form,
        lambda d: telling.write(row, by=request.officer, kind=d["kind"], text=d["text"]), _("ทำหนังสือแล้ว"), "letters",
    )  # fmt: skip


@require_POST
@gate(Can.WORK_ON_COMPLAINTS)
@says_why
def complaint_letter_posted(request: OfficerRequest, fiscal_year: int, number: int, letter: int) -> HttpResponseBase:
    """Marks a letter as posted, handed over or told by telephone; or gives it the number of the office's register."""
    row = _case(request, fiscal_year, number)
    one = letter_for(request.officer, row, letter)
    if "reference" in request.POST:
        telling.set_reference(one, by=request.officer, reference=request.POST["reference"][:400])
        messages.success(request, _("ใส่เลขที่หนังสือแล้ว"))
        return back_to(request, row, "letters")
    form = DayForm(request.POST)
    return _done(
        request, row, "posted_form", form, lambda d: telling.mark_told(one, by=request.officer, on=d["on"]),
        _("บันทึกการส่งหนังสือแล้ว"), "letters",
    )  # fmt: skip


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
def complaint_link(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = _case(request, fiscal_year, number)
    form = LinkForm(request.POST, prefix="link")

    def verb(told: dict[str, Any]) -> object:
        pair = numbered(told["number"])
        rows = complaints_for(request.officer)
        other = rows.filter(number=pair[0], fiscal_year=pair[1]).first() if pair else None
        if other is None:
            raise NotAllowed("ไม่พบเรื่องเลขที่นี้ โปรดใส่ เช่น 12/2569", "there is no such case")
        return handling.link(row, other, by=request.officer)

    return _done(request, row, "link_form", form, verb, _("รวมเรื่องแล้ว"))


@gate(Can.WORK_ON_COMPLAINTS)
@says_why
def complaint_finish(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    """A page of its own: result, cause, prevention; late ones say why."""
    officer = request.officer
    row = _case(request, fiscal_year, number)
    if not handles(officer, row):
        raise NotAllowed("เรื่องนี้อยู่กับผู้รับผิดชอบคนอื่นหรือศูนย์รับเรื่องร้องเรียน", "this case is with another officer")
    late = row.due_on is not None and row.due_on < officer.today
    form = FinishForm(request.POST or None, complaint=row, late=late)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            closing.finish(row, by=officer, edition=form.seen, **form.said)
            messages.success(request, _("เรื่องเสร็จสิ้นแล้ว ทำหนังสือแจ้งผลถึงผู้ร้องแล้ว"))
            return back_to(request, row, "letters")
    here = (str(row), back_to(request, row)["Location"])
    context = room_page(
        officer, "complaint_list", here, (_("เสร็จสิ้น"), ""), complaint=row, form=form, late=late, back=here[1]
    )
    return render(request, "complaints/finish.html", context, status=422 if form.is_bound else 200)


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
@says_why
def complaint_renew(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponse:
    """A new receipt; the old one opens nothing any more."""
    made = looking.renew_receipt(_case(request, fiscal_year, number), by=request.officer)
    return receipt_page(request, made.complaint, made.secret, renewed=True)


@gate(Can.HANDLE_COMPLAINTS)
@says_why
def complaint_publish(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    """The case as everyone would read it, with proposals of what to cover."""
    officer = request.officer
    row = _case(request, fiscal_year, number)
    person = get_object_or_404(Complainant, complaint=row)
    before = getattr(row, "published", None)
    initial = (
        {"title": before.title, "story": before.story, "answer": before.answer}
        if before
        else {
            name: proposed(getattr(row, of), person)
            for name, of in (("title", "subject"), ("story", "detail"), ("answer", "result"))
        }
    )
    form = CaseToPublishForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            publishing.publish_case(row, by=officer, **form.cleaned_data)
            messages.success(request, _("เผยแพร่กรณีแล้ว"))
            return back_to(request, row)
    here = (str(row), back_to(request, row)["Location"])
    context = room_page(
        officer, "complaint_list", here, (_("เผยแพร่กรณี"), ""), complaint=row, form=form, back=here[1], before=before
    )
    return render(request, "complaints/publish.html", context, status=422 if form.is_bound else 200)


@require_POST
@gate(Can.HANDLE_COMPLAINTS)
@says_why
def complaint_withdraw(request: OfficerRequest, fiscal_year: int, number: int) -> HttpResponseBase:
    row = _case(request, fiscal_year, number)
    publishing.withdraw_case(row, by=request.officer, reason=request.POST.get("reason", "")[:2_000])
    messages.success(request, _("ถอนกรณีแล้ว"))
    return back_to(request, row)
