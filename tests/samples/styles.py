"""How an office prints: one style is a set of habits, taken from the shapes of real plans, not from their words."""

from dataclasses import dataclass

SECTIONS = ("title", "rationale", "objectives", "target_group", "steps", "period", "budget", "responsible", "results")
#: headings of the nine sections with the variants seen in print; the first is the usual one
HEADINGS: dict[str, tuple[str, ...]] = {
    "title": ("ชื่อโครงการ",),
    "rationale": ("หลักการและเหตุผล", "หลักการและเหตุผล/ที่มาของโครงการ"),
    "objectives": ("วัตถุประสงค์",),
    "target_group": ("กลุ่มเป้าหมาย",),
    "steps": ("วิธีดำเนินการ", "วิธีการดำเนินการ"),
    "period": ("ระยะเวลาดำเนินการ", "ระยะเวลาการดำเนินการ"),
    "budget": ("งบประมาณดำเนินการ", "งบประมาณที่ใช้ในการดำเนินการ"),
    "responsible": ("ผู้รับผิดชอบ", "ผู้รับผิดชอบโครงการ"),
    "results": ("ผลผลิต/ผลลัพธ์",),
}


@dataclass(frozen=True)
class Style:
    """The habits of one office.

    `code_place` "title" prints (1.1.1) before the title in the budget table and counts rows per dimension; "column" has
    the codes in a column of their own and counts through the plan. `sheet_number` "line" is ลำดับที่ N, "title" is (N)
    at the end of the title. `markers` are the list markers to choose from, one per list.
    """

    name: str
    thai_digits: bool = True
    code_place: str = "title"
    sheet_number: str = "line"
    note: str = "none"  # "none" repeats ไม่ใช้งบประมาณ, "unit" prints the short name of the unit, "empty"
    zero: str = "ไม่ใช้งบประมาณ"
    markers: tuple[str, ...] = ("{n})", "{n}.", "- {n})")
    nested: tuple[str, ...] = ("{p}.{n})", "({n})", "- ")
    variants: bool = True  # choose among the variants of section headings
    counts_table: bool = True
    counts_html: bool = False
    risk_scores: bool = False  # criteria, matrix and L, I, score; else a table with the level as a word
    announcement_first: bool = True
    dimension_two_lines: bool = False
    tabbed_headings: float = 0.0  # share of mission and objective headings with a tab after the code
    glued: float = 0.0  # share of headings glued to the next with **
    blank_between_items: float = 0.5
    money: tuple[str, ...] = ("{0} บาท", "{0}.- บาท", "{0}.00 บาท")
    none: tuple[str, ...] = ("ไม่ใช้งบประมาณ",)
    dash: tuple[str, ...] = ("-", "–")
    two_line_header: bool = True
    page_furniture: bool = False
    inline: float = 0.0  # share of short values that stand on the line of their heading
    results_numbered: bool = False  # ๙.๑ ผลผลิต, ๙.๒ ผลลัพธ์
    title_below: bool = False  # the title on the line after ชื่อโครงการ
    sections_numbered: bool = True
    title_words: str = "ชื่อโครงการ"
    heading_words: tuple[str, str] = ("", "")  # before the code of a mission, of an objective
    dimension_mark: str = " "  # between มิติที่ N and its title
    row_money: str = "{0}"
    sheet_words: str = "ลำดับที่ {n}"
    periods: tuple[str, ...] = ("ปีงบประมาณ พ.ศ. {first} - {last}",)
    groups: tuple[str, ...] = ("{text} จำนวน {count} {unit}",)


#: codes in the title cell, numbers per dimension, table of counts, risks with words
WORDY = Style(name="wordy", glued=0.1, tabbed_headings=0.15)
#: code column, unit in the note, lone dashes, scores and matrix, order and announcement at the end
COLUMNED = Style(
    name="columned",
    code_place="column",
    sheet_number="title",
    note="unit",
    zero="-",
    none=("-", "ไม่ใช้งบประมาณ"),
    money=("{0} บาท", "เป็นเงิน {0} บาท ({words})", "จำนวน {0} บาท ({words})"),
    markers=("{n})", "{n}.", "({n})"),
    nested=("{p}.{n})", "- "),
    counts_table=False,
    risk_scores=True,
    announcement_first=False,
    dimension_two_lines=True,
)
#: Arabic digits throughout, plain markers, nothing unusual
ARABIC = Style(
    name="arabic",
    thai_digits=False,
    variants=False,
    note="empty",
    markers=("{n}.",),
    nested=("{p}.{n} ",),
    counts_html=True,
    risk_scores=True,
    dash=("-",),
    money=("{0} บาท",),
)
#: numbers on lines of their own, html cells, glued headings, pages with furniture
SCANNED = Style(
    name="scanned",
    note="unit",
    zero="-",
    none=("ไม่ใช้งบประมาณ", "-", "ไม่ใช้งบประมาณ บาท"),
    counts_html=True,
    glued=0.3,
    tabbed_headings=0.3,
    page_furniture=True,
)
#: short values beside their headings, the word before each code, amounts with .- in the table
COMPACT = Style(
    name="compact",
    inline=0.8,
    title_words="ชื่อโครงการ/กิจกรรม/มาตรการ",
    heading_words=("ภารกิจตามมิติที่ ", "วัตถุประสงค์ที่ "),
    dimension_mark=" : ",
    note="unit",
    zero="-",
    row_money="{0}.-",
    risk_scores=True,
    two_line_header=False,
    sheet_words="โครงการที่ {n}",
    periods=("ปีงบประมาณ พ.ศ. {first} ถึง พ.ศ. {last}", "5 ปี (ปีงบประมาณ พ.ศ. {first} - {last})"),
    groups=("{text} จำนวน {count} {unit}", "{text} รวม {count} {unit}"),
    markers=("{n})", "({n})"),
    nested=("- ", "{p}.{n} "),
)
#: items numbered by their section (๓.๑, ๕.๑.๑), ๙.๑ ผลผลิต, title under its heading
OUTLINED = Style(
    name="outlined",
    markers=("{s}.{n}",),
    nested=("{s}.{p}.{n}",),
    results_numbered=True,
    title_below=True,
    variants=False,
    counts_table=False,
    row_money="{0}.00",
    periods=("ตั้งแต่ปีงบประมาณ {first} ถึงปีงบประมาณ {last}", "ปีงบประมาณ {first} - {last}"),
    groups=("{text} ({count} {unit})", "{text} จำนวน {count} {unit}"),
    blank_between_items=0.2,
)
#: headings of sections without numbers
BARE = Style(
    name="bare",
    sections_numbered=False,
    thai_digits=False,
    note="empty",
    markers=("{n}.", "- "),
    nested=("{p}.{n} ",),
    counts_html=True,
    announcement_first=False,
)
STYLES = {style.name: style for style in (WORDY, COLUMNED, ARABIC, SCANNED, COMPACT, OUTLINED, BARE)}
