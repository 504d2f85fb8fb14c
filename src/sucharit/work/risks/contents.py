"""What an officer may write of a risk or of criteria, as one value: read from rows and snapshots, made by forms.

History keeps it as JSON, so a version can be put back by the same verb that saves a form.
"""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from sucharit.base.people.gate import NotAllowed
from sucharit.core.thai import clean
from sucharit.work.risks.models import Control, Rating, Risk, RiskCriteria, ScaleStep
from sucharit.work.risks.values import levels_of, rating_of

LONGEST_TEXT = 4_000
LONGEST_OWNER = 200
LONGEST_LEVEL = 40
MOST_RISKS = 300
MOST_ISSUES = 60
MOST_CONTROLS = 60
SIZES = (3, 4, 5, 6)
SCALES = tuple(ScaleStep.Scale.values)

Value = TypeVar("Value", bound=Struct)


class RatingContent(Struct, frozen=True, kw_only=True):
    likelihood: int | None = None
    impact: int | None = None
    reason: str = ""
    proposed: bool = False

    @property
    def says_nothing(self) -> bool:
        return self.likelihood is None and self.impact is None and not self.reason


class IssueContent(Struct, frozen=True, kw_only=True):
    key: uuid.UUID
    text: str


class ControlContent(Struct, frozen=True, kw_only=True):
    key: uuid.UUID
    text: str
    unit: int | None = None
    owner: str = ""
    due: datetime.date | None = None
    status: str = Control.Status.PLANNED.value
    progress: str = ""


class RiskContent(Struct, frozen=True, kw_only=True):
    """Everything that is written of one risk; its key, place and register are no content."""

    process: str
    kind: int | None = None
    unit: int | None = None
    owner: str = ""
    due: datetime.date | None = None
    status: str = Risk.Status.OPEN.value
    stated_level: str = ""
    issues: tuple[IssueContent, ...] = ()
    inherent: RatingContent = RatingContent()
    residual: RatingContent = RatingContent()
    controls: tuple[ControlContent, ...] = ()


class CriteriaContent(Struct, frozen=True, kw_only=True):
    """Scales by name and score, levels by "likelihood-impact"; what is empty is not there."""

    likelihoods: int = 5
    impacts: int = 5
    scales: Mapping[str, Mapping[str, str]] = {}
    cells: Mapping[str, str] = {}


FIELD_NAMES = {
    "process": gettext_lazy("กระบวนงาน"),
    "kind": gettext_lazy("ประเภทความเสี่ยง"),
    "unit": gettext_lazy("หน่วยงานที่รับผิดชอบ"),
    "owner": gettext_lazy("ผู้รับผิดชอบ"),
    "due": gettext_lazy("กำหนดเสร็จ"),
    "status": gettext_lazy("สถานะ"),
    "stated_level": gettext_lazy("ระดับที่เอกสารเดิมพิมพ์"),
    "issues": gettext_lazy("ประเด็นความเสี่ยง"),
    "inherent": gettext_lazy("คะแนนก่อนควบคุม"),
    "residual": gettext_lazy("คะแนนหลังควบคุม"),
    "controls": gettext_lazy("มาตรการควบคุม"),
}


def content_of(risk: Risk) -> RiskContent:
    """The content of a risk that was fetched with `values.whole`."""
    return RiskContent(
        process=risk.process,
        kind=risk.kind,
        unit=risk.unit_id,
        owner=risk.owner,
        due=risk.due,
        status=str(risk.status),
        stated_level=risk.stated_level,
        issues=tuple(IssueContent(key=issue.key, text=issue.text) for issue in risk.issues.all()),
        inherent=_rating(rating_of(risk, Rating.Stage.INHERENT)),
        residual=_rating(rating_of(risk, Rating.Stage.RESIDUAL)),
        controls=tuple(control_content(control) for control in risk.controls.all()),
    )


def control_content(control: Control) -> ControlContent:
    return ControlContent(
        key=control.key, text=control.text, unit=control.unit_id, owner=control.owner, due=control.due,
        status=str(control.status), progress=control.progress,
    )  # fmt: skip


def _rating(rating: Rating | None) -> RatingContent:
    if rating is None:
        return RatingContent()
    return RatingContent(
        likelihood=rating.likelihood, impact=rating.impact, reason=rating.reason, proposed=rating.proposed
    )


def criteria_content(criteria: RiskCriteria) -> CriteriaContent:
    scales: dict[str, dict[str, str]] = {}
    for step in criteria.scale_steps.all():
        scales.setdefault(step.scale, {})[str(step.score)] = step.meaning
    return CriteriaContent(
        likelihoods=criteria.likelihoods,
        impacts=criteria.impacts,
        scales=scales,
        cells={f"{likelihood}-{impact}": word for (likelihood, impact), word in levels_of(criteria).items()},
    )


def snapshot(content: Struct) -> dict[str, Any]:
    """The content as JSON gives it back, so that two equal contents compare equal."""
    told: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(content))
    return told


def from_snapshot(kept: Mapping[str, Any], shape: type[Value]) -> Value:
    """The content that a version keeps."""
    return msgspec.convert(dict(kept), shape)


def words(text: str, longest: int = LONGEST_TEXT) -> str:
    """Typed text in regular code points, blank lines and spaces around it gone. NotAllowed where it is too long."""
    plain = clean(text).strip()
    if len(plain) > longest:
        raise NotAllowed(
            _("ข้อความยาว %(have)s ตัวอักษร เกิน %(most)s ตัวอักษร โปรดย่อหรือแยกเป็นหลายข้อ")
            % {"have": f"{len(plain):,}", "most": f"{longest:,}"},
            f"a text of {len(plain)} characters; at most {longest}",
        )
    return plain


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    return " ".join(words(text, longest).split())


def new_issues(texts: Iterable[str]) -> tuple[IssueContent, ...]:
    return tuple(IssueContent(key=uuid.uuid4(), text=text) for text in texts)


def new_controls(texts: Iterable[str]) -> tuple[ControlContent, ...]:
    return tuple(ControlContent(key=uuid.uuid4(), text=text) for text in texts)
