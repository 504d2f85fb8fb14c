"""The reporter's forms. They keep what was typed when something is missing, and keep nothing anywhere else."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.files.actions import UnacceptableFile, accepted_kind, shown_name
from sucharit.work.sealed.actions.filing import Filing, Upload
from sucharit.work.sealed.contents import Content, Head, Identity, Known, Matter

KINDS = ("jpeg", "png", "pdf", "docx", "xlsx", "txt")
ACCEPT = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,.txt"
MOST_EACH = 10 * 1024 * 1024
MOST_FILES = 5
TEXT, LINE = 10_000, 1_000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "false"})


def _plain(text: str) -> str:
    """Line breaks stay; what cannot be shown goes."""
    kept = "".join(letter for letter in text.replace("\r\n", "\n") if letter in "\n\t" or letter.isprintable())
    return kept.strip()


class PlainField(forms.CharField):
    """Text without control characters; NUL and the like are dropped, not complained of."""

    def to_python(self, value: Any) -> str:
        return _plain("" if value is None else str(value))


class ReportForm(forms.Form):
    """What happened. Only the title, the kind and what happened are asked for."""

    title = PlainField(
        label=_("เรื่องอะไร (สั้น ๆ)"), max_length=120, help_text=_("เช่น ตรวจรับถนนที่ยังสร้างไม่เสร็จ"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 120}),
    )  # fmt: skip
    matter = forms.ChoiceField(label=_("ประเภท"), choices=[("", _("เลือกประเภท")), *Matter.choices])
    what = PlainField(
        label=_("เกิดอะไรขึ้น"), max_length=TEXT, widget=_area(8),
        help_text=_("เล่าตามที่ทราบ ไม่จำเป็นต้องครบ ระวังคำที่ทำให้รู้ว่าท่านเป็นใคร"),
    )  # fmt: skip
    when = PlainField(label=_("เกิดเมื่อใด"), max_length=LINE, required=False, widget=_area(2))
    where = PlainField(label=_("เกิดที่ใด"), max_length=LINE, required=False, widget=_area(2))
    who = PlainField(
        label=_("ใครเกี่ยวข้อง"), max_length=LINE, required=False, widget=_area(2), help_text=_("ชื่อ ตำแหน่ง บริษัท หรือลักษณะ")
    )
    known = forms.ChoiceField(label=_("ท่านทราบได้อย่างไร"), choices=[("", _("ไม่ระบุ")), *Known.choices], required=False)
    known_more = PlainField(label=_("รายละเอียดเพิ่มเติม"), max_length=LINE, required=False, widget=_area(2))
    accused = forms.MultipleChoiceField(
        label=_("เรื่องนี้เกี่ยวกับผู้ใดในรายชื่อนี้หรือไม่"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("ผู้ที่ท่านเลือกจะเปิดอ่านเรื่องนี้ไม่ได้ ถ้าเลือกนายกหรือปลัด เรื่องจะถูกกำกับให้ส่งหน่วยงานภายนอก"),
    )  # fmt: skip
    name = PlainField(
        label=_("ชื่อของท่าน (ไม่จำเป็น)"), max_length=160, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("ปิดผนึกแยกต่างหาก เปิดได้เมื่อเจ้าหน้าที่และผู้ถือกุญแจอีกคนเห็นพ้องกันเท่านั้น เว้นว่างได้"),
    )  # fmt: skip
    contact = PlainField(
        label=_("ช่องทางติดต่อ (ไม่จำเป็น)"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}), help_text=_("ไม่ให้ก็คุยกันได้ด้วยใบรับ"),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = dict(people)
        accused = self.fields["accused"]
        accused.choices = list(people)  # type: ignore[attr-defined]

    def filing(self, files: Sequence[Upload]) -> Filing:
        """What is sealed."""
        told = self.cleaned_data
        chosen = set(told["accused"])
        executive = any(one.startswith("u") for one in chosen)
        accused = sorted(int(one[1:]) for one in chosen)
        identity = Identity(name=told["name"], contact=told["contact"]) if told["name"] or told["contact"] else None
        head = Head(
            title=told["title"], matter=told["matter"], accused=accused, executive=executive, named=identity is not None
        )
        content = Content(**{name: told[name] for name in ("what", "when", "where", "who", "known", "known_more")})
        names = tuple(self.people[one] for one in told["accused"])
        return Filing(head, content, names, identity, tuple(files))


class FollowForm(forms.Form):
    """The receipt, typed or pasted."""

    receipt = forms.CharField(
        label=_("ตัวเลขบนใบรับ 40 หลัก"), max_length=200, help_text=_("พิมพ์ติดกันหรือเว้นวรรคก็ได้ เลขไทยก็ได้"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}),
    )  # fmt: skip


class MessageForm(forms.Form):
    """A message of either side."""

    text = PlainField(label=_("ข้อความ"), max_length=TEXT, widget=_area(5))
    once = forms.RegexField(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput, required=False)


def _refused(fault: UnacceptableFile, upload: UploadedFile[Any]) -> str:
    """What is wrong; sound and film have words of their own."""
    if str(upload.content_type).startswith(("audio/", "video/")):
        told = gettext("ไม่รับเสียงและวิดีโอ เพราะล้างข้อมูลแฝงไม่ได้ โปรดเขียนว่ามีไฟล์นี้ แล้วตกลงวิธีส่งกับเจ้าหน้าที่ในข้อความ")
        return f"{fault.name}: {told}"
    return f"{fault.name}: {fault.said}"


def uploads_of(files: Sequence[UploadedFile[Any]], *, too_large: bool = False) -> tuple[list[Upload], list[str]]:
    """Files that are taken, and in Thai what is wrong with the others. The name is cleaned; the content decides."""
    if too_large:
        return [], [gettext("ไฟล์รวมกันใหญ่เกิน 20 เมกะไบต์ โปรดเลือกน้อยลงหรือย่อภาพ แล้วเลือกไฟล์ใหม่อีกครั้ง")]
    taken: list[Upload] = []
    faults = [gettext("แนบได้ครั้งละไม่เกิน 5 ไฟล์")] if len(files) > MOST_FILES else []
    for upload in list(files)[:MOST_FILES]:
        try:
            kind = accepted_kind(upload, kinds=KINDS, most=MOST_EACH)
        except UnacceptableFile as fault:
            faults.append(_refused(fault, upload))
            continue
        upload.seek(0)
        taken.append(Upload(shown_name(upload.name or "")[:120], kind, upload.read()))
    return ([], faults) if faults else (taken, [])
