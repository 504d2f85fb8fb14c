"""The report of a whole plan: its years one after the other, and what became of each initiative."""

import uuid
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sucharit.publishing.reports.drafting.facts import InitiativeFacts, RegisterFact, Section, Sentence, YearFacts
from sucharit.publishing.reports.drafting.initiatives import work_words
from sucharit.publishing.reports.drafting.rounds import register_words
from sucharit.publishing.reports.drafting.words import baht, ended, long_day, percent

_STATUS = {"done": "แล้วเสร็จ", "running": "ยังไม่แล้วเสร็จ", "not_begun": "ไม่ได้ดำเนินการ", "impossible": "ไม่สามารถดำเนินการได้"}


def five_year_sections(years: Sequence[YearFacts]) -> tuple[Section, ...]:
    """The plan as a whole, then each initiative through its years."""
    by_key: dict[uuid.UUID, list[tuple[YearFacts, InitiativeFacts]]] = {}
    for year in years:
        for one in year.initiatives:
            by_key.setdefault(one.key, []).append((year, one))
    return (_summary(years, by_key), *(_section(number, told) for number, told in enumerate(by_key.values(), 1)))


def _summary(years: Sequence[YearFacts], by_key: dict[uuid.UUID, list[tuple[YearFacts, InitiativeFacts]]]) -> Section:
    return Section(
        key="summary", title="สรุปผลการดำเนินงานตลอดแผน",
        sentences=(
            *_introduction(years, len(by_key)), *(_year(year) for year in years), *_scores(years), *_money(years),
            *_registers(years),
        ),
    )  # fmt: skip


def _introduction(years: Sequence[YearFacts], count: int) -> Iterator[Sentence]:
    if not years:
        return
    first, last = years[0], years[-1]
    text = (
        f"{first.organization} รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. {first.fiscal_year} - "
        f"{last.fiscal_year} รวม {count} โครงการ กิจกรรม และมาตรการ ใน {len(years)} ปีงบประมาณที่มีบันทึก"
    )
    sources = tuple(year.source for year in years)
    yield Sentence(part="introduction", key="introduction", text=text, sources=sources)


def _year(year: YearFacts) -> Sentence:
    total, done = len(year.initiatives), len(year.with_status("done"))
    share = f" ({percent(done, total)})" if total else ""
    text = (
        f"ปีงบประมาณ พ.ศ. {year.fiscal_year} มี {total} รายการ แล้วเสร็จ {done} รายการ{share} "
        f"ไม่สามารถดำเนินการได้ {len(year.with_status('impossible'))} รายการ "
        f"งบประมาณ {baht(year.budget)} เบิกจ่าย {baht(year.spent)}"
    )
    return Sentence(part="counts", key=f"year:{year.fiscal_year}", text=text, sources=(year.source,))


def _scores(years: Sequence[YearFacts]) -> Iterator[Sentence]:
    for year in years:
        scores = year.scores
        if scores.overall is not None and scores.source is not None:
            level = f" ระดับ{scores.level}" if scores.level else ""
            text = f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year.fiscal_year} ได้ {scores.overall:.2f} คะแนน{level}"
            yield Sentence(part="indicators", key=f"ita:{year.fiscal_year}", text=text, sources=(scores.source,))


def _money(years: Sequence[YearFacts]) -> Iterator[Sentence]:
    budget = sum((year.budget for year in years), Decimal(0))
    spent = sum((year.spent for year in years), Decimal(0))
    if budget:
        text = f"งบประมาณรวมทุกปี {baht(budget)} เบิกจ่าย {baht(spent)} คิดเป็น{percent(spent, budget)}"
        yield Sentence(part="money", key="total", text=text, sources=tuple(year.source for year in years))


def _registers(years: Sequence[YearFacts]) -> Iterator[Sentence]:
    """Each register in each year that it has entries of, a register's years one after the other."""
    by_key: dict[str, list[tuple[YearFacts, RegisterFact]]] = {}
    for year in years:
        for one in year.registers:
            by_key.setdefault(one.key, []).append((year, one))
    for key, told in by_key.items():
        for year, one in told:
            named = f"register:{key}:{year.fiscal_year}"
            text = f"{_until(year)} {register_words(one)}"
            yield Sentence(part="registers", key=named, text=text, sources=(one.source,))


def _until(year: YearFacts) -> str:
    """The year; of one that still runs, the day that its figures are of."""
    running = f" (ถึงวันที่ {long_day(year.as_of)})" if year.as_of < year.last_day else ""
    return f"ปีงบประมาณ พ.ศ. {year.fiscal_year}{running}"


def _section(number: int, told: Sequence[tuple[YearFacts, InitiativeFacts]]) -> Section:
    last = told[-1][1]
    sentences = [
        Sentence(
            part="done", key=f"year:{year.fiscal_year}", text=_words(year, one),
            sources=(one.source, *(activity.source for activity in one.activities[:10])),
        )
        for year, one in told
    ]  # fmt: skip
    sentences += _work(told)
    budget = sum((one.budget for _year, one in told if one.budget is not None), Decimal(0))
    spent = sum((one.spent for _year, one in told), Decimal(0))
    if budget or spent:
        text = f"งบประมาณรวม {baht(budget)} เบิกจ่ายรวม {baht(spent)}"
        sentences.append(
            Sentence(part="money", key="total", text=text, sources=tuple(one.source for _year, one in told))
        )
    return Section(
        key=f"initiative:{last.key}", title=f"{number}. {last.title}", initiative=last.key, sentences=tuple(sentences)
    )


def _work(told: Sequence[tuple[YearFacts, InitiativeFacts]]) -> Iterator[Sentence]:
    """The entries of registers that were its work, year by year."""
    for year, one in told:
        for work in one.work:
            text = f"{_until(year)} {work_words(work)}"
            key = f"register:{work.key}:{year.fiscal_year}"
            yield Sentence(part="done", key=key, text=text, sources=work.sources)


def _words(year: YearFacts, one: InitiativeFacts) -> str:
    runs = one.status == "not_begun" and year.as_of <= year.last_day
    said = [f"ปีงบประมาณ พ.ศ. {year.fiscal_year} {'ยังไม่เริ่มดำเนินการ' if runs else _STATUS.get(one.status, '')}"]
    if one.reason:
        said.append(f"เนื่องจาก{ended(one.reason)}")
    if one.activities:
        said.append(f"ดำเนินกิจกรรม {len(one.activities)} ครั้ง")
    if one.verdicts:
        said.append(f"บรรลุตัวชี้วัด {one.met} จาก {len(one.verdicts)} ข้อ")
    if one.result:
        said.append(ended(one.result))
    return " ".join(said)
