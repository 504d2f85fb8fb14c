"""The nouns of a plan. A value that the document does not state is None (or empty), never guessed.

Texts are as the document says them, cleaned of markers and line wrapping; `*_printed` keeps the print where it differs.
Money is Decimal baht; 0 means "no budget" (ไม่ใช้งบประมาณ, or a lone dash where an amount belongs), None not stated.
Years are fiscal years of the Buddhist Era. Codes are Arabic outline numbers such as "1.1.2".
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct


class Source(Struct, frozen=True, kw_only=True):
    """Where in the document a part stands: page and first line from 1, last line, and [first, last] per section."""

    page: int | None = None
    line: int | None = None
    line_end: int | None = None
    sections: Mapping[str, tuple[int, int]] = {}


class OrganizationType(Enum):
    """The six kinds of local government (อปท.)."""

    SUBDISTRICT_ADMINISTRATION = "sao"  # อบต.
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"  # เทศบาลตำบล
    TOWN = "town"  # เทศบาลเมือง
    CITY = "city"  # เทศบาลนคร
    PROVINCIAL = "provincial"  # อบจ.
    SPECIAL = "special"  # เมืองพัทยา, กรุงเทพมหานคร


class Organization(Struct, frozen=True, kw_only=True):
    """The local government whose plan this is."""

    name: str
    type: OrganizationType | None = None
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


class NodeLevel(Enum):
    DIMENSION = "dimension"  # มิติ
    MISSION = "mission"  # ภารกิจตามมิติ
    OBJECTIVE = "objective"  # วัตถุประสงค์ของกรอบ


class FrameworkNode(Struct, frozen=True, kw_only=True):
    """One node of the framework as the document prints it, with the number of initiatives it states there."""

    code: str
    level: NodeLevel
    title: str
    stated_count: int | None = None
    source: Source = Source()


class Goal(Struct, frozen=True, kw_only=True):
    """A goal of the whole plan (เป้าหมาย)."""

    text: str
    source: Source = Source()


class Target(Struct, frozen=True, kw_only=True):
    """A yearly target (ค่าเป้าหมาย): what is measured, in which unit, and the value wanted in each fiscal year."""

    name: str
    unit: str | None = None
    by_year: Mapping[int, Decimal] = {}
    baseline_year: int | None = None
    source: Source = Source()


class ScaleStep(Struct, frozen=True, kw_only=True):
    """One step of a risk scale: a score and what it means."""

    score: int
    meaning: str


class RiskCriteria(Struct, frozen=True, kw_only=True):
    """The scales and the matrix that the document adopts.

    `matrix` maps a likelihood score to the levels for impact 1, 2, ... as they would be right side up;
    `matrix_as_printed` keeps the printed rows, first cell the printed likelihood label. Where the print is upside down
    the two differ, and a doubt says so.
    """

    likelihood: tuple[ScaleStep, ...] = ()
    impact_financial: tuple[ScaleStep, ...] = ()
    impact_other: tuple[ScaleStep, ...] = ()
    matrix: Mapping[int, tuple[str, ...]] = {}
    matrix_as_printed: tuple[tuple[str, ...], ...] = ()
    source: Source = Source()


class PlanRisk(Struct, frozen=True, kw_only=True):
    """A row of the risk register: process, what may go wrong, rating, and the controls against it."""

    seq: int
    process: str
    issues: tuple[str, ...] = ()
    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    level: str | None = None
    controls: tuple[str, ...] = ()
    source: Source = Source()


class BudgetRow(Struct, frozen=True, kw_only=True):
    """A row of the five-year budget table (part 2). `seq` is the number as printed in the row."""

    seq: int | None = None
    dimension: str | None = None
    mission: str | None = None
    objective: str | None = None
    title: str
    title_printed: str | None = None
    budgets: Mapping[int, Decimal | None] = {}
    note: str | None = None
    source: Source = Source()


class StatedTotal(Struct, frozen=True, kw_only=True):
    """A count and sums that the document states for a scope: "1", "1.1", "1.1.1" or "total".

    `by_quarter` counts the initiatives at work in each quarter 1..4, as the totals row of an annual plan prints them.
    """

    scope: str
    count: int | None = None
    budgets: Mapping[int, Decimal | None] = {}
    by_quarter: Mapping[int, int] = {}
    source: Source = Source()


class InitiativeKind(Enum):
    PROJECT = "โครงการ"
    ACTIVITY = "กิจกรรม"
    MEASURE = "มาตรการ"


class TargetGroup(Struct, frozen=True, kw_only=True):
    """กลุ่มเป้าหมาย. `count` is the stated number, or the sum where every group of one unit states its own; else None."""

    text: str
    count: int | None = None
    unit: str | None = None


class Period(Struct, frozen=True, kw_only=True):
    """ระยะเวลาดำเนินการ: the words, and the first and last fiscal year where they are stated."""

    text: str
    start: int | None = None
    end: int | None = None


class BudgetLine(Struct, frozen=True, kw_only=True):
    """งบประมาณดำเนินการ of a sheet: the words, and the baht of each year (0 = ไม่ใช้งบประมาณ, None = not stated)."""

    text: str
    per_year: Decimal | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One step of วิธีดำเนินการ, without its marker, and the steps nested under it."""

    text: str
    steps: tuple["Step", ...] = ()


class Initiative(Struct, frozen=True, kw_only=True):
    """โครงการ / กิจกรรม / มาตรการ with its nine sections; annual plans add quarters, quantity, unit and indicators.

    `seq` is its true place 1..n in the document, `stated_seq` the number as printed. `objectives`, `outputs`,
    `outcomes` and `indicators` hold top-level items; nested items follow their parent in the same text on new lines.
    `results_unsorted` holds items of section 9 that stand under neither outputs nor outcomes.
    """

    seq: int
    stated_seq: int | None = None
    kind: InitiativeKind | None = None
    title: str
    title_printed: str | None = None
    dimension: str | None = None
    mission: str | None = None
    objective_codes: tuple[str, ...] = ()
    rationale: str | None = None
    objectives: tuple[str, ...] = ()
    target_group: TargetGroup | None = None
    targets: tuple[str, ...] = ()  # เป้าหมาย/ผลผลิต of the ten-section form of 2561-2564
    place: str | None = None
    steps: tuple[Step, ...] = ()
    period: Period | None = None
    budget: BudgetLine | None = None
    responsible: str | None = None
    outputs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    results_unsorted: tuple[str, ...] = ()
    quarters: tuple[int, ...] = ()
    quantity: int | None = None
    unit: str | None = None
    indicators: tuple[str, ...] = ()
    source: Source = Source()
