"""Writing the sentences of a section. Two officers at one section: the second is told, and nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.reports.actions.locking import check_writable, locked_report, touch
from sucharit.publishing.reports.actions.snapshots import snapshot
from sucharit.publishing.reports.contents import parts_of, title_of
from sucharit.publishing.reports.drafting.merging import OWN_PLACE
from sucharit.publishing.reports.finding import make_section_findable
from sucharit.publishing.reports.models import ReportSection, ReportSentence

WRITTEN = declare("reports.written", _("แก้ไข {label} ส่วน “{section}”"))
RESTORED = declare("reports.restored", _("นำ {label} ส่วน “{section}” กลับไปเป็นฉบับที่ {number}"))
LONGEST = 8_000


class StaleSection(Exception):  # noqa: N818 - somebody saved before, nothing broke
    """The section was saved since it was opened; `section` is as it stands, `who` saved it."""

    def __init__(self, section: ReportSection, who: str) -> None:
        super().__init__("saved by someone else")
        self.section, self.who = section, who


@dataclass(frozen=True)
class Written:
    """What an officer wrote: text and choice by the number of the sentence, and their own words by part."""

    texts: Mapping[int, str]
    left_out: frozenset[int] = frozenset()
    own: Mapping[str, str] | None = None


@transaction.atomic
def save_section(section: ReportSection, *, by: Officer, edition: int, written: Written) -> ReportSection:
    """Saves the words of one section that stands at `edition`."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(section.report, by)
    check_writable(report)
    section = _locked(section)
    if section.edition != edition:
        last = versions_of(section).first()
        raise StaleSection(section, last.by.full_name if last and last.by else "")
    before = snapshot(section)
    for one in section.sentences.all():
        _write(one, written)
    _write_own(section, written.own or {})
    return _finished(section, before, by, WRITTEN, {})


@transaction.atomic
def restore_section(section: ReportSection, *, by: Officer, number: int) -> ReportSection:
    """The words of an earlier version over the sentences that still are there; it is a new version itself."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(section.report, by)
    check_writable(report)
    section = _locked(section)
    version = versions_of(section).filter(number=number).first()
    if version is None:
        raise NotAllowed("ไม่พบฉบับนี้", "there is no such version")
    before = snapshot(section)
    told = {(one["part"], one["key"]): one for one in version.snapshot.get("sentences", [])}
    for one in section.sentences.all():
        if found := told.get((one.part, one.key)):
            one.text, one.left_out = found["text"], found["left_out"]
            one.save(update_fields=["text", "left_out"])
    return _finished(section, before, by, RESTORED, {"number": number})


def _locked(section: ReportSection) -> ReportSection:
    rows = ReportSection.objects.select_for_update(of=("self",)).select_related("report__organization")
    return rows.prefetch_related("sentences").get(pk=section.pk)


def _fit(text: str) -> str:
    said = clean(text.replace("\0", "")).strip()
    if len(said) > LONGEST:
        raise NotAllowed(f"ข้อความหนึ่งยาวได้ไม่เกิน {LONGEST:,} ตัวอักษร", f"a sentence has at most {LONGEST} characters")
    return said


def _write(one: ReportSentence, written: Written) -> None:
    """A sentence emptied by hand is left out, so that drafting again does not bring it back."""
    if one.pk not in written.texts:
        return
    text, left_out = _fit(written.texts[one.pk]), one.pk in written.left_out
    if not text and not one.own:
        text, left_out = one.text, True
    if (text, left_out) == (one.text, one.left_out):
        return
    one.text, one.left_out = text, left_out
    if text == one.offered:  # the records' words were taken up
        one.drafted, one.offered = text, ""
    one.save(update_fields=["text", "left_out", "drafted", "offered"])


def _write_own(section: ReportSection, own: Mapping[str, str]) -> None:
    """One own text for each part, made when there is something to say."""
    parts = parts_of(section)
    there = {(one.part, one.key): one for one in section.sentences.all()}
    for part, text in own.items():
        said = _fit(text)
        found = there.get((part, "own-added"))
        if part not in parts or (found is None and not said):
            continue
        if found is None:
            ReportSentence.objects.create(section=section, seq=OWN_PLACE + 500, part=part, key="own-added", text=said)
        elif found.text != said:
            found.text = said
            found.save(update_fields=["text"])


def _finished(
    section: ReportSection, before: dict[str, Any], by: Officer, verb: str, facts: dict[str, Any]
) -> ReportSection:
    """Counts, keeps and records where anything changed."""
    section = _locked(section)
    after = snapshot(section)
    if after == before:
        return section
    section.edition += 1
    section.save(update_fields=["edition"])
    touch(section.report)
    keep_version(section, after, by=by, verb=verb)
    make_section_findable(section)
    told = {"section": section.title[:200], **facts}
    record(verb, by=by, subject=section.report, label=title_of(section.report), facts=told)
    return section
