"""What a report says, as core values: printed, fingerprinted, issued. Rows of sentences in, values out."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from sucharit.core.papers.organizations import chief_executive
from sucharit.core.papers.progress_reports import ReportLine, ReportPart, YearReport
from sucharit.core.papers.progress_reports import ReportSection as SectionValue
from sucharit.core.plan import IntegrityArea, IntegrityReport, Memo, MemoSection, Opinion
from sucharit.publishing.reports.drafting.gathering import period_words, span_of
from sucharit.publishing.reports.drafting.initiatives import PARTS
from sucharit.publishing.reports.drafting.integrity import COMPONENTS
from sucharit.publishing.reports.drafting.memo import MEMO, MEMO_PARTS
from sucharit.publishing.reports.drafting.rounds import SUMMARY_PARTS, part_heading
from sucharit.publishing.reports.drafting.words import long_day
from sucharit.publishing.reports.models import Report, ReportSection, ReportSentence

INTEGRITY_TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
ROUND_TITLE = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต"


def title_of(report: Report) -> str:
    """ "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2569 รอบ 6 เดือน"."""
    if report.kind == Report.Kind.INTEGRITY:
        return f"{INTEGRITY_TITLE} ประจำปีงบประมาณ พ.ศ. {report.fiscal_year}"
    if report.kind == Report.Kind.FIVE_YEAR:
        return f"{ROUND_TITLE} ปีงบประมาณ พ.ศ. {report.first_year} - {report.fiscal_year}"
    return f"{ROUND_TITLE} ปีงบประมาณ พ.ศ. {report.fiscal_year} {period_words(report.kind)}"


def sections_of(report: Report) -> list[ReportSection]:
    """Its sections with their sentences: two queries."""
    return list(report.sections.prefetch_related("sentences"))


def parts_of(section: ReportSection) -> dict[str, str]:
    """The parts that a section can have, in order, with their headings."""
    if section.key == MEMO:
        return MEMO_PARTS
    if section.area is not None:
        return COMPONENTS
    if section.key == "summary":
        return SUMMARY_PARTS
    if section.key in ("introduction", "closing"):
        part = "introduction" if section.key == "introduction" else "summary"
        return {part: section.title}
    return PARTS


def standing(sentences: Iterable[ReportSentence], part: str) -> tuple[str, ...]:
    """The words of a part that stand, in order."""
    return tuple(one.text.strip() for one in sentences if one.part == part and one.stands)


def report_value(report: Report, sections: Sequence[ReportSection] | None = None) -> YearReport | IntegrityReport:
    """The report as it is printed."""
    told = sections_of(report) if sections is None else sections
    return _integrity(report, told) if report.about_integrity else _year(report, told)


def _year(report: Report, sections: Sequence[ReportSection]) -> YearReport:
    return YearReport(
        kind=report.kind,
        title=title_of(report),
        fiscal_year=report.fiscal_year,
        period=_period(report),
        as_of=report.figures.get("as_of"),
        sections=tuple(_section(one) for one in sections if one.key != MEMO),
        lines=lines_of(report),
    )


def _period(report: Report) -> str:
    if report.kind == Report.Kind.FIVE_YEAR:
        return ""
    first, last = span_of(report.fiscal_year, report.kind)
    return f"ตั้งแต่วันที่ {long_day(first)} ถึงวันที่ {long_day(last)}"


def lines_of(report: Report) -> tuple[ReportLine, ...]:
    """The table as it stood when the report was drafted."""
    return msgspec.convert(report.figures.get("lines", []), tuple[ReportLine, ...], strict=False)


def _section(section: ReportSection) -> SectionValue:
    sentences = list(section.sentences.all())
    parts = tuple(
        ReportPart(heading=part_heading(part), sentences=said)
        for part in parts_of(section)
        if (said := standing(sentences, part))
    )
    return SectionValue(title=section.title, parts=parts)


def _integrity(report: Report, sections: Sequence[ReportSection]) -> IntegrityReport:
    marks = report.figures.get("marks", {})
    overall = report.figures.get("overall")
    by_key = {one.key: list(one.sentences.all()) for one in sections}
    return IntegrityReport(
        fiscal_year=report.fiscal_year,
        areas=tuple(_area(one, marks.get(str(one.area))) for one in sections if one.area is not None),
        overall_score=Decimal(overall) if overall is not None else None,
        introduction="\n".join(standing(by_key.get("introduction", ()), "introduction")) or None,
        summary=" ".join(standing(by_key.get("closing", ()), "summary")) or None,
    )


def _area(section: ReportSection, mark: str | None) -> IntegrityArea:
    sentences = list(section.sentences.all())

    def said(part: str, between: str = " ") -> str | None:
        return between.join(standing(sentences, part)) or None

    return IntegrityArea(
        number=section.area or 0, title=section.title, score=Decimal(mark) if mark is not None else None,
        measure=said("measure"), steps=standing(sentences, "steps"), period=said("period"),
        responsible=said("responsible"), output=said("output", "\n"), outcome=said("outcome", "\n"),
    )  # fmt: skip


def memo_value(
    report: Report, sections: Sequence[ReportSection] | None = None, opinions: tuple[Opinion, ...] = (), unit: str = ""
) -> Memo:
    """The memo that carries the report, with the chain of opinions as far as it has come."""
    told = sections_of(report) if sections is None else sections
    sentences = next((list(one.sentences.all()) for one in told if one.key == MEMO), [])
    parts = [(heading, "\n".join(standing(sentences, part))) for part, heading in MEMO_PARTS.items()]
    return Memo(
        unit=unit or None,
        to=chief_executive(report.organization.as_value()),
        subject=title_of(report),
        sections=tuple(MemoSection(heading=heading, text=words) for heading, words in parts if words),
        opinions=opinions,
    )


def missing_components(sections: Iterable[ReportSection]) -> list[tuple[ReportSection, list[str]]]:
    """ITA areas that lack components, with what they lack: 60 are asked for."""
    told = []
    for section in sections:
        if section.area is None:
            continue
        sentences = list(section.sentences.all())
        lacking = [heading for part, heading in COMPONENTS.items() if not standing(sentences, part)]
        if lacking:
            told.append((section, lacking))
    return told


def content_fingerprint(report: Report, sections: Sequence[ReportSection] | None = None) -> str:
    """What an approval binds: every word of report and memo, and the figures."""
    told = sections_of(report) if sections is None else sections
    values = [msgspec.to_builtins(report_value(report, told)), msgspec.to_builtins(memo_value(report, told))]
    said = json.dumps([report.kind, report.fiscal_year, *values], ensure_ascii=False, sort_keys=True)
    return f"r1:{hashlib.sha256(said.encode()).hexdigest()}"
