"""The answers of the API as schemas, each field explained: the documentation is made of them."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Field, Schema


class OrganizationShape(Schema):
    """A local government that has published something."""

    code: str = Field(description="รหัสในที่อยู่เว็บ / code in addresses")
    name: str = Field(description="ชื่อเต็ม / full name")
    kind: str = Field(description="ประเภท เช่น sao (อบต.) / kind of local government")
    subdistrict: str | None = None
    district: str | None = None
    province: str
    url: str = Field(description="หน้าเว็บสาธารณะ / public page")


class PlanShape(Schema):
    """A published plan with its figures."""

    organization: str = Field(description="รหัสหน่วยงาน / code of the organization")
    span: str = Field(description='ปีงบประมาณ พ.ศ. เช่น "2566-2570" / fiscal years, B.E.')
    title: str
    revision: int = Field(description="ฉบับแก้ไขครั้งที่ / number of the revision")
    published_at: datetime
    correction: str | None = Field(None, description="แก้ไขเรื่องใด / what was corrected, where this is a correction")
    digest: str = Field(description="SHA-256 ของ plan.json / SHA-256 of plan.json")
    initiatives: int = Field(description="จำนวนโครงการ กิจกรรม และมาตรการ / how many initiatives")
    total_baht: Decimal = Field(description="งบประมาณรวมทุกปี (บาท) / baht of all years")
    url: str
    json_url: str
    csv_url: str
    budget_csv_url: str


class Amount(Schema):
    fiscal_year: int = Field(description="ปีงบประมาณ พ.ศ. / fiscal year, B.E.")
    baht: Decimal | None = Field(description="0 คือไม่ใช้งบประมาณ null คือไม่ได้ระบุ / 0 none needed, null not stated")


class InitiativeShape(Schema):
    """An initiative in a list."""

    seq: int = Field(description="ลำดับที่ในแผน / place in the plan")
    kind: str | None = Field(description="โครงการ กิจกรรม มาตรการ / project, activity, measure")
    title: str
    dimension: str | None = None
    mission: str | None = None
    objective_codes: list[str]
    responsible: str | None = None
    total_baht: Decimal | None
    url: str


class StepShape(Schema):
    text: str
    steps: list["StepShape"] = []


class InitiativeWhole(InitiativeShape):
    """An initiative with its nine sections."""

    rationale: str | None = None
    objectives: list[str]
    target_group: str | None = None
    place: str | None = None
    steps: list[StepShape]
    period: str | None = None
    budget_text: str | None = None
    amounts: list[Amount]
    outputs: list[str]
    outcomes: list[str]


class BudgetLine(Schema):
    """Money within one outline code, year by year."""

    code: str = Field(description='รหัสมิติ "" คือทั้งแผน / code of the dimension, "" the whole plan')
    title: str
    initiatives: int
    amounts: list[Amount]


class YearShape(Schema):
    """A published fiscal year with its figures."""

    organization: str = Field(description="รหัสหน่วยงาน / code of the organization")
    fiscal_year: int = Field(description="ปีงบประมาณ พ.ศ. / fiscal year, B.E.")
    title: str
    edition: int = Field(description="ฉบับที่เผยแพร่ / number of the publication")
    published_at: datetime
    change: str | None = Field(None, description="เปลี่ยนแปลงเรื่องใด / what changed since the edition before")
    digest: str = Field(description="SHA-256 ของ year.json / SHA-256 of year.json")
    closed: bool = Field(description="ปิดปีแล้ว / the year is closed")
    initiatives: int
    done: int
    impossible: int = Field(description="ไม่สามารถดำเนินการได้ / could not be carried out")
    budget_baht: Decimal
    paid_baht: Decimal
    met: int = Field(description="ตัวชี้วัดที่บรรลุ / promises met")
    not_met: int
    cannot_be_judged: int
    ita: Decimal | None = Field(None, description="คะแนนรวม ITA / ITA total")
    url: str
    json_url: str
    csv_urls: dict[str, str] = Field(description="ตาราง > ที่อยู่ / table > address")


class YearInitiativeShape(Schema):
    """An initiative in a fiscal year: what was planned and what became of it."""

    seq: int = Field(description="ลำดับในแผนประจำปี / place in the annual plan")
    title: str
    kind: str | None = None
    dimension: str | None = None
    unit: str | None = None
    quarters: list[int]
    quantity: int | None = None
    quantity_unit: str | None = None
    amount_baht: Decimal | None = Field(description="0 คือไม่ใช้งบประมาณ null คือไม่ได้ระบุ / 0 none needed, null not stated")
    ordinance_baht: Decimal | None = None
    paid_baht: Decimal
    status: str = Field(description="not_begun, running, done, impossible")
    reason: str | None = Field(None, description="no_budget, policy, staff, other")
    reason_text: str | None = None
    result: str | None = None
    activities: int
    url: str


class IndicatorShape(Schema):
    """A promise and its judgement."""

    seq: int | None = Field(description="ลำดับโครงการ null คือของทั้งแผน / initiative, null the whole plan")
    section: str = Field(description="output, outcome, target")
    sentence: str
    wanted: str | None = None
    found: str | None = None
    verdict: str = Field(description="met, not_met, cannot_be_judged")
    reason: str
    as_of: date | None = None


class DocumentShape(Schema):
    """A published paper: an order, an announcement, a report."""

    organization: str
    kind: str = Field(description="order, announcement, progress-report, integrity-report, ...")
    subject: str
    number: str = Field(description="เลขที่/ปี / number and year")
    dated_on: date
    published_at: datetime
    url: str


class ThingShape(Schema):
    """Anything that is public: a plan, a fiscal year, a disclosure list, a paper."""

    kind: str = Field(description="plan, year, document, disclosure")
    organization: str
    title: str
    first_year: int | None = None
    last_year: int | None = None
    published_at: datetime
    digest: str | None = None
    url: str
    files: list[str]


class Years(Schema):
    count: int
    page: int
    items: list[YearShape]


class YearInitiatives(Schema):
    count: int
    page: int
    items: list[YearInitiativeShape]


class Indicators(Schema):
    count: int
    page: int
    items: list[IndicatorShape]


class Documents(Schema):
    count: int
    page: int
    items: list[DocumentShape]


class Things(Schema):
    count: int
    page: int
    items: list[ThingShape]


class Organizations(Schema):
    count: int
    page: int
    items: list[OrganizationShape]


class Plans(Schema):
    count: int
    page: int
    items: list[PlanShape]


class Initiatives(Schema):
    count: int
    page: int
    items: list[InitiativeShape]


class Problem(Schema):
    """RFC 9457, in Thai and English."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    detail_en: str
