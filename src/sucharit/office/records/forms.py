"""The filter of the record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.verbs import declared
from sucharit.base.people.gate import Officer
from sucharit.base.screens.forms import DayField
from sucharit.office.records.queries import actors_for


class RecordFilter(forms.Form):
    """Who, what, about which thing, between which days; all optional."""

    actor = forms.ChoiceField(label=_("ผู้ทำ"), required=False)
    verb = forms.ChoiceField(label=_("การกระทำ"), required=False)
    text = forms.CharField(label=_("เรื่อง"), required=False, max_length=100)
    first = DayField(label=_("ตั้งแต่วันที่"), required=False)
    last = DayField(label=_("ถึงวันที่"), required=False)

    def __init__(self, *args: object, officer: Officer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["actor"].choices = [("", _("ทุกคน")), *actors_for(officer)]  # type: ignore[attr-defined]
        verbs = sorted({verb.partition(".")[0] for verb in declared()})
        self.fields["verb"].choices = [("", _("ทั้งหมด")), *((room, ROOM_NAMES.get(room, room)) for room in verbs)]  # type: ignore[attr-defined]


ROOM_NAMES = {
    "organizations": _("หน่วยงาน"),
    "people": _("ผู้ใช้ ตำแหน่ง บทบาท"),
    "signing_in": _("การเข้าใช้งาน"),
    "files": _("ไฟล์"),
    "approvals": _("การพิจารณา"),
    "intake": _("นำเข้าแผนเดิม"),
    "risks": _("ความเสี่ยง"),
    "plans": _("แผน"),
    "documents": _("เอกสาร"),
    "portal": _("การเผยแพร่"),
}
