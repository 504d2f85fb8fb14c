"""Damage to what stands around the plan: dates, members of a committee, risk criteria and matrix."""

import random
import re

from msgspec.structs import replace as changed

from tests.samples.damage.kit import damage, in_digits_of, inserted, only, pick, wants, with_plan, with_text, without
from tests.samples.printed import Printed, Sample, Wanted


@damage("day-missing")
def day_missing(sample: Sample, chance: random.Random) -> Sample | None:
    """ประกาศ ณ วันที่ ... กันยายน: the day was to be written by hand."""
    place = only(sample, part="announcement.date")
    if place is None:
        return None
    text = re.sub(r"วันที่ [๐-๙0-9]{1,2} ", "วันที่       ", sample.lines[place].text)
    announcements = tuple(changed(one, date=None, date_text=text) for one in sample.plan.announcements)
    sample = with_plan(sample, announcements=announcements, announced_on=None)
    head = sample.places(part="announcement")[0]
    sample = with_text(sample, head, sample.lines[head].text, mark="day")
    return wants(with_text(sample, place, text, mark="day"), Wanted("date.missing", mark="day"))


@damage("members-misnumbered")
def members_misnumbered(sample: Sample, chance: random.Random) -> Sample | None:
    """The numbers of the members fall back in the middle of the list."""
    places = sample.places(part="order.member")
    if len(places) < 8 or not sample.plan.orders:
        return None
    order = sample.plan.orders[0]
    fall = chance.randrange(6, len(places) - 1)
    members = list(order.members)
    for at in range(fall, len(places)):
        number = (members[at].stated_number or 0) - 3
        own, wrong = (in_digits_of(sample, f"{n}. ") for n in (members[at].stated_number, number))
        text = sample.lines[places[at]].text
        sample = with_text(sample, places[at], wrong + text.removeprefix(own), mark="members" if at == fall else None)
        members[at] = changed(members[at], stated_number=number)
    orders = (changed(order, members=tuple(members)), *sample.plan.orders[1:])
    return wants(with_plan(sample, orders=orders), Wanted("order.sequence", mark="members"))


@damage("members-over-pages", harmless=True)
def members_over_pages(sample: Sample, chance: random.Random) -> Sample | None:
    """A page ends in the list of members: catchword, page number, and the list goes on."""
    places = sample.places(part="order.member")
    if len(places) < 6:
        return None
    place = chance.choice(places[3:-2])
    words = " ".join(sample.lines[place].text.split("\t")[0].split(" ")[:2])
    lines = [
        Printed(),
        Printed(f".../{words}", "furniture"),
        Printed(),
        Printed(in_digits_of(sample, "2"), "furniture"),
        Printed(),
    ]
    return inserted(sample, place, *lines)


@damage("members-glued", harmless=True)
def members_glued(sample: Sample, chance: random.Random) -> Sample | None:
    """Name and position in one cell, the next cell empty: the name was too long for its column."""
    places = sample.places(part="order.member")
    for place in chance.sample(places, min(3, len(places))):
        cells = sample.lines[place].cells
        sample = with_text(sample, place, "\t".join([f"{cells[0]} {cells[1]}", "", *cells[2:]]))
    return sample if places else None


@damage("no-chair")
def no_chair(sample: Sample, chance: random.Random) -> Sample | None:
    """Nobody is named chair of the working group."""
    place = only(sample, part="order.member")
    if place is None:
        return None
    order = sample.plan.orders[0]
    members = (changed(order.members[0], role="คณะทำงาน"), *order.members[1:])
    text = sample.lines[place].text.replace("ประธานคณะทำงาน", "คณะทำงาน")
    sample = with_plan(with_text(sample, place, text, mark="chair"), orders=(changed(order, members=members),))
    return wants(sample, Wanted("order.roles"))


@damage("matrix-upside-down")
def matrix_upside_down(sample: Sample, chance: random.Random) -> Sample | None:
    """The labels of the rows run the wrong way; right side up the matrix is the same."""
    places, criteria = sample.places(part="matrix.row"), sample.plan.risk_criteria
    if not places or criteria is None:
        return None
    labels = [sample.lines[i].cells[0] for i in places][::-1]
    for place, label in zip(places, labels, strict=True):
        sample = with_text(sample, place, "\t".join([label, *sample.lines[place].cells[1:]]), mark="matrix")
    head = sample.places(part="scale.header")[0]
    sample = with_text(sample, head, sample.lines[head].text, mark="matrix")
    printed = tuple((str(6 - int(row[0])), *row[1:]) for row in criteria.matrix_as_printed)
    sample = with_plan(sample, risk_criteria=changed(criteria, matrix_as_printed=printed))
    return wants(sample, Wanted("risk.matrix", mark="matrix"))


@damage("scale-gap")
def scale_gap(sample: Sample, chance: random.Random) -> Sample | None:
    """One step of the likelihood scale is missing."""
    places, criteria = sample.places(part="scale.row")[1:4], sample.plan.risk_criteria
    place = pick(chance, places)
    if place is None or criteria is None:
        return None
    score = 5 - sample.places(part="scale.row").index(place)
    steps = tuple(step for step in criteria.likelihood if step.score != score)
    sample = with_plan(without(sample, [place]), risk_criteria=changed(criteria, likelihood=steps))
    return wants(sample, Wanted("risk.scale-gap"))


@damage("blank-scale")
def blank_scale(sample: Sample, chance: random.Random) -> Sample | None:
    """The money of the financial scale was never filled in."""
    criteria, rows = sample.plan.risk_criteria, sample.places(part="scale.row")
    if criteria is None or len(rows) < 10:
        return None
    place = pick(chance, rows[5:10])
    assert place is not None
    step = criteria.impact_financial[rows.index(place) - 5]
    blank = "ความเสียหายตั้งแต่.......บาท ถึง.......บาท"
    steps = tuple(changed(one, meaning=blank) if one.score == step.score else one for one in criteria.impact_financial)
    text = f"{sample.lines[place].cells[0]}\t{blank}"
    sample = with_plan(sample, risk_criteria=changed(criteria, impact_financial=steps))
    return wants(with_text(sample, place, text, mark="scale"), Wanted("risk.scale-gap"))
