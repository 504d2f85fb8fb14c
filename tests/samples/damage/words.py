"""Contradictions in words: headings and sections missing, titles, units and codes that differ, templates left in."""

import random
import re

from msgspec.structs import replace as changed

from sucharit.core.plan import BudgetRow
from sucharit.core.thai import arabic_digits
from tests.samples.damage.kit import (
    damage,
    free,
    in_digits_of,
    initiative,
    inserted,
    only,
    pick,
    wants,
    with_initiative,
    with_plan,
    with_text,
    without,
)
from tests.samples.printed import Printed, Sample, Wanted

REMOVABLE = ("objectives", "target_group", "steps", "period", "budget", "outcomes")
EMPTY = {"objectives": (), "target_group": None, "steps": (), "period": None, "budget": None, "outcomes": ()}
LEAD = re.compile(r"(?:- )?(?:\(?[๐-๙0-9.]+[).] ?)?")
THING = re.compile(r"^มี(?:แผน|คู่มือ|ประกาศ|รายงาน|แนวทาง|มาตรการ).*จำนวน \d+ (?:ฉบับ|เล่ม|แผน|ชุด|มาตรการ)")
#: letters that look alike and make another name
ALIKE = {"ส": "ศ", "ท": "ฑ", "น": "ณ", "ค": "ด", "พ": "ภ", "บ": "ป"}


@damage("heading-missing")
def heading_missing(sample: Sample, chance: random.Random) -> Sample | None:
    """No heading for an objective that has one sheet: its code stands only in the table."""
    codes = [one.objective_codes[0] for one in sample.plan.initiatives if len(one.objective_codes) == 1]
    places = [
        i
        for i in sample.places(part="heading")
        if sample.lines[i].code and codes.count(sample.lines[i].code) == 1 and "**" not in sample.lines[i].text
    ]
    place = pick(chance, places)
    if place is None:
        return None
    code = sample.lines[place].code
    seq = next(one.seq for one in sample.plan.initiatives if one.objective_codes == (code,))
    if not sample.places(part="counts.header"):  # the title of the objective stands nowhere else
        nodes = tuple(node for node in sample.plan.framework if node.code != code)
        sample = with_plan(sample, framework=nodes)
    return wants(without(sample, [place, place + 1]), Wanted("code.heading-missing", initiative=seq))


@damage("section-missing")
def section_missing(sample: Sample, chance: random.Random) -> Sample | None:
    """Heading and content of one section are gone."""
    seq, field = pick(chance, free(sample)), chance.choice(REMOVABLE)
    if seq is None:
        return None
    places = [
        i for i, x in enumerate(sample.lines) if x.initiative == seq and x.field == field and x.part != "budget.row"
    ]
    if not places:
        return None
    gone = range(places[0], places[-1] + 1)
    sample = with_initiative(without(sample, gone), seq, **{field: EMPTY[field]})
    return wants(sample, Wanted("section.missing", initiative=seq, field=field))


@damage("budget-blank")
def budget_blank(sample: Sample, chance: random.Random) -> Sample | None:
    """The heading of the budget stands, nothing under it."""
    seq = pick(chance, free(sample))
    place = None if seq is None else only(sample, part="value", initiative=seq, field="budget")
    if seq is None or place is None:
        return None
    sample = with_initiative(without(sample, [place]), seq, budget=None)
    return wants(sample, Wanted("money.blank", initiative=seq))


@damage("row-missing")
def row_missing(sample: Sample, chance: random.Random) -> Sample | None:
    """A sheet without a row in the budget table (a row that carries no merged cells and no money)."""
    places = [i for i in sample.places(part="budget.row") if not any(sample.lines[i].cells[:2])]
    places = [i for i in places if sample.lines[i].initiative in free(sample) and _free_of_charge(sample, i)]
    place = pick(chance, places)
    if place is None:
        return None
    seq = sample.lines[place].initiative
    assert seq is not None
    title = initiative(sample, seq).title
    rows = tuple(row for row in sample.plan.budget_rows if row.title != title)
    return wants(with_plan(without(sample, [place]), budget_rows=rows), Wanted("money.row-missing", initiative=seq))


def _free_of_charge(sample: Sample, place: int) -> bool:
    seq = sample.lines[place].initiative
    return seq is not None and not initiative(sample, seq).budget.per_year  # type: ignore[union-attr]


def _row(sample: Sample, seq: int) -> tuple[int | None, BudgetRow | None]:
    title = initiative(sample, seq).title
    return only(sample, part="budget.row", initiative=seq), next(
        (r for r in sample.plan.budget_rows if r.title == title), None
    )


def _with_row(sample: Sample, old: BudgetRow, **changes: object) -> Sample:
    rows = tuple(changed(row, **changes) if row is old else row for row in sample.plan.budget_rows)
    return with_plan(sample, budget_rows=rows)


@damage("title-differs")
def title_differs(sample: Sample, chance: random.Random) -> Sample | None:
    """The table names the initiative otherwise than the sheet."""
    seq = pick(chance, free(sample))
    place, row = (None, None) if seq is None else _row(sample, seq)
    if place is None or row is None:
        return None
    title = f"{row.title} แก่ผู้นำชุมชนและเยาวชน ประจำปี"
    text = sample.lines[place].text.replace(in_digits_of(sample, row.title), in_digits_of(sample, title))
    if text == sample.lines[place].text:
        return None
    sample = _with_row(with_text(sample, place, text), row, title=title)
    return wants(sample, Wanted("title.table-sheet", initiative=seq))


@damage("code-differs")
def code_differs(sample: Sample, chance: random.Random) -> Sample | None:
    """The table gives another objective of the same mission than the heading."""
    options = []
    for seq in free(sample):
        place, row = _row(sample, seq)
        if place is None or row is None or not _under_own_heading(sample, seq):
            continue  # a second sheet under a heading may as well lack a heading of its own
        if f"({row.objective})" in arabic_digits(sample.lines[place].text):
            options.append(seq)
    seq = pick(chance, options)
    if seq is None:
        return None
    place, row = _row(sample, seq)
    assert place is not None and row is not None and row.objective is not None
    codes = {n.code for n in sample.plan.framework if n.code.startswith(f"{row.mission}.") and n.code != row.objective}
    wrong = chance.choice(sorted(codes))
    own, other = (in_digits_of(sample, f"({code})") for code in (row.objective, wrong))
    sample = with_text(sample, place, sample.lines[place].text.replace(own, other))
    return wants(_with_row(sample, row, objective=wrong), Wanted("code.table-sheet", initiative=seq))


def _under_own_heading(sample: Sample, seq: int) -> bool:
    title = only(sample, part="sheet.title", initiative=seq)
    if title is None:
        return False
    above = [line for line in sample.lines[max(0, title - 6) : title] if line.part == "heading"]
    return bool(above) and above[-1].code == initiative(sample, seq).objective_codes[0]


@damage("unit-differs")
def unit_differs(sample: Sample, chance: random.Random) -> Sample | None:
    """The note of the table names another unit than the sheet."""
    rows = [i for i in sample.places(part="budget.row") if sample.lines[i].initiative in free(sample)]
    rows = [i for i in rows if sample.lines[i].cells[-1] in ("สป.", "คลัง", "สว.", "ตส.", "ศึกษา", "กจ.", "ยุทธฯ")]
    place = pick(chance, rows)
    if place is None:
        return None
    line = sample.lines[place]
    assert line.initiative is not None
    cells = line.cells
    _, row = _row(sample, line.initiative)
    if row is None:
        return None
    cells[-1] = "ช่าง"
    sample = _with_row(with_text(sample, place, "\t".join(cells)), row, note="ช่าง")
    return wants(sample, Wanted("unit.table-sheet", initiative=line.initiative))


@damage("kind-missing")
def kind_missing(sample: Sample, chance: random.Random) -> Sample | None:
    """Neither table nor sheet says whether it is a project, an activity or a measure."""
    seq = pick(chance, [s for s in free(sample) if _row(sample, s)[1] is not None])
    if seq is None:
        return None
    one = initiative(sample, seq)
    assert one.kind is not None
    place, row = _row(sample, seq)
    title = only(sample, part="sheet.title", initiative=seq)
    assert place is not None and row is not None and title is not None
    bare = one.title.removeprefix(one.kind.value)
    old, new = in_digits_of(sample, one.title), in_digits_of(sample, bare)
    for at in (place, title):
        sample = with_text(sample, at, sample.lines[at].text.replace(old, new))
    sample = with_initiative(_with_row(sample, row, title=bare), seq, kind=None, title=bare)
    return wants(sample, Wanted("kind.missing", initiative=seq))


# words that do not belong


@damage("placeholder")
def placeholder(sample: Sample, chance: random.Random) -> Sample | None:
    """The template's own words stand where the responsible unit belongs."""
    seq = pick(chance, free(sample))
    place = None if seq is None else only(sample, part="value", initiative=seq, field="responsible")
    if seq is None or place is None:
        return None
    sample = with_initiative(sample, seq, responsible=None)
    sample = with_text(sample, place, "ระบุชื่อหน่วยงานที่รับผิดชอบ")
    return wants(sample, Wanted("placeholder", initiative=seq))


@damage("misspelt-name")
def misspelt_name(sample: Sample, chance: random.Random) -> Sample | None:
    """The own name with one letter changed, on one line of three."""
    owner = sample.plan.organization
    assert owner is not None
    at = next((i for i in range(len(owner.name) - 1, -1, -1) if owner.name[i] in ALIKE), None)
    if at is None:
        return None
    wrong = owner.name[:at] + ALIKE[owner.name[at]] + owner.name[at + 1 :]
    places = [i for i in sample.places(part="value", field="rationale") if owner.name in sample.lines[i].text]
    place = pick(chance, places)
    if place is None:
        return None
    sample = with_text(sample, place, sample.lines[place].text.replace(owner.name, wrong), mark="misspelt")
    return wants(sample, Wanted("organization.spelling", mark="misspelt"))


@damage("foreign-kind")
def foreign_kind(sample: Sample, chance: random.Random) -> Sample | None:
    """Words of another kind of local government, left over from a template."""
    owner = sample.plan.organization
    assert owner is not None
    foreign = "ของเทศบาล" if owner.name.startswith("องค์การ") else "ขององค์การบริหารส่วนตำบล"
    places = [
        i for i in sample.places(part="item", field="objectives", depth=0) if sample.lines[i].initiative in free(sample)
    ]
    place = pick(chance, places)
    if place is None:
        return None
    line = sample.lines[place]
    seq, number = line.initiative, (line.item or 1) - 1
    assert seq is not None
    items = list(initiative(sample, seq).objectives)
    items[number] += foreign
    sample = with_initiative(with_text(sample, place, line.text + foreign), seq, objectives=tuple(items))
    return wants(sample, Wanted("organization.kind-words", initiative=seq))


# promises that contradict


def _added_result(sample: Sample, seq: int, field: str, text: str, mark: str | None = None) -> Sample | None:
    """A result appended to the list of a sheet; a list of one bare item becomes a list of two marked ones."""
    places = sample.places(part="item", initiative=seq, field=field, depth=0)
    if not places:
        return None
    last = sample.lines[places[-1]]
    number = len(places) + 1
    if len(places) == 1:
        bare = re.sub(r"^[^ ]{1,5}[).] ", "", last.text)
        sample = with_text(sample, places[0], in_digits_of(sample, "1) ") + bare)
        lead = in_digits_of(sample, f"{number}) ")
    else:
        found = LEAD.match(last.text)
        lead = (found[0] if found else "- ").replace(
            in_digits_of(sample, str(last.item)), in_digits_of(sample, str(number))
        )
    line = Printed(lead + in_digits_of(sample, text), "item", seq, field, number, mark=mark)
    results = (*getattr(initiative(sample, seq), field), text)
    return with_initiative(inserted(sample, places[-1] + 1, line), seq, **{field: results})


@damage("duplicate-output")
def duplicate_output(sample: Sample, chance: random.Random) -> Sample | None:
    """Two sheets promise the same thing, one that exists only once (a manual, an announcement, a plan)."""
    seqs = free(sample)
    things = [seq for seq in seqs if THING.search(initiative(sample, seq).outputs[0])]
    first = pick(chance, things)
    second = pick(chance, [seq for seq in seqs if first is not None and seq > first])
    if first is None or second is None:
        return None
    after = _added_result(sample, second, "outputs", initiative(sample, first).outputs[0])
    return None if after is None else wants(after, Wanted("duplicate.output", initiative=second))


@damage("target-conflict")
def target_conflict(sample: Sample, chance: random.Random) -> Sample | None:
    """A sheet promises another ITA score than the plan's own targets."""
    seq = pick(chance, free(sample))
    text = "มีผลคะแนน ITA ไม่ต่ำกว่า 75 คะแนน ในปี พ.ศ. 2570"
    after = None if seq is None else _added_result(sample, seq, "outcomes", text, "target")
    return None if after is None else wants(after, Wanted("target.conflict", mark="target"))


@damage("target-direction")
def target_direction(sample: Sample, chance: random.Random) -> Sample | None:
    """Complaints of corruption are to rise in one sheet, while the plan wants fewer."""
    seq = pick(chance, free(sample))
    text = "จำนวนเรื่องร้องเรียนการทุจริตจากประชาชนเพิ่มขึ้น"
    after = None if seq is None else _added_result(sample, seq, "outcomes", text, "direction")
    return None if after is None else wants(after, Wanted("target.direction", mark="direction"))


@damage("no-baseline")
def no_baseline(sample: Sample, chance: random.Random) -> Sample | None:
    """A decrease against a year whose number nobody states."""
    places = [i for i in sample.places(part="target") if "ซึ่งมี" in sample.lines[i].text]
    if not places:
        return None
    place = places[0]
    text = re.sub(r" ซึ่งมี [๐-๙0-9]+ เรื่อง", "", sample.lines[place].text)
    targets = tuple(changed(one, name=re.sub(r" ซึ่งมี \d+ เรื่อง", "", one.name)) for one in sample.plan.targets)
    sample = with_plan(with_text(sample, place, text, mark="baseline"), targets=targets)
    return wants(sample, Wanted("target.no-baseline", mark="baseline"))


@damage("headcount-conflict")
def headcount_conflict(sample: Sample, chance: random.Random) -> Sample | None:
    """The same group of people is larger in one sheet than in the others."""
    groups = [one.target_group for one in sample.plan.initiatives if one.target_group and one.target_group.count]
    texts = [group.text for group in groups]
    seqs = [
        one.seq
        for one in sample.plan.initiatives
        if one.target_group and texts.count(one.target_group.text) > 1 and one.seq in free(sample)
    ]
    seq = pick(chance, seqs)
    place = None if seq is None else only(sample, part="value", initiative=seq, field="target_group")
    if seq is None or place is None:
        return None
    group = initiative(sample, seq).target_group
    assert group is not None and group.count is not None
    wrong = group.count + 15
    text = group.text.replace(f"{group.count:,}", f"{wrong:,}")
    sample = with_initiative(sample, seq, target_group=changed(group, text=text, count=wrong))
    sample = with_text(sample, place, in_digits_of(sample, text), mark="headcount")
    return wants(sample, Wanted("headcount.conflict", mark="headcount"))
