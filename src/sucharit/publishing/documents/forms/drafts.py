"""What a draft says, as a form for each family of papers. `value()` is the core value, `facts()` the row's fields."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.core.papers import Proclamation
from sucharit.core.plan import Member, Memo, MemoSection, Opinion, Order
from sucharit.core.thai import clean
from sucharit.publishing.documents.contents import Value, as_content, is_proclamation, text_value, usual_prose
from sucharit.publishing.documents.forms.rows import Column, Row, RowsField
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import Document
from sucharit.publishing.documents.starting import MEMO_HEADINGS

_LONGEST = 20_000
_MOST_LINES = 200


class Lines(forms.CharField):
    """One line, one item; gives a tuple. Empty lines fall away."""

    def __init__(self, *, rows: int = 6, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        options.setdefault("max_length", _LONGEST)
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in clean(super().clean(value) or "").splitlines() if line.strip())
        if len(lines) > _MOST_LINES:
            raise ValidationError(_("มีได้ไม่เกิน %(most)s บรรทัด"), params={"most": _MOST_LINES})
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value


class DraftForm(forms.Form):
    """What every paper has. A plan's paper has nothing more."""

    subject = forms.CharField(label=_("เรื่อง"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    dated_on = DayField(
        label=_("วันที่ในเอกสาร"), required=False,
        help_text=_("เช่น 21 มี.ค. 2566 เว้นว่างไว้ได้ ระบบจะถามอีกครั้งเมื่อออกเลข"),
    )  # fmt: skip
    signatory = forms.CharField(
        label=_("ผู้ลงนาม"), max_length=160, required=False,
        widget=forms.TextInput(attrs={"list": "people", "data-person": "id_signatory_position", "autocomplete": "off"}),
    )  # fmt: skip
    signatory_position = forms.CharField(label=_("ตำแหน่งผู้ลงนาม"), max_length=240, required=False)
    digits = forms.ChoiceField(label=_("ตัวเลขในเอกสาร"), choices=Document.Digits.choices, widget=forms.RadioSelect)
    version = forms.IntegerField(widget=forms.HiddenInput)

    why: ClassVar[dict[str, Any]] = {"digits": _("หนังสือราชการใช้เลขไทย ส่วนตารางที่นำไปคำนวณต่อมักใช้เลขอารบิก")}

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        self.document = document
        super().__init__(*args, **options)

    def clean_subject(self) -> str:
        return " ".join(clean(self.cleaned_data["subject"]).split())

    def clean_signatory(self) -> str:
        return clean(self.cleaned_data["signatory"]).strip()

    def clean_signatory_position(self) -> str:
        return clean(self.cleaned_data["signatory_position"]).strip()

    def value(self) -> Value | None:
        """What the paper says; None for one that is printed of a plan."""
        return None

    def facts(self) -> dict[str, Any]:
        """The row's fields, as `change_draft` takes them."""
        names = ("subject", "dated_on", "signatory", "signatory_position", "digits")
        facts = {name: self.cleaned_data[name] for name in names}
        value = self.value()
        return facts if value is None else facts | {"content": as_content(value)}

    @classmethod
    def initial_of(cls, document: Document) -> dict[str, Any]:
        names = ("subject", "dated_on", "signatory", "signatory_position", "digits")
        return {name: getattr(document, name) for name in names} | {"version": document.edition}


class BookForm(DraftForm):
    """The book's own words: a foreword and a rationale that every office writes as it will, the usual ones to begin."""

    foreword = Lines(
        label=_("คำนำ"), required=False, rows=10, help_text=_("บรรทัดละหนึ่งย่อหน้า ลบให้ว่างเพื่อกลับไปใช้ข้อความมาตรฐาน")
    )
    rationale = Lines(
        label=_("หลักการและเหตุผลของแผน"), required=False, rows=12,
        help_text=_("เช่น ความเชื่อมโยงกับยุทธศาสตร์ชาติ แผนแม่บท และแผนปฏิบัติการระดับชาติ ค่าเป้าหมาย CPI และ ITA บรรทัดละหนึ่งย่อหน้า"),
    )  # fmt: skip

    why: ClassVar[dict[str, Any]] = DraftForm.why | {
        "foreword": _("ส่วนอื่นของเล่มพิมพ์จากแผนที่อนุมัติ แก้ที่แผน สองส่วนนี้เป็นถ้อยคำของหน่วยงานเอง"),
    }

    def facts(self) -> dict[str, Any]:
        """What is the usual text is not kept, so that it follows the names and years of the plan."""
        usual = usual_prose(self.document)
        typed = {part: self.cleaned_data[part] for part in usual}
        own = {part: "\n".join(lines) for part, lines in typed.items() if lines and lines != usual[part]}
        return super().facts() | {"prose": own}

    @classmethod
    def initial_of(cls, document: Document) -> dict[str, Any]:
        own = {part: tuple(str(words).splitlines()) for part, words in document.prose.items()}
        return super().initial_of(document) | usual_prose(document) | own


class OrderForm(DraftForm):
    members = RowsField(
        (
            Column("name", _("ชื่อ-สกุล"), 160, "people"),
            Column("position", _("ตำแหน่ง"), 240),
            Column("role", _("หน้าที่"), 120, "roles"),
        ),
        needed="name", label=_("คณะกรรมการ"), required=False,
        help_text=_("เลือกจากรายชื่อหรือพิมพ์เอง เปลี่ยนลำดับด้วยเลขหน้าแถว ลบแถวโดยล้างข้อความทั้งแถว"),
    )  # fmt: skip
    duties = Lines(label=_("หน้าที่ของคณะกรรมการ"), required=False, help_text=_("หนึ่งบรรทัดคือหนึ่งข้อ ระบบใส่เลขข้อให้"))
    field_order = ["subject", "members", "duties"]

    def value(self) -> Order:
        members = tuple(
            Member(name=row["name"], position=row["position"] or None, role=row["role"] or None)
            for row in self.cleaned_data["members"]
        )
        return Order(members=members, duties=self.cleaned_data["duties"])

    @classmethod
    def initial_of(cls, document: Document) -> dict[str, Any]:
        value = text_value(document)
        if not isinstance(value, Order):
            raise TypeError(document.kind)
        rows: list[Row] = [
            {"name": one.name, "position": one.position or "", "role": one.role or ""} for one in value.members
        ]
        return super().initial_of(document) | {"members": rows, "duties": value.duties}


class ProclamationForm(DraftForm):
    paragraphs = Lines(label=_("เนื้อความ"), rows=8, help_text=_("หนึ่งบรรทัดคือหนึ่งย่อหน้า"))
    commitments = Lines(label=_("ข้อที่ให้ถือปฏิบัติ"), rows=8, required=False, help_text=_("หนึ่งบรรทัดคือหนึ่งข้อ ระบบใส่เลขข้อให้"))
    closing = forms.CharField(label=_("ข้อความปิดท้าย"), max_length=400, required=False)
    field_order = ["subject", "paragraphs", "commitments", "closing"]

    def value(self) -> Proclamation:
        return Proclamation(
            paragraphs=self.cleaned_data["paragraphs"],
            commitments=self.cleaned_data["commitments"],
            closing=clean(self.cleaned_data["closing"]).strip(),
        )

    @classmethod
    def initial_of(cls, document: Document) -> dict[str, Any]:
        value = text_value(document)
        if not isinstance(value, Proclamation):
            raise TypeError(document.kind)
        said = {"paragraphs": value.paragraphs, "commitments": value.commitments, "closing": value.closing}
        return super().initial_of(document) | said


class MemoForm(DraftForm):
    unit = forms.CharField(label=_("ส่วนราชการ"), max_length=240)
    to = forms.CharField(label=_("เรียน"), max_length=240)
    section1 = Lines(label=MEMO_HEADINGS[0], rows=3, required=False)
    section2 = Lines(label=MEMO_HEADINGS[1], rows=3, required=False)
    section3 = Lines(label=MEMO_HEADINGS[2], rows=3, required=False)
    section4 = Lines(label=MEMO_HEADINGS[3], rows=3)
    opinions = RowsField(
        (
            Column("position", _("ตำแหน่ง"), 240),
            Column("name", _("ชื่อ-สกุล"), 160, "people"),
            Column("text", _("ความเห็น"), 2000, lines=True),
        ),
        needed="position", label=_("ความเห็นตามลำดับชั้น"), required=False,
        help_text=_("แถวสุดท้ายคือการพิจารณาของผู้บริหาร เว้นชื่อและความเห็นไว้เพื่อลงนามด้วยมือได้"),
    )  # fmt: skip
    field_order = [
        "unit", "to", "subject", "section1", "section2", "section3", "section4", "opinions", "signatory",
        "signatory_position",
    ]  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["signatory"].label = _("ผู้รายงาน")
        self.fields["signatory_position"].label = _("ตำแหน่งผู้รายงาน")

    def value(self) -> Memo:
        said = self.cleaned_data
        texts = [(heading, said[f"section{at}"]) for at, heading in enumerate(MEMO_HEADINGS, 1)]
        return Memo(
            unit=clean(said["unit"]),
            to=clean(said["to"]),
            sections=tuple(MemoSection(heading=heading, text="\n".join(lines)) for heading, lines in texts if lines),
            opinions=tuple(
                Opinion(position=row["position"], name=row["name"] or None, text=row["text"] or None)
                for row in said["opinions"]
            ),
        )

    @classmethod
    def initial_of(cls, document: Document) -> dict[str, Any]:
        value = text_value(document)
        if not isinstance(value, Memo):
            raise TypeError(document.kind)
        texts = {section.heading: section.text for section in value.sections}
        sections = {f"section{at}": texts.get(heading, "") for at, heading in enumerate(MEMO_HEADINGS, 1)}
        opinions: list[Row] = [
            {"position": one.position, "name": one.name or "", "text": one.text or ""} for one in value.opinions
        ]
        return super().initial_of(document) | {"unit": value.unit, "to": value.to, "opinions": opinions} | sections


def form_for(document: Document) -> type[DraftForm]:
    """The form of the document's kind."""
    if document.kind == Kind.BOOK:
        return BookForm
    if document.kind == Kind.ORDER:
        return OrderForm
    if document.kind == Kind.MEMO:
        return MemoForm
    return ProclamationForm if is_proclamation(document.kind) else DraftForm
