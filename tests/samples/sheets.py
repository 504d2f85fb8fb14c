"""Draws the nine-section sheets of part 3, with the headings of the framework between them."""

import random

from msgspec.structs import replace

from sucharit.core.plan import Initiative, Plan, Step
from sucharit.core.thai import baht_words, thai_digits
from tests.samples.printed import Printed
from tests.samples.styles import HEADINGS, SECTIONS, Style


class Pen:
    """Writes tagged lines in one style; every choice comes from one seeded generator."""

    def __init__(self, style: Style, seed: int) -> None:
        self.style = style
        self.random = random.Random(f"{style.name} {seed}")
        self.lines: list[Printed] = []

    def digits(self, text: str) -> str:
        return thai_digits(text) if self.style.thai_digits else text

    def write(self, text: str = "", part: str = "text", **tags: object) -> None:
        self.lines.append(Printed(text=self.digits(text), part=part, **tags))  # type: ignore[arg-type]

    def blank(self, count: int = 1) -> None:
        self.lines.extend([Printed()] * count)

    def paragraph(self, text: str, part: str = "text", **tags: object) -> None:
        self.write(text, part, **tags)
        self.blank()

    def row(self, cells: list[str], part: str, **tags: object) -> None:
        self.write("\t".join(cells), part, **tags)

    def chance(self, share: float) -> bool:
        return self.random.random() < share


class Sheets:
    """Part 3: sheet after sheet; remembers which headings stand already."""

    def __init__(self, pen: Pen, plan: Plan) -> None:
        self.pen, self.plan = pen, plan
        self.titles = {node.code: node.title for node in plan.framework}
        self.headed: set[str] = set()
        self.section = 0
        self.adopted: list[Initiative] = []

    def draw(self) -> tuple[Initiative, ...]:
        """All sheets; gives the initiatives as they can be read back from this print."""
        for one in self.plan.initiatives:
            self._headings(one)
            self._sheet(one)
            if self.pen.style.page_furniture and self.pen.chance(0.25):
                self.pen.paragraph(f"- {one.seq + 12} -", "furniture")
        return tuple(self.adopted)

    # headings of the framework

    def _headings(self, one: Initiative) -> None:
        first = one.objective_codes[0]
        if first[:1] not in self.headed:
            self._dimension(first[:1])
        new = [code for code in (first[:3], *one.objective_codes) if code not in self.headed]
        pen = self.pen
        if len(new) == 2 and pen.chance(pen.style.glued):
            text = "**".join(f"{code} {self.titles[code]}" for code in new) + "**"
            pen.paragraph(text, "heading", code=new[-1])
        else:
            for code in new:
                words = pen.style.heading_words[code.count(".") - 1]
                separator = "\t" if pen.chance(pen.style.tabbed_headings) else " "
                pen.paragraph(f"{words}{code}{separator}{self.titles[code]}", "heading", code=code)
        self.headed.update(new)

    def _dimension(self, code: str) -> None:
        self.headed.add(code)
        if self.pen.style.dimension_two_lines:
            self.pen.write(f"มิติที่ {code}", "heading", code=code)
            self.pen.paragraph(self.titles[code], "heading.rest", code=code)
        else:
            mark = self.pen.style.dimension_mark
            self.pen.paragraph(f"มิติที่ {code}{mark}{self.titles[code]}", "heading", code=code)

    # one sheet

    def _sheet(self, one: Initiative) -> None:
        pen, seq = self.pen, one.seq
        if pen.style.sheet_number == "line":
            pen.paragraph(pen.style.sheet_words.format(n=seq), "sheet.number", initiative=seq)
        self._title(one)
        for place, name in enumerate(SECTIONS[1:], 2):
            words = pen.random.choice(HEADINGS[name]) if pen.style.variants else HEADINGS[name][0]
            lead = f"{place}. " if pen.style.sections_numbered else ""
            pen.paragraph(f"{lead}{words}", "section", initiative=seq, field=name)
            self.section = place
            one = getattr(self, f"_{name}")(one)
        stated = seq if pen.style.sheet_number in ("line", "title") else None
        self.adopted.append(replace(one, stated_seq=stated))

    def _title(self, one: Initiative) -> None:
        pen, seq = self.pen, one.seq
        number = f" ({seq})" if pen.style.sheet_number == "title" else ""
        lead = f"1. {pen.style.title_words}" if pen.style.sections_numbered else pen.style.title_words
        if pen.style.title_below:
            pen.paragraph(lead, "section", initiative=seq, field="title")
            pen.paragraph(f"{one.title}{number}", "sheet.title", initiative=seq, field="title")
        else:
            pen.paragraph(f"{lead} : {one.title}{number}", "sheet.title", initiative=seq, field="title")

    def _line(self, one: Initiative, field: str, text: str) -> None:
        """A short value: under its heading, or beside it."""
        if self.pen.chance(self.pen.style.inline):
            heading = self.pen.lines[-2]
            separator = self.pen.random.choice((" : ", "  "))
            self.pen.lines[-2] = heading.with_text(heading.text + separator + self.pen.digits(text))
        else:
            self.pen.paragraph(text, "value", initiative=one.seq, field=field)

    def _rationale(self, one: Initiative) -> Initiative:
        for text in (one.rationale or "").split("\n"):
            self.pen.paragraph(text, "value", initiative=one.seq, field="rationale")
        return one

    def _objectives(self, one: Initiative) -> Initiative:
        self._items(one, "objectives", one.objectives)
        return one

    def _target_group(self, one: Initiative) -> Initiative:
        group = one.target_group
        if group is None:
            return one
        text = group.text
        if group.count is not None:
            bare = text.removesuffix(f" จำนวน {group.count:,} {group.unit}")
            form = self.pen.random.choice(self.pen.style.groups)
            text = form.format(text=bare, count=f"{group.count:,}", unit=group.unit)
        self._line(one, "target_group", text)
        return replace(one, target_group=replace(group, text=text))

    def _steps(self, one: Initiative) -> Initiative:
        self._items(one, "steps", one.steps)
        return one

    def _period(self, one: Initiative) -> Initiative:
        if one.period is None:
            return one
        form = self.pen.random.choice(self.pen.style.periods)
        text = form.format(first=one.period.start, last=one.period.end)
        text = text.replace("-", self.pen.random.choice(self.pen.style.dash))
        if self.pen.style.sheet_number == "title":
            text = f"ประจำ{text}"
        self._line(one, "period", text)
        return replace(one, period=replace(one.period, text=text))

    def _budget(self, one: Initiative) -> Initiative:
        if one.budget is None:
            return one
        amount = one.budget.per_year
        if amount:
            form = self.pen.random.choice(self.pen.style.money)
            text = form.format(f"{amount:,.0f}", words=baht_words(amount))
        else:
            text = self.pen.random.choice(self.pen.style.none)
        self._line(one, "budget", text)
        return replace(one, budget=replace(one.budget, text=text))

    def _responsible(self, one: Initiative) -> Initiative:
        self._line(one, "responsible", one.responsible or "")
        return one

    def _results(self, one: Initiative) -> Initiative:
        for place, (name, words) in enumerate((("outputs", "ผลผลิต"), ("outcomes", "ผลลัพธ์")), 1):
            if self.pen.style.results_numbered:
                words = f"{self.section}.{place} {words}"
            if name == "outputs" and self.pen.chance(self.pen.style.glued):
                heading = self.pen.lines[-2]
                self.pen.lines[-2] = heading.with_text(f"{heading.text}**{words}**")
            else:
                self.pen.paragraph(words, "section", initiative=one.seq, field=name)
            self._items(one, name, getattr(one, name))
        return one

    # lists

    def _items(self, one: Initiative, field: str, items: tuple[str, ...] | tuple[Step, ...]) -> None:
        pen = self.pen
        marker, apart = pen.random.choice(pen.style.markers), pen.chance(pen.style.blank_between_items)
        if marker == "- " and any(isinstance(item, Step) and item.steps for item in items):
            marker = pen.style.markers[0]  # ๔.๑ under a dash: nobody writes that
        if marker == "{s}.{n}" and field in ("outputs", "outcomes"):
            marker = "- "  # ๙.๑ is taken by the sub-heading
        bare = len(items) == 1 and not apart and pen.style.name != "arabic"
        for number, item in enumerate(items, 1):
            text = item.text if isinstance(item, Step) else item
            lead = "" if bare else self._lead(marker, number)
            pen.write(lead + text, "item", initiative=one.seq, field=field, item=number)
            if isinstance(item, Step) and item.steps:
                self._nested(one, field, number, item)
            if apart:
                pen.blank()
        if not apart:
            pen.blank()

    def _nested(self, one: Initiative, field: str, number: int, step: Step) -> None:
        marker = self.pen.random.choice(self.pen.style.nested)
        for place, nested in enumerate(step.steps, 1):
            lead = self._lead(marker, place, number)
            self.pen.write(lead + nested.text, "item", initiative=one.seq, field=field, item=number, depth=1)

    def _lead(self, marker: str, number: int, parent: int = 0) -> str:
        lead = marker.format(n=number, p=parent, s=self.section)
        return lead if lead.endswith(" ") else f"{lead} "
