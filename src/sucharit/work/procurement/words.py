"""What codes of the core mean in words: remarks of a spreadsheet, questions of a year, the values by which it is
asked."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.words import day, money, number
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import Asks, Question, Standing, Why, Yardsticks
from sucharit.core.procurement.reading import Count, Remark
from sucharit.core.thai import parse_date

OLDER_ANSWER = gettext_lazy("จำนวนรายการเปลี่ยนไปหลังจากชี้แจง")
NO_VERDICT = gettext_lazy("คำถามมาจากตัวเลขเท่านั้น ไม่ใช่ข้อสรุปว่ามีการกระทำที่ไม่ถูกต้อง หน่วยงานเป็นผู้ตรวจสอบและชี้แจง")

STANDINGS: dict[Standing, str | Promise] = {
    Standing.DONE: gettext_lazy("เสร็จแล้ว"),
    Standing.UNDER_WAY: gettext_lazy("กำลังดำเนินการ"),
    Standing.AHEAD: gettext_lazy("ยังไม่ถึงเดือนที่วางแผน"),
    Standing.BEHIND: gettext_lazy("เลยเดือนที่วางแผน ยังไม่จัดซื้อจัดจ้าง"),
    Standing.CANCELLED: gettext_lazy("ยกเลิก"),
}
TONES: dict[Standing, str] = {
    Standing.DONE: "good", Standing.UNDER_WAY: "info", Standing.AHEAD: "quiet", Standing.BEHIND: "warn",
    Standing.CANCELLED: "quiet",
}  # fmt: skip

_REMARKS: dict[str, str | Promise] = {
    "double": gettext_lazy("ซ้ำกับแถว %(printed)s ของไฟล์นี้"),
    "merged_money": gettext_lazy(
        "เซลล์จำนวนเงินผสานกันหลายรายการ จึงไม่รู้ว่าแต่ละรายการเท่าใด โปรดแยกเซลล์แล้วใส่จำนวนของแต่ละรายการ"
    ),
    "amount_unread": gettext_lazy("อ่านจำนวนเงิน “%(printed)s” ไม่ได้"),
    "method_unknown": gettext_lazy("ไม่รู้จักวิธี “%(printed)s” โปรดใช้ ประกาศเชิญชวนทั่วไป คัดเลือก เฉพาะเจาะจง หรือวิธีอื่น"),
    "method_missing": gettext_lazy("ไม่ได้ใส่วิธีซื้อหรือจ้าง"),
    "day_unread": gettext_lazy("อ่านวันที่ “%(printed)s” ไม่ได้"),
    "no_budget": gettext_lazy("ไม่พบงบประมาณ"),
    "no_month": gettext_lazy("ไม่พบเดือนที่คาดว่าจะประกาศ"),
    "month_unread": gettext_lazy("อ่านเดือน “%(printed)s” ไม่ได้ โปรดเขียนเช่น พ.ย. 2569 หรือ 11/2569"),
    "month_outside": gettext_lazy("เดือน “%(printed)s” อยู่นอกปีงบประมาณ พ.ศ. %(year)s ที่เลือก"),
    "no_title": gettext_lazy("มีจำนวนเงินแต่ไม่มีชื่องาน"),
    "no_price": gettext_lazy("ไม่พบราคาที่ตกลง"),
    "zero_price": gettext_lazy("ราคาที่ตกลงเป็น 0"),
    "no_vendor": gettext_lazy("ไม่พบชื่อผู้ได้รับการคัดเลือก"),
    "no_day": gettext_lazy("ไม่พบวันที่ของสัญญาหรือข้อตกลง"),
    "no_day_column": gettext_lazy(
        "ตารางนี้ไม่มีวันที่ของสัญญา รายการจึงนำเข้าเป็น “กำลังจัดหา” และยังไม่นับในสรุปรายเดือน โปรดบันทึกสัญญาภายหลัง"
    ),
    "outside_year": gettext_lazy("วันที่ %(day)s อยู่นอกปีงบประมาณ พ.ศ. %(year)s ที่เลือก"),
    "due_before": gettext_lazy("วันครบกำหนด %(day)s อยู่ก่อนวันที่ของสัญญา"),
    "vendor_from_bid": gettext_lazy("ใช้ผู้เสนอราคารายเดียวเป็นผู้ได้รับการคัดเลือก"),
    "price_from_bid": gettext_lazy("ใช้ราคาที่เสนอเป็นราคาที่ตกลง"),
    "day_from_month": gettext_lazy("ไม่มีวันที่ของสัญญา จึงใช้วันที่ 1 ของเดือนตามหัวตารางหรือชื่อแผ่นงาน"),
}


def remark_words(remark: Remark, fiscal_year: int) -> str:
    """A remark of a row as a sentence."""
    told = {"printed": remark.printed, "year": fiscal_year, "day": _day(remark.printed)}
    return str(_REMARKS[remark.code]) % told


def _day(printed: str) -> str:
    found = parse_date(printed) if printed else None
    return day(found.date) if found and found.date else printed


def count_words(count: Count) -> str:
    """What was seen beside the rows, as a sentence."""
    where = _("แผ่นงาน “%(sheet)s”: ") % {"sheet": count.sheet} if count.sheet else ""
    rows = ", ".join(str(row) for row in count.rows[:12])
    told = {
        "n": number(count.number), "rows": rows, "stated": money(count.stated), "counted": money(count.counted),
    }  # fmt: skip
    words = {
        "no_header": _("ไม่พบหัวตาราง จึงไม่ได้อ่าน %(n)s แถว"),
        "loose": _("แถวที่ไม่ใช่รายการ ไม่ได้อ่าน %(n)s แถว (%(rows)s)"),
        "nothing": _("แถวที่เขียนว่าไม่มีการจัดซื้อจัดจ้าง %(n)s แถว ไม่ถือเป็นรายการ"),
        "day_era": _("วันที่ที่ใช้ปีต่างศักราช %(n)s ช่อง แปลงให้แล้ว โปรดตรวจ"),
        "day_short": _("วันที่ที่ใช้ปีสองหลัก %(n)s ช่อง เทียบกับปีงบประมาณที่เลือกแล้ว โปรดตรวจ"),
        "person_number": _("เลขประจำตัวประชาชน %(n)s ช่อง ไม่ได้เก็บ"),
        "total_agreed": _("แถวรวม (แถว %(rows)s) เขียนราคาที่ตกลงรวม %(stated)s บาท แต่รายการรวมกันได้ %(counted)s บาท"),
        "total_budget": _("แถวรวม (แถว %(rows)s) เขียนวงเงินรวม %(stated)s บาท แต่รายการรวมกันได้ %(counted)s บาท"),
    }
    return where + words[count.code] % told


def question_words(question: Question, sticks: Yardsticks) -> str:
    """A question as the office reads it: what the figures show, and what is asked. Never that something is wrong."""
    told = {
        "n": number(len(question.numbers)), "money": money(question.money), "percent": question.percent,
        "name": question.name, "days": number(question.days), "limit": money(sticks.specific_limit),
        "least": number(sticks.saving_percent), "near": number(sticks.near_limit_percent),
    }  # fmt: skip
    return _WORDS[question.asks](question) % told


def _splitting(question: Question) -> str:
    first = (
        _("ซื้อหรือจ้างจาก %(name)s ด้วยวิธีเฉพาะเจาะจง %(n)s ครั้งภายใน %(days)s วัน รวม %(money)s บาท")
        if question.name
        else _("ซื้อหรือจ้างงานที่ชื่อคล้ายกันด้วยวิธีเฉพาะเจาะจง %(n)s ครั้งภายใน %(days)s วัน รวม %(money)s บาท")
    )
    near = _(" แต่ละครั้งใกล้ %(limit)s บาท") if question.near else _(" แต่ละครั้งไม่เกิน %(limit)s บาท")
    return first + near + " " + _("งานเหล่านี้เป็นงานคนละอย่างกัน หรือควรจัดหารวมครั้งเดียว เพราะเหตุใด")


_WORDS: dict[Asks, Callable[[Question], str]] = {
    Asks.SPLITTING: _splitting,
    Asks.VENDOR: lambda _q: _(
        "%(name)s ได้งาน %(n)s สัญญา คิดเป็นร้อยละ %(percent)s ของวงเงินทั้งปี มีเหตุใด เช่น มีผู้ประกอบการน้อยราย หรือเป็นงานต่อเนื่อง"
    ),
    Asks.ABOVE_MEDIAN: lambda _q: _("มี %(n)s รายการที่ราคาที่ตกลงสูงกว่าราคากลาง รวมส่วนที่สูงกว่า %(money)s บาท เพราะเหตุใด"),
    Asks.HARDLY_SAVED: lambda _q: _(
        "มี %(n)s รายการที่ราคาที่ตกลงต่ำกว่าราคากลางไม่ถึงร้อยละ %(least)s ราคากลางคำนวณจากแหล่งใด และมีการต่อรองหรือไม่"
    ),
    Asks.ONE_BIDDER: lambda _q: _(
        "งานที่เปิดให้แข่งขัน %(n)s รายการมีผู้เสนอราคารายเดียว (ร้อยละ %(percent)s) เงื่อนไขหรือระยะเวลาประกาศทำให้มีผู้สนใจน้อยหรือไม่"
    ),
    Asks.LATE: lambda _q: _(
        "มี %(n)s สัญญาที่ส่งมอบเกินกำหนด (ร้อยละ %(percent)s) นานที่สุด %(days)s วัน มีการแจ้งเตือน ค่าปรับ หรือขยายเวลาอย่างไร"
    ),
    Asks.BEFORE_CONTRACT: lambda _q: _("มี %(n)s รายการที่ส่งมอบก่อนวันที่ของสัญญา วันที่ถูกต้องหรือไม่ หากถูกต้อง เพราะเหตุใด"),
    Asks.NO_MEDIAN: lambda _q: _("มี %(n)s รายการที่เกิน %(limit)s บาทและไม่ได้บันทึกราคากลาง ราคากลางเท่าใด เผยแพร่ไว้ที่ใด"),
    Asks.NOT_IN_EGP: lambda _q: _("มี %(n)s รายการที่ไม่มีเลขที่โครงการในระบบ e-GP ดำเนินการในระบบแล้วหรือได้รับยกเว้นตามข้อใด"),
    Asks.UNPLANNED: lambda _q: _(
        "มี %(n)s รายการที่เกิน %(limit)s บาทและไม่อยู่ในแผนการจัดซื้อจัดจ้าง เพิ่มในแผนแล้วหรือได้รับยกเว้นตามข้อใด"
    ),
}


def limits_words(sticks: Yardsticks) -> list[str]:
    """The values by which a year is asked, for pages and papers."""
    told = {
        "limit": money(sticks.specific_limit), "near": sticks.near_limit_percent, "days": sticks.splitting_days,
        "vendor": sticks.vendor_percent, "least": sticks.vendor_least, "saving": sticks.saving_percent,
        "one": sticks.one_bidder_percent,
    }  # fmt: skip
    return [
        text % told
        for text in (
            _("วงเงินสูงสุดของวิธีเฉพาะเจาะจง %(limit)s บาท ใกล้วงเงินเมื่อถึงร้อยละ %(near)s"),
            _("งานคล้ายกันหรือผู้ขายเดียวกันภายใน %(days)s วัน"),
            _("ผู้ขายรายเดียวได้เกินร้อยละ %(vendor)s ของวงเงินและตั้งแต่ %(least)s สัญญา"),
            _("ต่ำกว่าราคากลางไม่ถึงร้อยละ %(saving)s"),
            _("งานแข่งขันที่มีผู้เสนอราคารายเดียวเกินร้อยละ %(one)s"),
        )
    ]


def breach_words(name: str, why: Why, times: int) -> str:
    """Why somebody may not serve now."""
    told = {"name": name, "times": number(times)}
    if why is Why.SAME_VENDOR:
        return _("%(name)s ตรวจรับผู้ขายรายนี้ติดกันมาแล้ว %(times)s ครั้ง") % told
    return _("%(name)s เป็นกรรมการตรวจรับติดกันมาแล้ว %(times)s ชุด") % told


def month_words(fiscal_year: int, month: int) -> str:
    """ "ตุลาคม พ.ศ. 2568", for papers."""
    from sucharit.core.thai import MONTHS

    return f"{MONTHS[month - 1]} พ.ศ. {FiscalYear(fiscal_year).value - (month >= 10)}"
