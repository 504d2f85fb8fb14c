"""Papers that travel with a plan, as values: order, announcement, memo, yearly integrity report."""

from decimal import Decimal

from msgspec import Struct

from sucharit.core.plan.values import Source


class Member(Struct, frozen=True, kw_only=True):
    """One member of a committee, with the number as printed."""

    stated_number: int | None = None
    name: str
    position: str | None = None
    role: str | None = None
    source: Source = Source()


class Order(Struct, frozen=True, kw_only=True):
    """คำสั่ง: number "12/2566", subject, ISO date, members in order of appearance, duties, signatory."""

    number: str | None = None
    subject: str | None = None
    date: str | None = None
    date_text: str | None = None
    members: tuple[Member, ...] = ()
    duties: tuple[str, ...] = ()
    signatory: str | None = None
    signatory_position: str | None = None
    source: Source = Source()


class Announcement(Struct, frozen=True, kw_only=True):
    """ประกาศ: `date` is None where day, month or year is missing; `date_text` keeps what is printed."""

    number: str | None = None
    subject: str | None = None
    date: str | None = None
    date_text: str | None = None
    signatory: str | None = None
    signatory_position: str | None = None
    source: Source = Source()


class MemoSection(Struct, frozen=True, kw_only=True):
    heading: str
    text: str
    source: Source = Source()


class Opinion(Struct, frozen=True, kw_only=True):
    """One link of the chain of opinions: whose (by position), name in the signature block, what was written."""

    position: str
    name: str | None = None
    text: str | None = None
    source: Source = Source()


class Memo(Struct, frozen=True, kw_only=True):
    """บันทึกข้อความ. `opinions` are in the order of the chain; the last is the decision of the chief executive."""

    unit: str | None = None
    number: str | None = None
    date: str | None = None
    date_text: str | None = None
    to: str | None = None
    subject: str | None = None
    sections: tuple[MemoSection, ...] = ()
    reporter: str | None = None
    reporter_position: str | None = None
    opinions: tuple[Opinion, ...] = ()
    source: Source = Source()


class IntegrityArea(Struct, frozen=True, kw_only=True):
    """One of the ten ITA areas of the yearly integrity report (OIT O26 of 2569) with its six components."""

    number: int
    title: str
    score: Decimal | None = None
    measure: str | None = None
    steps: tuple[str, ...] = ()
    period: str | None = None
    responsible: str | None = None
    output: str | None = None
    outcome: str | None = None
    source: Source = Source()


class IntegrityReport(Struct, frozen=True, kw_only=True):
    """รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน of one fiscal year."""

    fiscal_year: int | None = None
    areas: tuple[IntegrityArea, ...] = ()
    overall_score: Decimal | None = None
    introduction: str | None = None
    summary: str | None = None
    source: Source = Source()
