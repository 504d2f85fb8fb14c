"""Submitting, one signature, and the filters of the inbox."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals.actions import LONGEST_WORD
from sucharit.base.approvals.carried import Thing
from sucharit.base.approvals.carrying import Signature
from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.approvals.ways import Way
from sucharit.base.screens.forms import SearchField


class InboxFilter(forms.Form):
    """What the list of approvals is narrowed to; anything unknown narrows nothing."""

    show = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    q = SearchField(label=_("ค้นหาชื่อเรื่อง"), required=False)
    state = forms.ChoiceField(label=_("สถานะ"), required=False, choices=[("", _("ทุกสถานะ")), *Approval.State.choices])


class WordsField(forms.CharField):
    """What an officer says to go with a deed."""

    def __init__(self, label: Any, help_text: Any = "", *, required: bool = False, rows: int = 4) -> None:
        super().__init__(
            label=label, help_text=help_text, required=required, max_length=LONGEST_WORD,
            widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": _("โปรดเขียนเหตุผล")},
        )  # fmt: skip


class SubmitForm(forms.Form):
    note = WordsField(_("ข้อความถึงผู้พิจารณา"), _("เช่น จุดที่อยากให้ดูเป็นพิเศษ ไม่ใส่ก็ได้"))


class DecisionForm(forms.Form):
    """One signature. The hidden fields say what the signer's page showed: submission, step, content."""

    SHOWN = ("submission", "place", "fingerprint")

    answer = forms.ChoiceField(
        label=_("ความเห็น"), widget=forms.RadioSelect, error_messages={"required": _("โปรดเลือกความเห็น")}
    )
    opinion = WordsField(_("ข้อความประกอบความเห็น"), _("จำเป็นเมื่อเลือกส่งกลับ หรือความเห็นอื่น ๆ ข้อความนี้จะปรากฏในบันทึกการพิจารณา"))
    submission = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.IntegerField(widget=forms.HiddenInput)
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=80)
    confirmed = forms.CharField(widget=forms.HiddenInput, required=False, max_length=3)

    def __init__(self, *args: Any, choices: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = choices or ApprovalStep.Answer.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        answer = told.get("answer")
        if answer and answer != ApprovalStep.Answer.AGREED and not (told.get("opinion") or "").strip():
            raise ValidationError({"opinion": _("โปรดเขียนเหตุผลหรือความเห็น")})
        return told

    @property
    def stale(self) -> bool:
        """Hidden fields that do not fit were not typed by anyone."""
        return bool({*self.SHOWN} & set(self.errors))

    @property
    def signature(self) -> Signature:
        """As carrying.decide takes it."""
        told = self.cleaned_data
        return Signature(
            answer=told["answer"], opinion=told["opinion"], fingerprint=told["fingerprint"], place=told["place"],
            submission=told["submission"],
        )  # fmt: skip

    @classmethod
    def for_way(cls, way: Way[Thing], typed: "DecisionForm | None" = None) -> "DecisionForm":
        """The form of the step in turn as the page shows it now; what was `typed` before stays typed."""
        seen: dict[str, Any] = {
            "submission": way.latest.pk if way.latest else "",
            "place": way.turn.place if way.turn else "",
            "fingerprint": way.current,
        }
        if typed is not None:
            seen |= {name: typed.data.get(name, "") for name in ("answer", "opinion")}
        return cls(initial=seen, choices=way.choices)
