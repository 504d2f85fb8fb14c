"""A risk with its controls, as one form."""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.forms import DayField
from sucharit.base.screens.nested import Item, NestedListField, as_text
from sucharit.reference.risks import risk_vocabulary
from sucharit.work.risks.contents import (
    LONGEST_OWNER,
    MOST_CONTROLS,
    ControlContent,
    IssueContent,
    RatingContent,
    RiskContent,
)
from sucharit.work.risks.forms.words import Words
from sucharit.work.risks.models import Control, Rating, Risk, RiskCriteria, RiskRegister

STAGES = (Rating.Stage.INHERENT.value, Rating.Stage.RESIDUAL.value)


Choices = list[tuple[str, str]]


class Chosen(forms.TypedChoiceField):
    """A number from a list, or none of it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, coerce=int, empty_value=None, **options)


def score_choices(criteria: RiskCriteria | None, stage_of: str, now: int | None) -> Choices:
    """The scores of a scale with what they mean, the highest first; a score that the scale no longer has says so."""
    highest = 5
    meanings: dict[int, str] = {}
    if criteria:
        likelihood = stage_of == "likelihood"
        highest = criteria.likelihoods if likelihood else criteria.impacts
        scales = ("likelihood",) if likelihood else ("impact_other", "impact_financial")
        for scale in reversed(scales):
            meanings |= {step.score: step.meaning for step in criteria.scale_steps.all() if step.scale == scale}
    told = [("", _("ยังไม่ให้คะแนน"))]
    told += [(str(score), _scored(score, meanings.get(score, ""))) for score in range(highest, 0, -1)]
    if now and now > highest:
        told.append((str(now), _("%(score)s (ไม่มีในเกณฑ์ปีนี้)") % {"score": now}))
    return told


def _scored(score: int, meaning: str) -> str:
    short = " ".join(meaning.split())
    return f"{score} · {short[:80]}{'…' if len(short) > 80 else ''}" if short else str(score)


def _units(organization: Organization, content: RiskContent | None) -> Choices:
    """Units at work, and those that the risk already names though they were closed since."""
    named = {content.unit, *(control.unit for control in content.controls)} if content else set()
    there = [unit for unit in organization.units.all() if unit.active or unit.pk in named]
    return [("", _("ยังไม่ระบุ")), *((str(unit.pk), str(unit)) for unit in there)]


class ControlForm(forms.Form):
    """One measure against the risk. An empty new one is no measure."""

    text = Words(label=gettext_lazy("มาตรการ"), required=False)
    unit = Chosen(label=gettext_lazy("หน่วยงาน"))
    owner = Words(label=gettext_lazy("ผู้รับผิดชอบ"), required=False, longest=LONGEST_OWNER, rows=1)
    due = DayField(label=gettext_lazy("กำหนดเสร็จ"), required=False, help_text="")
    status = forms.ChoiceField(
        label=gettext_lazy("สถานะ"), choices=Control.Status.choices, required=False, initial=Control.Status.PLANNED
    )
    progress = Words(label=gettext_lazy("ผลการดำเนินการ"), required=False)
    place = forms.IntegerField(label=gettext_lazy("ข้อที่"), required=False, min_value=0, max_value=9_999)
    out = forms.BooleanField(label=gettext_lazy("นำมาตรการนี้ออก"), required=False)

    def __init__(
        self,
        key: uuid.UUID,
        units: Choices,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
        new: bool = False,
    ) -> None:
        super().__init__(data, initial=initial, prefix=f"control-{key}")
        self.key, self.new = key, new
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("text") and not told.get("out") and "text" not in self.errors and not self.says_nothing:
            self.add_error("text", _("โปรดระบุมาตรการ หากไม่ใช้แล้วให้เลือก “นำมาตรการนี้ออก”"))
        return told

    @property
    def says_nothing(self) -> bool:
        """A new row in which nothing was written."""
        told = self.cleaned_data
        written = [told.get(name) for name in ("text", "unit", "owner", "due", "progress")]
        return self.new and not any(written)

    @property
    def content(self) -> ControlContent | None:
        told = self.cleaned_data
        if told.get("out") or self.says_nothing:
            return None
        return ControlContent(
            key=self.key,
            text=told["text"],
            unit=told["unit"],
            owner=told["owner"],
            due=told["due"],
            status=told["status"] or Control.Status.PLANNED.value,
            progress=told["progress"],
        )


class RiskForm(forms.Form):
    """A risk with its issues and ratings, and the forms of its controls in `controls`."""

    process = Words(
        label=gettext_lazy("กระบวนงาน / ขั้นตอนการดำเนินงาน"), help_text=gettext_lazy("เช่น การจัดซื้อจัดจ้าง วิธีเฉพาะเจาะจง")
    )
    kind = Chosen(label=gettext_lazy("ประเภทความเสี่ยง"))
    issues = NestedListField(
        label=gettext_lazy("ประเด็นความเสี่ยงการทุจริต"), required=False, most_depth=0, max_length=200_000,
        help_text=gettext_lazy("สิ่งที่อาจเกิดขึ้น หนึ่งบรรทัดคือหนึ่งประเด็น"),
    )  # fmt: skip
    unit = Chosen(label=gettext_lazy("หน่วยงานที่รับผิดชอบ"))
    owner = Words(
        label=gettext_lazy("ผู้รับผิดชอบ"), required=False, longest=LONGEST_OWNER, rows=1,
        help_text=gettext_lazy("ตำแหน่งหรือชื่อ เช่น ผู้อำนวยการกองคลัง"),
    )  # fmt: skip
    due = DayField(label=gettext_lazy("กำหนดเสร็จ"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("สถานะ"), choices=Risk.Status.choices, required=False)
    inherent_likelihood = forms.TypedChoiceField(
        label=gettext_lazy("โอกาส"), required=False, coerce=int, empty_value=None
    )
    inherent_impact = forms.TypedChoiceField(
        label=gettext_lazy("ผลกระทบ"), required=False, coerce=int, empty_value=None
    )
    inherent_reason = Words(label=gettext_lazy("เหตุผลของคะแนนก่อนควบคุม"), required=False)
    residual_likelihood = forms.TypedChoiceField(
        label=gettext_lazy("โอกาส"), required=False, coerce=int, empty_value=None
    )
    residual_impact = forms.TypedChoiceField(
        label=gettext_lazy("ผลกระทบ"), required=False, coerce=int, empty_value=None
    )
    residual_reason = Words(label=gettext_lazy("เหตุผลของคะแนนหลังควบคุม"), required=False)
    reviewed = forms.BooleanField(label=gettext_lazy("ทบทวนคะแนนที่เสนอจากปีก่อนแล้ว"), required=False)
    by_matrix = forms.BooleanField(label=gettext_lazy("ใช้ระดับจากเกณฑ์แทนระดับที่เอกสารเดิมพิมพ์"), required=False)

    why = {
        "inherent_reason": gettext_lazy("ผู้ตรวจสอบและผู้ประเมินปีถัดไปจะเข้าใจว่าให้คะแนนจากข้อเท็จจริงใด"),
    }

    def __init__(self, register: RiskRegister, content: RiskContent | None, data: QueryDict | None = None) -> None:
        self.register, self.before = register, content
        super().__init__(data, initial=_initial(content) if content else {"status": Risk.Status.OPEN})
        units = _units(register.organization, content)
        self._fill_choices(units)
        self.controls = list(_control_forms(content, units, data))
        if content is not None:
            self.fields["issues"].widget.attrs["data-ids"] = ",".join(str(issue.key) for issue in content.issues)
        for name in self._not_asked(content):
            del self.fields[name]

    def _not_asked(self, content: RiskContent | None) -> Iterator[str]:
        if content is None or not (content.inherent.proposed or content.residual.proposed):
            yield "reviewed"
        if content is None or not content.stated_level:
            yield "by_matrix"

    def _fill_choices(self, units: Choices) -> None:
        kinds = [(str(kind.number), kind.title) for kind in risk_vocabulary().kinds]
        choices: dict[str, Choices] = {"unit": units, "kind": [("", _("ยังไม่ระบุ")), *kinds]}
        for stage in STAGES:
            rating: RatingContent = getattr(self.before, stage, RatingContent())
            for score in ("likelihood", "impact"):
                now = getattr(rating, score)
                choices[f"{stage}_{score}"] = score_choices(self.register.criteria, score, now)
        for name, told in choices.items():
            field = self.fields[name]
            field.choices = told  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = _("“%(value)s” ไม่มีในเกณฑ์หรือรายการ โปรดเลือกใหม่")

    def is_valid(self) -> bool:
        """The risk and every control, so that all faults are told at once."""
        return all([super().is_valid(), *(form.is_valid() for form in self.controls)])

    def clean(self) -> dict[str, Any]:
        if len(self.controls) > MOST_CONTROLS + 1:
            raise ValidationError(_("มาตรการมีได้ไม่เกิน %(most)s ข้อ"), code="most", params={"most": MOST_CONTROLS})
        return super().clean() or {}

    @property
    def all_errors(self) -> dict[str, list[str]]:
        """Faults by the name that stands in the page, for autosave.js."""
        told = {"" if name == "__all__" else name: [str(one) for one in faults] for name, faults in self.errors.items()}
        for form in self.controls:
            told |= {form.add_prefix(name): [str(one) for one in faults] for name, faults in form.errors.items()}
        return told

    @property
    def content(self) -> RiskContent:
        """What was written; only after `is_valid`."""
        told = self.cleaned_data
        written = [form for form in self.controls if form.content]
        written.sort(key=lambda form: form.cleaned_data.get("place") or 10_000)
        return RiskContent(
            process=told["process"],
            kind=told["kind"],
            unit=told["unit"],
            owner=told["owner"],
            due=told["due"],
            status=told["status"] or (self.before.status if self.before else Risk.Status.OPEN.value),
            stated_level="" if told.get("by_matrix") or self.before is None else self.before.stated_level,
            issues=tuple(self._issues(told["issues"])),
            inherent=self._rating("inherent"),
            residual=self._rating("residual"),
            controls=tuple(content for form in written if (content := form.content)),
        )

    def _issues(self, lines: tuple[Item, ...]) -> Iterator[IssueContent]:
        """Lines keep the key that the page was given, or that of the same words; the field itself drops the ids."""
        known = {str(issue.key): issue for issue in self.before.issues} if self.before else {}
        by_text = {issue.text: str(issue.key) for issue in known.values()}
        names = str(self.data.get("issues_ids", "")).split(",")
        for place, line in enumerate(lines):
            named = names[place].strip() if len(names) == len(lines) else ""
            key = named if named in known else by_text.get(line.text, "")
            yield IssueContent(key=known.pop(key).key if key in known else uuid.uuid4(), text=line.text)

    def _rating(self, stage: str) -> RatingContent:
        told = self.cleaned_data
        before: RatingContent = getattr(self.before, stage, RatingContent())
        likelihood, impact = told[f"{stage}_likelihood"], told[f"{stage}_impact"]
        same = (likelihood, impact) == (before.likelihood, before.impact)
        return RatingContent(
            likelihood=likelihood,
            impact=impact,
            reason=told[f"{stage}_reason"],
            proposed=before.proposed and same and not told.get("reviewed"),
        )


def _initial(content: RiskContent) -> dict[str, Any]:
    told: dict[str, Any] = {
        "process": content.process,
        "kind": content.kind,
        "unit": content.unit,
        "owner": content.owner,
        "due": content.due,
        "status": content.status,
        "issues": as_text(Item(issue.text, 0, str(issue.key)) for issue in content.issues),
    }
    for stage in STAGES:
        rating: RatingContent = getattr(content, stage)
        told |= {f"{stage}_{name}": getattr(rating, name) for name in ("likelihood", "impact", "reason")}
    return told


def _control_forms(content: RiskContent | None, units: Choices, data: QueryDict | None) -> Iterator[ControlForm]:
    """The controls that stand and one to write a new one in; from a POST those that the page says it had."""
    known = {str(control.key): control for control in content.controls} if content else {}
    if data is None:
        for place, control in enumerate(known.values(), 1):
            yield ControlForm(control.key, units, initial=_control_initial(control, place))
        yield ControlForm(uuid.uuid4(), units, initial={"place": len(known) + 1}, new=True)
        return
    for key in _keys_in(data):
        yield ControlForm(key, units, data, new=str(key) not in known)


def _control_initial(control: ControlContent, place: int) -> dict[str, Any]:
    names = ("text", "unit", "owner", "due", "status", "progress")
    return {name: getattr(control, name) for name in names} | {"place": place}


def _keys_in(data: QueryDict) -> Iterator[uuid.UUID]:
    """The controls that the page had, in its order: "control-<key>-here"."""
    told = [name for name in data if name.startswith("control-") and name.endswith("-here")]
    for name in told[: MOST_CONTROLS * 2]:
        with suppress(ValueError):
            yield uuid.UUID(name.removeprefix("control-").removesuffix("-here"))
