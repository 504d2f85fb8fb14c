"""Draws a plan as the text that a scan gives: tabs for table cells, blank lines between paragraphs, Thai digits."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from sucharit.core.plan import (
    Announcement,
    BudgetRow,
    FrameworkNode,
    NodeLevel,
    Order,
    Plan,
    RiskCriteria,
    ScaleStep,
)
from tests.samples.printed import Sample
from tests.samples.sheets import Pen, Sheets
from tests.samples.styles import Style


def draw(plan: Plan, style: Style, seed: int = 1, name: str = "") -> Sample:
    """A whole five-year plan as text, with the plan as it can be read back from that text."""
    return Book(plan, style, seed).draw(name or f"{style.name}-{seed}")


class Book:
    """One plan being drawn; `read` collects what the print really says."""

    def __init__(self, plan: Plan, style: Style, seed: int) -> None:
        self.pen, self.style, self.plan, self.read = Pen(style, seed), style, plan, plan
        assert plan.organization is not None and plan.span is not None
        self.owner, self.name = plan.organization, plan.organization.name
        self.years = list(plan.span)
        self.span = f"พ.ศ. {plan.span.first} {self.pen.random.choice(style.dash)} {plan.span.last}"

    def draw(self, name: str) -> Sample:
        self.pen.blank(3)
        if self.style.announcement_first:
            self._announcement()
        self._cover()
        self._foreword()
        self._contents()
        self._part_one()
        self._part_two()
        self._part_three()
        for order in self.plan.orders:
            self._order(order)
        if not self.style.announcement_first:
            self._announcement()
        return Sample(name=name, lines=tuple(self.pen.lines), plan=self.read)

    # front

    def _cover(self) -> None:
        pen = self.pen
        pen.blank(2)
        pen.write(self.plan.title, "cover")
        pen.write(f"({self.span})", "cover")
        pen.blank()
        pen.write(self.name, "cover")
        pen.paragraph(f"อำเภอ{self.owner.district} จังหวัด{self.owner.province}", "cover")

    def _foreword(self) -> None:
        pen = self.pen
        pen.paragraph("คำนำ", "front")
        pen.paragraph(
            f"{self.name}จัดทำ{self.plan.title} ({self.span}) ขึ้นจากการวิเคราะห์ความเสี่ยงของทุกส่วนราชการ "
            "และความคิดเห็นของประชาชนในพื้นที่ เพื่อให้การป้องกันการทุจริตเป็นงานประจำที่มีเจ้าภาพ มีกำหนดเวลา และวัดผลได้",
            "front",
        )
        pen.paragraph(
            "แผนฉบับนี้แบ่งกิจกรรมออกเป็น 4 มิติตามกรอบของสำนักงาน ป.ป.ช. และหวังว่าผู้ปฏิบัติงานทุกคนจะใช้เป็นคู่มือในการทำงาน",
            "front",
        )
        pen.paragraph(self.name, "front")

    def _contents(self) -> None:
        pen = self.pen
        pen.paragraph("สารบัญ", "front")
        pen.row(["", "หน้า"], "contents")
        for words, page in (("ส่วนที่ 1 บทนำ", "1"), ("ส่วนที่ 2 แผนงานและงบประมาณ", "8"), ("ส่วนที่ 3 รายละเอียด", "14")):
            pen.row([words, page], "contents")
        pen.blank()

    def _part(self, number: int, title: str) -> None:
        self.pen.blank()
        self.pen.paragraph(f"ส่วนที่ {number}", "part")
        self.pen.paragraph(title, "part")

    # part 1

    def _part_one(self) -> None:
        self._part(1, "บทนำ")
        self._risks()
        number = 2 if not self.style.risk_scores else None
        self._chapter(number, "หลักการและเหตุผล")
        self.pen.paragraph(
            "การทุจริตทำให้ทรัพยากรของส่วนรวมไม่ถึงมือประชาชนและบั่นทอนความเชื่อมั่นต่อการปกครองท้องถิ่น "
            "รัฐธรรมนูญและแผนระดับชาติจึงกำหนดให้หน่วยงานของรัฐมีมาตรการป้องกันที่จับต้องได้ ไม่ใช่เพียงการลงโทษภายหลัง"
        )
        self.pen.paragraph(
            f"{self.name}เห็นว่าการป้องกันที่ได้ผลต้องเริ่มจากความตั้งใจของผู้บริหาร ระบบงานที่เปิดเผย และประชาชนที่ร่วมตรวจสอบ"
        )
        self._chapter(3 if number else None, "วัตถุประสงค์ของการจัดทำแผน")
        self._numbered(self.plan.objectives, "objective")
        self._chapter(4 if number else None, "เป้าหมาย")
        self._numbered(tuple(goal.text for goal in self.plan.goals), "goal")
        self._targets()
        self._chapter(5 if number else None, "ประโยชน์ของการจัดทำแผน")
        self._numbered(self.plan.benefits, "benefit")

    def _chapter(self, number: int | None, words: str) -> None:
        self.pen.paragraph(f"{number}. {words}" if number else words, "chapter")

    def _numbered(self, items: tuple[str, ...], part: str) -> None:
        for number, text in enumerate(items, 1):
            self.pen.write(f"- ({number}) {text}", part)
        self.pen.blank()

    def _targets(self) -> None:
        if not self.plan.targets:
            return
        self.pen.row(["ค่าเป้าหมาย", *(f"ปี {year}" for year in self.years)], "target.header")
        for target in self.plan.targets:
            form = "ร้อยละ {:f}" if target.unit == "ร้อยละ" else "{:f} " + (target.unit or "")
            self.pen.row([target.name, *(form.format(target.by_year[year]) for year in self.years)], "target")
        self.pen.blank()

    # risks

    def _risks(self) -> None:
        if self.style.risk_scores:
            self._chapter(None, "การประเมินความเสี่ยงการทุจริต")
            if self.plan.risk_criteria:
                self._criteria(self.plan.risk_criteria)
            self._scored()
            self._controls()
            self.read = replace(self.read, risks=tuple(replace(risk, level=None) for risk in self.plan.risks))
        else:
            self._chapter(1, "การวิเคราะห์ความเสี่ยงในการเกิดการทุจริต")
            self._worded()
            worded = tuple(replace(risk, likelihood=None, impact=None, score=None) for risk in self.plan.risks)
            self.read = replace(self.read, risks=worded, risk_criteria=None)

    def _criteria(self, criteria: RiskCriteria) -> None:
        pen = self.pen
        pen.paragraph(f"{self.name}กำหนดเกณฑ์การประเมินความเสี่ยงการทุจริตไว้ ดังนี้")
        self._scale("โอกาสที่จะเกิดการทุจริต (Likelihood)", criteria.likelihood)
        pen.paragraph("เกณฑ์ผลกระทบทางการเงิน")
        self._scale("ระดับความรุนแรงของผลกระทบ (Impact)", criteria.impact_financial)
        pen.paragraph("เกณฑ์ผลกระทบที่ไม่ใช่ทางการเงิน")
        self._scale("ระดับความรุนแรงของผลกระทบ (Impact)", criteria.impact_other)
        pen.paragraph("เกณฑ์การวัดระดับความรุนแรงของความเสี่ยงการทุจริต")
        pen.row(["Risk Score", "", "", "", "", ""], "matrix.header")
        pen.row(["โอกาสเกิด (Likelihood)", "ผลกระทบ (Impact)", "", "", "", ""], "matrix.header")
        pen.row(["", "1", "2", "3", "4", "5"], "matrix.header")
        for row in criteria.matrix_as_printed:
            pen.row(list(row), "matrix.row")
        pen.blank()

    def _scale(self, title: str, steps: tuple[ScaleStep, ...]) -> None:
        self.pen.row([title, ""], "scale.header")
        for step in steps:
            self.pen.row([str(step.score), step.meaning], "scale.row")
        self.pen.blank()

    def _scored(self) -> None:
        pen = self.pen
        pen.paragraph(f"{self.name}ระบุประเด็นความเสี่ยงการทุจริต ได้ดังนี้")
        first = ["ลำดับ ที่", "ขั้นตอนการดำเนินงาน", "ประเด็นความเสี่ยงการทุจริต", "Risk Score (LxI)", "", ""]
        pen.row(first, "risk.header")
        pen.row(["", "", "", "Likelihood (L)", "Impact (I)", "Risk Score (LxI)"], "risk.header")
        for risk in self.plan.risks:
            numbers = [str(n) for n in (risk.likelihood, risk.impact, risk.score)]
            pen.row([str(risk.seq), risk.process, self._in_cell(risk.issues), *numbers], "risk.row")
        pen.blank()

    def _controls(self) -> None:
        pen = self.pen
        pen.paragraph(f"{self.name}จัดทำแผนบริหารความเสี่ยงการทุจริต ดังนี้")
        pen.row(["ลำดับ ที่", "ขั้นตอนการดำเนินงาน ประเด็นความเสี่ยงการทุจริต", "มาตรการควบคุมความเสี่ยงการทุจริต"], "risk.header")
        for risk in self.plan.risks:
            both = self._paragraphs((risk.process, *self._marked(risk.issues)))
            pen.row([str(risk.seq), both, self._paragraphs(self._marked(risk.controls))], "risk.row")
        pen.blank()

    def _worded(self) -> None:
        pen = self.pen
        heads = ["ลำดับที่", "ขั้นตอนการดำเนินงาน", "ประเด็นความเสี่ยงการทุจริต", "Risk Score", "มาตรการควบคุมความเสี่ยงการทุจริต"]
        pen.row(heads, "risk.header")
        for risk in self.plan.risks:
            cells = [
                str(risk.seq),
                risk.process,
                self._in_cell(risk.issues),
                risk.level or "",
                self._in_cell(risk.controls),
            ]
            pen.row(cells, "risk.row")
        pen.blank()

    def _marked(self, items: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{n}. {text}" for n, text in enumerate(items, 1))

    def _in_cell(self, items: tuple[str, ...]) -> str:
        return " ".join(self._marked(items))

    def _paragraphs(self, items: tuple[str, ...]) -> str:
        return " ".join(f"<p>{text}</p>" for text in items)

    # part 2: the budget table

    def _part_two(self) -> None:
        pen = self.pen
        self._part(2, f"{self.plan.title} ({self.span})")
        pen.paragraph(self.name)
        count = len(self.plan.initiatives)
        pen.paragraph(
            f"{self.name}กำหนดโครงการ กิจกรรม และมาตรการไว้ในแผนฉบับนี้ รวมจำนวน {count} โครงการ ดังนี้", "count.sentence"
        )
        Table(self).draw()

    # part 3: counts and sheets

    def _part_three(self) -> None:
        pen = self.pen
        self._part(3, "รายละเอียดโครงการ/กิจกรรม/มาตรการ")
        if self.style.counts_table:
            pen.paragraph("ตารางสรุปจำนวนโครงการ/กิจกรรม/มาตรการ")
            self._counts()
        # a dimension's number is printed as a total, the numbers of objectives cannot always be told apart
        level = NodeLevel.MISSION if self.style.counts_table else None
        nodes = tuple(n if n.level is level else replace(n, stated_count=None) for n in self.plan.framework)
        self.read = replace(self.read, framework=nodes)
        self.read = replace(self.read, initiatives=Sheets(pen, self.plan).draw())

    def _counts(self) -> None:
        nodes = self.plan.framework
        for dimension in (node for node in nodes if node.level is NodeLevel.DIMENSION):
            self.pen.row(["กรอบการจัดทำแผน", "วัตถุประสงค์", "จำนวนโครงการ"], "counts.header")
            lead = f"มิติที่ {dimension.code} {dimension.title}"
            for mission in (
                node for node in nodes if node.level is NodeLevel.MISSION and node.code[:1] == dimension.code
            ):
                family = [node for node in nodes if node.code.startswith(mission.code)]
                self.pen.row([lead, *self._family(family)], "counts.row", code=mission.code)
                lead = ""
            self.pen.row(
                [f"รวม มิติที่ {dimension.code}", "", f"{dimension.stated_count or 0} โครงการ"], "counts.dimension"
            )
            self.pen.blank()
        self.pen.row(["รวมทั้งสิ้น", "", f"{len(self.plan.initiatives)} โครงการ"], "counts.total")
        self.pen.blank()

    def _family(self, family: list[FrameworkNode]) -> tuple[str, str]:
        """A mission with its objectives in one cell, their numbers in another; a number that is nil is left out."""
        names = tuple(f"{node.code} {node.title}" for node in family)
        counts = tuple(f"{node.stated_count} โครงการ" for node in family if node.stated_count)
        if self.style.counts_html:
            return self._paragraphs(names), self._paragraphs(counts)
        return " ".join(names), " ".join(counts)

    # annexes

    def _order(self, order: Order) -> None:
        pen = self.pen
        pen.blank()
        pen.paragraph("ภาคผนวก", "annex")
        draw_order(pen, order, self.name)

    def _announcement(self) -> None:
        for one in self.plan.announcements:
            draw_announcement(self.pen, one, self.name)


def draw_order(pen: Pen, order: Order, office: str) -> None:
    """A คำสั่ง with its members, duties, date and signature."""
    pen.blank(2)
    pen.write(f"คำสั่ง{office}", "order")
    pen.write(f"ที่ {order.number}", "order.number")
    pen.paragraph(f"เรื่อง {order.subject}", "order.subject")
    pen.paragraph(
        "ด้วยสำนักงาน ป.ป.ช. กำหนดให้องค์กรปกครองส่วนท้องถิ่นจัดทำแผนปฏิบัติการป้องกันการทุจริตให้สอดคล้องกับบริบทของพื้นที่ นั้น", "order"
    )
    pen.paragraph(f"เพื่อให้การจัดทำแผนเป็นไปด้วยความเรียบร้อย {office} จึงแต่งตั้งคณะทำงาน ประกอบด้วย", "order")
    for member in order.members:
        pen.row([f"{member.stated_number}. {member.name}", member.position or "", member.role or ""], "order.member")
    pen.blank()
    pen.paragraph("โดยให้คณะทำงานมีหน้าที่ ดังนี้", "order")
    for number, duty in enumerate(order.duties, 1):
        pen.write(f"{number}. {duty}", "order.duty")
    pen.blank()
    pen.paragraph("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", "order")
    pen.paragraph(order.date_text or "", "order.date")
    pen.write(f"({order.signatory})", "order.signatory")
    pen.paragraph(order.signatory_position or "", "order.signatory")


def draw_announcement(pen: Pen, one: Announcement, office: str) -> None:
    """A ประกาศ that puts the plan into use."""
    pen.blank(2)
    pen.write(f"ประกาศ{office}", "announcement")
    pen.paragraph(f"เรื่อง {one.subject}", "announcement.subject")
    pen.paragraph(
        f"ตามที่{office}ได้จัดทำแผนปฏิบัติการป้องกันการทุจริตแล้วเสร็จ และผ่านการรับฟังความคิดเห็นของผู้เกี่ยวข้องแล้ว "
        "จึงประกาศใช้แผนดังกล่าวตามเอกสารแนบท้าย",
        "announcement",
    )
    pen.paragraph("จึงประกาศให้ทราบโดยทั่วกัน", "announcement")
    pen.paragraph(one.date_text or "", "announcement.date")
    pen.write(f"({one.signatory})", "announcement.signatory")
    pen.paragraph(one.signatory_position or "", "announcement.signatory")


class Table:
    """The five-year budget table: merged cells are empty below the first, subtotals end a dimension."""

    def __init__(self, book: Book) -> None:
        self.book, self.pen, self.style = book, book.pen, book.style
        self.columned = book.style.code_place == "column"
        self.names = {node.code: node.title for node in book.plan.framework}
        self.rows: list[BudgetRow] = []

    def draw(self) -> None:
        plan = self.book.plan
        for total in plan.stated_totals:
            if total.scope == "total":
                lead = ["รวมทั้งสิ้น", ""]
                self._total(lead, total.count or 0, total.budgets, "budget.total", "total")
                continue
            self._header()
            self._dimension(total.scope)
            self._total(["", "รวม"], total.count or 0, total.budgets, "budget.subtotal", total.scope)
            self.pen.blank()
        self.pen.blank()
        self.book.read = replace(self.book.read, budget_rows=tuple(self.rows))

    def _header(self) -> None:
        heads = ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ"]
        years = [f"ปี {year}" for year in self.book.years]
        money = ["งบประมาณ (บาท)"] * len(years)
        if self.style.two_line_header:
            self.pen.row([*heads, *years, "หมายเหตุ"], "budget.header")
            self.pen.row(["", "", "", *money, ""], "budget.header")
        else:
            both = [f"{year} {words}" for year, words in zip(years, money, strict=True)]
            self.pen.row([*heads, *both, "หมายเหตุ"], "budget.header")

    def _dimension(self, code: str) -> None:
        lead, mission, objective = f"{code}. {self.names[code]}", "", ""
        for place, row in enumerate((r for r in self.book.plan.budget_rows if r.dimension == code), 1):
            new = row.mission != mission, row.objective != objective
            mission, objective = row.mission or "", row.objective or ""
            seq = (row.seq or 0) if self.columned else place
            self._row(row, lead, new, seq)
            lead = ""

    def _row(self, row: BudgetRow, lead: str, new: tuple[bool, bool], seq: int) -> None:
        first = self._mission_cell(row, *new)
        title = f"{seq}.{row.title}" if self.columned else f"({row.objective}) {seq}. {row.title}"
        note = {"unit": row.note or "", "empty": "", "none": "" if any(row.budgets.values()) else self.style.zero}[
            self.style.note
        ]
        cells = [lead, first, title, *self._amounts(row.budgets), note]
        self.pen.row(cells, "budget.row", initiative=row_seq(self.book.plan, row))
        self.rows.append(replace(row, seq=seq, note=note or None))

    def _mission_cell(self, row: BudgetRow, new_mission: bool, new_objective: bool) -> str:
        if not self.columned:
            return f"{row.mission} {self.names[row.mission or '']}" if new_mission else ""
        codes = [code for code, new in ((row.mission, new_mission), (row.objective, new_objective)) if new and code]
        return " ".join(codes)

    def _amounts(self, budgets: Mapping[int, Decimal | None]) -> list[str]:
        amounts = (budgets.get(year) for year in self.book.years)
        form = self.style.row_money
        return [form.format(f"{amount:,.0f}") if amount else self.style.zero for amount in amounts]

    def _total(self, lead: list[str], count: int, budgets: Mapping[int, Decimal | None], part: str, code: str) -> None:
        words = f"{count} โครงการ" if self.columned else f"จำนวน {count} โครงการ/กิจกรรม/มาตรการ"
        self.pen.row([*lead, words, *self._amounts(budgets), ""], part, code=code)


def row_seq(plan: Plan, row: BudgetRow) -> int | None:
    return next((one.seq for one in plan.initiatives if one.title == row.title), None)
