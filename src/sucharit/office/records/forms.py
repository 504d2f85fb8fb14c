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
        known = {verb.partition(".")[0] for verb in declared()}
        rooms = [(room, name) for room, name in ROOM_NAMES.items() if room in known]
        self.fields["verb"].choices = [("", _("ทั้งหมด")), *rooms]  # type: ignore[attr-defined]


#: what a verb begins with > the work as the rail calls it, in the order of the rail
ROOM_NAMES = {
    "approvals": _("การพิจารณา"),
    "plans": _("แผน"),
    "intake": _("นำเข้าแผนเดิม"),
    "risks": _("ความเสี่ยง"),
    "years": _("แผนประจำปี"),
    "obligations": _("ปฏิทินงาน"),
    "progress": _("การดำเนินงาน"),
    "evidence": _("หลักฐาน"),
    "publications": _("การเผยแพร่ประชาสัมพันธ์"),
    "indicators": _("ตัวชี้วัด"),
    "surveys": _("แบบสำรวจ"),
    "assessments": _("ITA และการปรับปรุง"),
    "reports": _("รายงาน"),
    "disclosure": _("รายการเปิดเผย (OIT)"),
    "complaints": _("เรื่องร้องเรียน"),
    "sealed": _("แจ้งการทุจริต"),
    "shelf": _("ทะเบียน"),
    "conduct": _("จริยธรรม ของขวัญ และผลประโยชน์"),
    "procurement": _("การจัดซื้อจัดจ้าง"),
    "service": _("คู่มือและแบบฟอร์มบริการ"),
    "queue": _("คิวบริการ"),
    "requests": _("คำขอรับบริการและ e-Service"),
    "information": _("ศูนย์ข้อมูลข่าวสาร"),
    "value": _("การประเมินความคุ้มค่า"),
    "gatherings": _("ทะเบียนการอบรม ประชุม และรับฟังความคิดเห็น"),
    "delegations": _("ทะเบียนคำสั่งมอบหมายและมอบอำนาจ"),
    "agreements": _("คำรับรองการปฏิบัติราชการ"),
    "honours": _("ทะเบียนการยกย่องเชิดชูเกียรติ"),
    "personnel": _("การเลื่อนขั้นเงินเดือนและการบริหารงานบุคคล"),
    "retention": _("การเก็บและทำลายข้อมูลส่วนบุคคล"),
    "participation": _("การมีส่วนร่วม"),
    "inspection": _("การตรวจสอบและควบคุมภายใน"),
    "documents": _("เอกสาร"),
    "portal": _("การเผยแพร่"),
    "files": _("ไฟล์"),
    "history": _("การนำรุ่นเดิมกลับมา"),
    "people": _("ผู้ใช้ ตำแหน่ง บทบาท และการเข้าใช้งาน"),
    "organizations": _("หน่วยงาน"),
}
