"""Digits misread, numbers printed wrong, and totals that do not add up: the reading keeps what is printed."""

import random
import re
from decimal import Decimal

from msgspec.structs import replace as changed

from sucharit.core.thai import arabic_digits, baht_words
from tests.samples.damage.kit import (
    damage,
    free,
    in_digits_of,
    initiative,
    only,
    pick,
    wants,
    with_initiative,
    with_plan,
    with_text,
)
from tests.samples.damage.layout import MARKER
from tests.samples.printed import Printed, Sample, Wanted

#: what a scan takes for what
CONFUSED = {"6": "92", "9": "62", "2": "6", "3": "7", "7": "3", "5": "8", "8": "54", "4": "8", "1": "7", "0": "6"}


def misread(number: int, chance: random.Random) -> int:
    """A number with one digit misread."""
    digits = list(str(number))
    at = chance.randrange(len(digits))
    digits[at] = chance.choice(CONFUSED[digits[at]])
    return int("".join(digits))


@damage("sheet-number")
def sheet_number(sample: Sample, chance: random.Random) -> Sample | None:
    seqs = [one.seq for one in sample.plan.initiatives if one.stated_seq == one.seq and one.seq in free(sample)]
    seq = pick(chance, seqs)
    if seq is None:
        return None
    wrong = misread(seq, chance)
    own, printed = in_digits_of(sample, str(seq)), in_digits_of(sample, str(wrong))
    place = only(sample, part="sheet.number", initiative=seq)
    if place is not None:
        sample = with_text(sample, place, sample.lines[place].text.replace(own, printed))
    else:
        place = only(sample, part="sheet.title", initiative=seq)
        if place is None or not sample.lines[place].text.endswith(f"({own})"):
            return None
        sample = with_text(sample, place, f"{sample.lines[place].text.removesuffix(f'({own})')}({printed})")
    return wants(with_initiative(sample, seq, stated_seq=wrong), Wanted("number.sheet", initiative=seq))


@damage("list-number")
def list_number(sample: Sample, chance: random.Random) -> Sample | None:
    """The marker of the third item or a later one is misread."""
    return _renumbered(sample, chance, lambda number: misread(number, chance))


@damage("restarted-list")
def restarted_list(sample: Sample, chance: random.Random) -> Sample | None:
    """A list goes back to 1 in the middle."""
    return _renumbered(sample, chance, lambda _: 1)


def _renumbered(sample: Sample, chance: random.Random, number_for) -> Sample | None:  # type: ignore[no-untyped-def]
    items = {_item(line) for line in sample.lines if line.part == "item" and line.depth == 0}
    whole = set(free(sample))
    places = [
        i
        for i, line in enumerate(sample.lines)
        if _item(line) in items and (line.item or 0) >= 3 and line.initiative in whole and line.depth == 0
        and MARKER.match(line.text) and _item(line, 1) in items
    ]  # fmt: skip
    place = pick(chance, places)
    if place is None:
        return None
    line = sample.lines[place]
    own = in_digits_of(sample, str(line.item))
    text = line.text.replace(own, in_digits_of(sample, str(number_for(line.item))), 1)
    return wants(with_text(sample, place, text), Wanted("number.list", initiative=line.initiative))


def _item(line: Printed, further: int = 0) -> tuple[object, ...]:
    return line.part, line.initiative, line.field, (line.item or 0) + further


# money


@damage("sheet-money")
def sheet_money(sample: Sample, chance: random.Random) -> Sample | None:
    """The sheet states another amount than the table."""
    paid = [one.seq for one in sample.plan.initiatives if one.budget and one.budget.per_year]
    seq = pick(chance, [seq for seq in paid if seq in free(sample)])
    if seq is None:
        return None
    place = only(sample, part="value", initiative=seq, field="budget")
    if place is None:
        return None
    budget = initiative(sample, seq).budget
    assert budget is not None and budget.per_year is not None
    amount = budget.per_year * 2
    text = in_digits_of(sample, f"{amount:,.0f} บาท")
    sample = with_initiative(sample, seq, budget=changed(budget, text=text, per_year=amount))
    return wants(with_text(sample, place, text), Wanted("money.table-sheet", initiative=seq))


@damage("money-words")
def money_words(sample: Sample, chance: random.Random) -> Sample | None:
    """Digits and words of an amount differ."""
    places = [i for i in sample.places(part="value", field="budget") if "ถ้วน)" in sample.lines[i].text]
    places = [i for i in places if sample.lines[i].initiative in free(sample)]
    place = pick(chance, places)
    if place is None:
        return None
    line = sample.lines[place]
    assert line.initiative is not None
    amount = initiative(sample, line.initiative).budget.per_year  # type: ignore[union-attr]
    wrong = baht_words((amount or Decimal(0)) + 5000)
    text = re.sub(r"\([^()]*ถ้วน\)", f"({wrong})", line.text)
    return wants(with_text(sample, place, text), Wanted("money.words", initiative=line.initiative))


@damage("wrong-sum")
def wrong_sum(sample: Sample, chance: random.Random) -> Sample | None:
    """One year of a stated total is not the sum of its rows."""
    places = [i for i, x in enumerate(sample.lines) if x.part in ("budget.subtotal", "budget.total") and not x.mark]
    places = [i for i in places if arabic_digits(sample.lines[i].cells[4]).replace(",", "").isdigit()]
    place = pick(chance, places)
    if place is None:
        return None
    line = sample.lines[place]
    cells, years = line.cells, list(sample.plan.span or ())
    right = int(arabic_digits(cells[4]).replace(",", ""))
    cells[4] = in_digits_of(sample, f"{right + 10000:,}")
    totals = tuple(
        changed(x, budgets={**x.budgets, years[1]: Decimal(right + 10000)}) if x.scope == line.code else x
        for x in sample.plan.stated_totals
    )
    sample = with_text(sample, place, "\t".join(cells), mark="wrong-sum")
    return wants(with_plan(sample, stated_totals=totals), Wanted("money.sum", mark="wrong-sum"))


# counts


@damage("wrong-plan-count")
def wrong_plan_count(sample: Sample, chance: random.Random) -> Sample | None:
    place = only(sample, part="count.sentence")
    if place is None:
        return None
    right = len(sample.plan.initiatives)
    text = sample.lines[place].text.replace(
        in_digits_of(sample, f"จำนวน {right} "), in_digits_of(sample, f"จำนวน {right + chance.randrange(3, 12)} ")
    )
    return wants(with_text(sample, place, text, mark="plan-count"), Wanted("count.plan", mark="plan-count"))


@damage("wrong-dimension-count")
def wrong_dimension_count(sample: Sample, chance: random.Random) -> Sample | None:
    places = [i for i in sample.places(part="budget.subtotal") if not sample.lines[i].mark]
    place = pick(chance, places)
    if place is None:
        return None
    line = sample.lines[place]
    total = next(one for one in sample.plan.stated_totals if one.scope == line.code)
    wrong = (total.count or 0) + chance.choice((1, 3))
    cells = line.cells
    cells[2] = cells[2].replace(in_digits_of(sample, str(total.count)), in_digits_of(sample, str(wrong)), 1)
    totals = tuple(changed(one, count=wrong) if one.scope == line.code else one for one in sample.plan.stated_totals)
    sample = with_text(sample, place, "\t".join(cells), mark="dimension-count")
    return wants(with_plan(sample, stated_totals=totals), Wanted("count.dimension", mark="dimension-count"))


# years


@damage("year-outside")
def year_outside(sample: Sample, chance: random.Random) -> Sample | None:
    """The period of a sheet comes from an older plan."""
    seq = pick(chance, free(sample))
    place = None if seq is None else only(sample, part="value", initiative=seq, field="period")
    if seq is None or place is None:
        return None
    text = sample.lines[place].text
    for own, old in (("2566", "2561"), ("2570", "2565")):
        text = text.replace(in_digits_of(sample, own), in_digits_of(sample, old))
    if text == sample.lines[place].text:
        return None
    period = initiative(sample, seq).period
    sample = with_initiative(sample, seq, period=changed(period, text=text, start=2561, end=2565))
    return wants(with_text(sample, place, text), Wanted("year.outside", initiative=seq))


@damage("law-year")
def law_year(sample: Sample, chance: random.Random) -> Sample | None:
    """A law is cited with another year than elsewhere in the plan."""
    law = re.compile(r"(พระราชบัญญัติ[ก-๙]+ พ\.ศ\. )([๐-๙0-9]{4})")
    cited = [i for i in sample.places(part="value", field="rationale") if law.search(sample.lines[i].text)]
    place = pick(chance, cited)
    if place is None:
        return None
    found = law.search(sample.lines[place].text)
    assert found is not None
    year = int(arabic_digits(found[2]))
    others = [i for i in sample.places(part="value", field="rationale") if sample.lines[i].initiative in free(sample)]
    other = chance.choice([i for i in others if i != place])
    line = sample.lines[other]
    extra = f" ทั้งนี้ให้ถือปฏิบัติตาม{found[1]}" + in_digits_of(sample, str(year + 10))
    sample = with_text(sample, other, line.text + extra, mark="law-year")
    assert line.initiative is not None
    texts = [sample.lines[i].text for i in sample.places(part="value", initiative=line.initiative, field="rationale")]
    sample = with_initiative(sample, line.initiative, rationale="\n".join(arabic_digits(text) for text in texts))
    return wants(sample, Wanted("law.year", mark="law-year"))


@damage("incomplete-period")
def incomplete_period(sample: Sample, chance: random.Random) -> Sample | None:
    """ไตรมาส 3, without a year."""
    seq = pick(chance, free(sample))
    place = None if seq is None else only(sample, part="value", initiative=seq, field="period")
    if seq is None or place is None:
        return None
    text = in_digits_of(sample, f"ไตรมาส {chance.randrange(1, 5)}")
    period = changed(initiative(sample, seq).period, text=text, start=None, end=None)
    sample = with_initiative(with_text(sample, place, text), seq, period=period)
    return wants(sample, Wanted("period.incomplete", initiative=seq))
