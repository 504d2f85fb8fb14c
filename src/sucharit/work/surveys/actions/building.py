"""A survey is made, empty or from a ready form; settings, sections and questions are written while it is a draft."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.surveys.actions.conditions import openings_of
from sucharit.work.surveys.actions.locking import drafted, kept, locked, may_run, seen
from sucharit.work.surveys.finding import make_findable
from sucharit.work.surveys.models import Choice, Line, Question, Section, Survey
from sucharit.work.surveys.ready import Ask, Form
from sucharit.work.surveys.snapshots import snapshot
from sucharit.work.years.recording.writing import text_of

MADE = declare("surveys.made", gettext_lazy("สร้างแบบสำรวจ {label}"))
CHANGED = declare("surveys.changed", gettext_lazy("แก้ไขการตั้งค่าของแบบสำรวจ {label}"))
ASKED = declare("surveys.asked", gettext_lazy("เพิ่มหรือแก้ไขคำถามของแบบสำรวจ {label}: {question}"))
DROPPED = declare("surveys.dropped", gettext_lazy("นำ “{question}” ออกจากแบบสำรวจ {label}"))
ORDERED = declare("surveys.ordered", gettext_lazy("จัดลำดับคำถามของแบบสำรวจ {label}"))
PARTED = declare("surveys.parted", gettext_lazy("เพิ่มหรือแก้ไขส่วนของแบบสำรวจ {label}: {section}"))
DISCARDED = declare("surveys.discarded", gettext_lazy("ทิ้งร่างแบบสำรวจ {label}"))

MOST_QUESTIONS, MOST_SECTIONS, MOST_CHOICES, MOST_LINES = 60, 15, 30, 20
#: what may still be changed while answers come in: nothing that they were told about how they are hidden or counted
WHILE_OPEN = (
    "title", "thanks", "closes_on", "people", "target", "by_link", "by_kiosk", "by_paper", "by_invitation",
    "show_results", "listed",
)  # fmt: skip
FIELDS = (*WHILE_OPEN, "intro", "unit", "k", "rule", "level", "pass_mark", "base", "before")


@transaction.atomic
def make_survey(
    *, by: Officer, form: Form, title: str = "", fiscal_year: int | None = None, unit: Any = None
) -> Survey:
    """A draft with the questions of the form, which may have none."""
    require(by, Can.SURVEY)
    row = Survey(
        organization=by.organization, by=by.user, fiscal_year=fiscal_year or FiscalYear.of(by.today).value, unit=unit,
        purpose=form.purpose, intro=form.intro, rule=form.rule, level=form.level, base=form.base, target=form.target,
        by_kiosk=form.kiosk, thanks="ขอบคุณสำหรับคำตอบ ทุกคำตอบมีความหมายต่อการพัฒนางาน",
        title=text_of(title or form.title, 200, "title", one_line=True, required=_("โปรดใส่ชื่อแบบ")),
    )  # fmt: skip
    if unit is not None and unit.organization_id != by.organization.pk:
        raise NotAllowed("หน่วยงานนี้ไม่ใช่ของท่าน", "another organization's unit")
    if not may_run(by, row):
        raise NotAllowed("สร้างได้เฉพาะแบบสำรวจของหน่วยงานของท่าน", "for your own unit only")
    if row.base == Survey.Of.STAFF:
        row.people = by.organization.staff_count
    row.full_clean(exclude=["organization", "by"])
    row.save()
    _fill(row, form)
    keep_version(row, snapshot(row), by=by, verb=MADE)
    record(MADE, by=by, subject=row, label=row.title, facts={"form": form.key, "year": row.fiscal_year})
    make_findable(row)
    return row


def _fill(survey: Survey, form: Form) -> None:
    """Sections and questions of a ready form; keys run through the whole survey."""
    at = 0
    for place, part in enumerate(form.parts, 1):
        section = Section.objects.create(survey=survey, place=place, title=part.title, text=part.text)
        before: Question | None = None
        for ask in part.asks:
            at += 1
            before = _asked(survey, section, at, ask, before)


def _asked(survey: Survey, section: Section, at: int, ask: Ask, before: Question | None) -> Question:
    parent = (before.under or before) if before is not None and ask.under else None
    row = Question.objects.create(
        survey=survey, section=section, key=f"q{at}", place=at, kind=ask.kind, text=ask.text, hint=ask.hint,
        required=ask.required, counts=ask.counts, group=ask.group, full=ask.full, low_word=ask.low, high_word=ask.high,
        least=ask.least, most=ask.most, opens=ask.opens, key_yes=ask.key_yes, under=parent,
    )  # fmt: skip
    _options(row, [(text, place in ask.right) for place, text in enumerate(ask.choices, 1)], ask.lines)
    return row


def _options(question: Question, choices: Any, lines: Any) -> None:
    Choice.objects.bulk_create(
        Choice(question=question, place=place, text=text, right=right) for place, (text, right) in enumerate(choices, 1)
    )
    Line.objects.bulk_create(Line(question=question, place=place, text=text) for place, text in enumerate(lines, 1))


@transaction.atomic
def change_survey(survey: Survey, *, by: Officer, fields: dict[str, Any], edition: int | None = None) -> Survey:
    """Other settings. Once it is open, only what changes neither the promise to respondents nor the rule."""
    row = locked(survey, by)
    seen(row, edition)
    if row.state not in (Survey.State.DRAFT, Survey.State.OPEN):
        raise NotAllowed("แบบนี้ปิดแล้ว ผลถูกตรึงไว้ จึงแก้ไขไม่ได้", "it is closed and frozen")
    allowed = FIELDS if row.state == Survey.State.DRAFT else WHILE_OPEN
    for name in allowed:
        if name in fields:
            setattr(row, name, fields[name])
    _check(row, by)
    kept(row, by=by, verb=CHANGED, facts={"fields": sorted(name for name in fields if name in allowed)})
    return row


def _check(row: Survey, by: Officer) -> None:
    if not may_run(by, row) or (row.unit and row.unit.organization_id != by.organization.pk):
        raise NotAllowed("เลือกได้เฉพาะหน่วยงานของท่าน", "your own unit only")
    if row.before is not None and (row.before.organization_id != by.organization.pk or row.before_id == row.pk):
        raise NotAllowed("เลือกแบบทดสอบก่อนอบรมของหน่วยงานท่าน", "choose a test of your organization")
    if not (row.by_link or row.by_kiosk or row.by_paper or row.by_invitation):
        raise ValidationError({"by_link": _("โปรดเลือกช่องทางรับคำตอบอย่างน้อยหนึ่งทาง")})
    if row.by_kiosk and row.state == Survey.State.OPEN and not row.questions.filter(kind="faces", under=None).exists():
        raise ValidationError({"by_kiosk": _("ปุ่มกดที่จุดบริการต้องมีข้อแบบห้าใบหน้าอย่างน้อยหนึ่งข้อ")})
    if row.closes_on and row.state == Survey.State.OPEN and row.closes_on < by.today:
        raise ValidationError({"closes_on": _("วันสุดท้ายต้องไม่อยู่ก่อนวันนี้ ถ้าต้องการหยุดรับ ให้ปิดแบบ")})
    row.title = text_of(row.title, 200, "title", one_line=True, required=_("โปรดใส่ชื่อแบบ"))
    row.intro = text_of(row.intro, 4_000, "intro")
    row.thanks = text_of(row.thanks, 300, "thanks", one_line=True)
    row.full_clean(exclude=["organization", "unit", "before", "by"])


@transaction.atomic
def keep_section(survey: Survey, section: Section | None, *, by: Officer, title: str, text: str = "") -> Section:
    """A new section at the end, or another heading of one."""
    row = drafted(survey, by)
    if section is None:
        if row.sections.count() >= MOST_SECTIONS:
            raise NotAllowed(f"แบบหนึ่งมีได้ไม่เกิน {MOST_SECTIONS} ส่วน", f"at most {MOST_SECTIONS} sections")
        last = row.sections.aggregate(last=Max("place"))["last"] or 0
        section = Section(survey=row, place=last + 1)
    section.title = text_of(title, 200, "title", one_line=True, required=_("โปรดใส่หัวข้อส่วน"))
    section.text = text_of(text, 2_000, "text")
    section.save()
    kept(row, by=by, verb=PARTED, facts={"section": section.title})
    return section


@transaction.atomic
def keep_question(
    survey: Survey, question: Question | None, *, by: Officer, fields: dict[str, Any], edition: int | None = None
) -> Question:
    """A question written or rewritten. `fields` are Question's, with `choices` [(text, right)], `lines` [text]."""
    row = drafted(survey, by, edition)
    made = question or _next(row)
    for name in (
        "section", "kind", "text", "hint", "required", "counts", "group", "full", "low_word", "high_word", "least",
        "most", "key_yes", "under", "opens",
    ):  # fmt: skip
        if name in fields:
            setattr(made, name, fields[name])
    choices, lines = _fitting(made, row, fields.get("choices", ()), fields.get("lines", ()))
    made.full_clean(exclude=["survey", "section", "under"])
    made.save()
    made.followers.update(section=made.section)  # what is asked after it goes where it goes
    made.choices.all().delete()
    made.lines.all().delete()
    _options(made, choices, lines)
    kept(row, by=by, verb=ASKED, facts={"question": made.text[:120]})
    return made


def _next(survey: Survey) -> Question:
    keys = [int(key[1:]) for key in survey.questions.values_list("key", flat=True)]
    if len(keys) >= MOST_QUESTIONS:
        raise NotAllowed(f"แบบหนึ่งมีได้ไม่เกิน {MOST_QUESTIONS} ข้อ", f"at most {MOST_QUESTIONS} questions")
    last = survey.questions.aggregate(last=Max("place"))["last"] or 0
    return Question(survey=survey, key=f"q{max(keys, default=0) + 1}", place=last + 1)


def _fitting(question: Question, survey: Survey, choices: Any, lines: Any) -> tuple[list[Any], list[str]]:
    """Choices and lines that this kind has; what does not belong to it is put away."""
    kind = question.kind
    question.text = text_of(question.text, 400, "text", one_line=True, required=_("โปรดใส่คำถาม"))
    if question.section.survey_id != survey.pk:
        raise ValidationError({"section": _("โปรดเลือกส่วนของแบบนี้")})
    if question.counts and kind not in ("faces", "scale", "yes_no", "matrix"):
        raise ValidationError({"counts": _("คำถามแบบนี้ไม่มีคะแนน นำไปคิดคะแนนไม่ได้")})
    question.group = question.group and kind == "choice"
    told = [(text_of(text, 200, "choices", one_line=True), bool(right)) for text, right in choices]
    rows = [text_of(text, 200, "lines", one_line=True) for text in lines]
    if kind in ("choice", "many") and not 2 <= len(told) <= MOST_CHOICES:
        raise ValidationError({"choices": _("โปรดใส่ตัวเลือก 2-%(most)s ข้อ บรรทัดละข้อ") % {"most": MOST_CHOICES}})
    if kind == "matrix" and not 1 <= len(rows) <= MOST_LINES:
        raise ValidationError({"lines": _("โปรดใส่ข้อย่อย 1-%(most)s ข้อ บรรทัดละข้อ") % {"most": MOST_LINES}})
    if question.least is not None and question.most is not None and question.least > question.most:
        raise ValidationError({"most": _("ตัวเลขสูงสุดต้องไม่น้อยกว่าตัวเลขต่ำสุด")})
    _check_under(question)
    _check_opens(question, len(told))
    return (told if kind in ("choice", "many") else []), (rows if kind == "matrix" else [])


def _check_under(question: Question) -> None:
    """A follow-up stands under a question of its own section that itself is under none."""
    parent = question.under
    if parent is None:
        return
    if parent.survey_id != question.survey_id or parent.section_id != question.section_id or parent.under_id:
        raise ValidationError({"under": _("ถามต่อได้จากข้อในส่วนเดียวกันที่ไม่ใช่ข้อถามต่อเอง")})
    if question.pk and question.followers.exists():
        raise ValidationError({"under": _("ข้อนี้มีข้อถามต่ออยู่แล้ว จึงเป็นข้อถามต่อของข้ออื่นไม่ได้")})
    if not parent.opens:
        raise ValidationError({"under": _("โปรดกำหนด “คำตอบที่ให้ถามต่อ” ในข้อที่เลือกก่อน")})


def _check_opens(question: Question, choices: int) -> None:
    """What is asked after it hangs on an answer that there is: nothing is left unasked without a word."""
    name = "choices" if question.kind in ("choice", "many") else "opens"
    if gone := question.opening - openings_of(question, choices):
        told = ", ".join(str(one) for one in sorted(gone))
        raise ValidationError({name: _("คำตอบที่ให้ถามต่อ (%(told)s) ไม่มีในข้อนี้ โปรดเลือกใหม่") % {"told": told}})
    after = list(question.followers.values_list("text", flat=True)) if question.pk else []
    if after and not question.opening:
        told = _("ยังมีคำถามที่ถามต่อจากข้อนี้ (“%(first)s” รวม %(n)s ข้อ) โปรดเลือกคำตอบที่ให้ถามต่อ หรือนำคำถามเหล่านั้นออกก่อน")
        raise ValidationError({name: told % {"first": after[0][:80], "n": len(after)}})


@transaction.atomic
def move_question(question: Question, *, by: Officer, up: bool) -> None:
    """One place up or down within its section."""
    row = drafted(question.survey, by)
    mine = list(row.questions.filter(section=question.section_id, under=question.under_id))
    at = next(place for place, one in enumerate(mine) if one.pk == question.pk)
    other = at - 1 if up else at + 1
    if 0 <= other < len(mine):
        mine[at].place, mine[other].place = mine[other].place, mine[at].place
        Question.objects.bulk_update([mine[at], mine[other]], ["place"])
        kept(row, by=by, verb=ORDERED)


@transaction.atomic
def drop_question(question: Question, *, by: Officer) -> None:
    """Out of the draft, with what is asked after it; its versions keep it."""
    row = drafted(question.survey, by)
    question.followers.all().delete()
    label = question.text[:120]
    question.delete()
    kept(row, by=by, verb=DROPPED, facts={"question": label})


@transaction.atomic
def drop_section(section: Section, *, by: Officer) -> None:
    """Out of the draft, where it is empty."""
    row = drafted(section.survey, by)
    if section.questions.exists() or section.promises.exists():
        raise NotAllowed("ส่วนนี้ยังมีคำถามหรือมีตัวชี้วัดใช้อยู่ โปรดย้ายหรือนำออกก่อน", "the section is not empty")
    label = section.title
    section.delete()
    kept(row, by=by, verb=DROPPED, facts={"question": label})


@transaction.atomic
def discard(survey: Survey, *, by: Officer) -> Survey:
    """A draft that nobody needs; it was never shown to respondents."""
    row = drafted(survey, by)
    if row.purpose == Survey.Purpose.FORM:
        raise NotAllowed("แบบคำขออาจมีบริการออนไลน์ใช้อยู่ จึงทิ้งที่นี่ไม่ได้", "a service online may use this form")
    row.state = Survey.State.DISCARDED
    row.promises.all().delete()
    kept(row, by=by, verb=DISCARDED)
    return row
