"""What whoever came meets: a name, and done. No account, no cookie; nobody's name is shown to another."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sucharit.base.doors.pages import open_door, page, too_many, within
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed
from sucharit.work.gatherings.actions.attending import check_in, through
from sucharit.work.gatherings.forms import DoorForm
from sucharit.work.gatherings.rates import COMING
from sucharit.work.years.recording.answers import said


def _house(code: str) -> Organization:
    return get_object_or_404(Organization, code=code)


@open_door(_house, "GET", "POST")
def gathering_door(request: HttpRequest, house: Organization, key: str) -> HttpResponseBase:
    """The form of the open door; POST checks in. A closed one says so."""
    try:
        row = through(key)
    except NotAllowed as closed:
        return page(request, house, "gatherings/closed.html", status=410, word=said(closed))
    if row.organization_id != house.pk:
        raise Http404
    if request.method == "POST" and not COMING.admits(request, key):
        return too_many(request, house)
    form = DoorForm(request.POST if request.method == "POST" else None)
    word, status = "", 200
    if request.method == "POST":
        word, status = _came(form, key)
    return page(
        request, house, "gatherings/door.html", status=status, row=row, word=word, form=form, done=status == 200,
        responsible_unit=str(row.unit or house), action=within("gathering_door", house.code, key),
    )  # fmt: skip


def _came(form: DoorForm, key: str) -> tuple[str, int]:
    """What is said to whoever sent the form, and how it is answered."""
    if not form.is_valid():
        return "", 422
    try:
        came = check_in(key, **form.cleaned_data)
    except NotAllowed as refused:
        return said(refused), 409
    except ValidationError as fault:
        for name, messages in fault.message_dict.items():
            form.add_error(name if name in form.fields else None, messages)
        return "", 422
    if came:
        return _("ลงเวลาเรียบร้อย ขอบคุณที่เข้าร่วม"), 200
    return _("ชื่อนี้ลงเวลาแล้ว ไม่บันทึกซ้ำ ถ้าเป็นคนละคน โปรดแจ้งเจ้าหน้าที่"), 200
