"""Service at อบต.ดอนสุขใจ: a catalogue with its charts, some of it still being written; a counter with its queue."""

import datetime
import secrets
import uuid
from decimal import Decimal

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.information.actions import asked, came
from sucharit.work.information.registers import INFORMATION, SUGGESTIONS, VISITS
from sucharit.work.queue.actions import arranging, calling, giving
from sucharit.work.queue.actions.opening import open_day
from sucharit.work.queue.models import Point
from sucharit.work.queue.registers import DAYS
from sucharit.work.requests.actions import arranging as services
from sucharit.work.requests.actions import handling
from sucharit.work.requests.actions.filing import Asked, file_request, receive_request
from sucharit.work.requests.models import EService
from sucharit.work.requests.registers import REQUESTS
from sucharit.work.service.actions import deciding, writing
from sucharit.work.service.actions.points import mend
from sucharit.work.service.actions.writing import Brought, Done, Paid
from sucharit.work.service.models import Manual
from sucharit.work.service.models.points import ITEMS
from sucharit.work.service.queries import in_force
from sucharit.work.service.registers import MANUALS, POINTS
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.surveys.actions import building
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.ready import form_called
from sucharit.work.value import actions as value
from sucharit.work.value.registers import ASSESSMENTS

_ID = Brought("บัตรประจำตัวประชาชน", 1, 1)
_HOUSE = Brought("ทะเบียนบ้าน", 1, 1)
#: title, what people call it, area, unit, law, criteria, steps, fees, needs
CITIZEN = (
    (
        "ขออนุญาตก่อสร้าง ดัดแปลง รื้อถอนอาคาร", "ปลูกบ้าน ต่อเติม รื้อบ้าน", "building", "works",
        "พระราชบัญญัติควบคุมอาคาร พ.ศ. 2522", "เป็นเจ้าของที่ดิน หรือได้รับความยินยอมจากเจ้าของที่ดิน",
        (
            Done("ยื่นคำขอและตรวจเอกสาร", 15, "minute", "นายช่างโยธา กองช่าง"),
            Done("ตรวจสอบสถานที่และแบบแปลน", 7, "day", "นายช่างโยธา กองช่าง"),
            Done("ลงนามใบอนุญาตและแจ้งผู้ขอ", 3, "day", "นายกองค์การบริหารส่วนตำบล"),
        ),
        (Paid("ใบอนุญาตก่อสร้าง", Decimal(20), "ฉบับ"), Paid("ใบอนุญาตรื้อถอน", Decimal(10), "ฉบับ")),
        (_ID, _HOUSE, Brought("โฉนดที่ดิน", 0, 1, "เจ้าของรับรองสำเนา"), Brought("แบบแปลน", 0, 5)),
    ),
    (
        "ชำระภาษีที่ดินและสิ่งปลูกสร้าง", "จ่ายภาษี ภาษีที่ดิน ภาษีบ้าน", "life", "finance",
        "พระราชบัญญัติภาษีที่ดินและสิ่งปลูกสร้าง พ.ศ. 2562", "ผู้เป็นเจ้าของในวันที่ 1 มกราคมของปีภาษี",
        (
            Done("ตรวจสอบข้อมูลผู้เสียภาษีและยอดชำระ", 5, "minute", "นักวิชาการจัดเก็บรายได้ กองคลัง"),
            Done("รับชำระและออกใบเสร็จ", 3, "minute", "เจ้าพนักงานการเงิน กองคลัง"),
        ),
        (), (_ID, Brought("แบบแจ้งการประเมิน", 1, 0, "ถ้ามี")),
    ),
    (
        "ลงทะเบียนผู้มีสิทธิรับเบี้ยยังชีพผู้สูงอายุ", "เบี้ยคนแก่ เบี้ยผู้สูงอายุ", "life", "welfare",
        "ระเบียบกระทรวงมหาดไทยว่าด้วยหลักเกณฑ์การจ่ายเงินเบี้ยยังชีพผู้สูงอายุ",
        "มีอายุครบ 60 ปี มีชื่อในทะเบียนบ้านในเขต และไม่ได้รับสวัสดิการอื่นจากรัฐ",
        (
            Done("ยื่นคำขอและตรวจหลักฐาน", 10, "minute", "นักพัฒนาชุมชน กองสวัสดิการสังคม"),
            Done("บันทึกข้อมูลและออกหลักฐานการลงทะเบียน", 10, "minute", "นักพัฒนาชุมชน กองสวัสดิการสังคม"),
        ),
        (), (_ID, _HOUSE, Brought("สมุดบัญชีธนาคาร", 0, 1)),
    ),
    (
        "ขอตัดแต่งกิ่งไม้และขนย้าย", "ตัดต้นไม้ กิ่งไม้", "nature", "health",
        "ระเบียบ อบต.ดอนสุขใจ ว่าด้วยการให้บริการประชาชน", "ต้นไม้อยู่ในเขตทางหรือได้รับความยินยอมจากเจ้าของ",
        (
            Done("รับคำขอทางเว็บหรือที่สำนักงาน", 5, "minute", "เจ้าพนักงานธุรการ กองสาธารณสุข"),
            Done("สำรวจและนัดหมาย", 2, "day", "พนักงานสวนสาธารณะ กองสาธารณสุข"),
            Done("ดำเนินการและแจ้งผล", 3, "day", "พนักงานสวนสาธารณะ กองสาธารณสุข"),
        ),
        (), (),
    ),
)  # fmt: skip
WORK = (
    ("การตรวจรับพัสดุ", "นักวิชาการพัสดุ", "finance", "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง พ.ศ. 2560"),
    ("การซ่อมแซมไฟฟ้าสาธารณะ", "นายช่างไฟฟ้า", "works", "ระเบียบ อบต.ดอนสุขใจ ว่าด้วยการให้บริการประชาชน"),
)
#: a service point, its unit, what was not as it should be, what is to be done
POINTS_SEEN: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("เคาน์เตอร์รับชำระภาษี กองคลัง", "finance", {}, ""),
    ("ห้องรับคำขอ กองช่าง", "works", {"shown": "lacking", "parking": "not_here"}, "ติดป้ายขั้นตอน ค่าธรรมเนียม และเวลา"),
    (
        "ศูนย์บริการประชาชน อาคารเอนกประสงค์", "welfare", {"camera": "broken", "ramp": "lacking", "online": "not_here"},
        "ซ่อมกล้องหน้าเคาน์เตอร์ และทำทางลาดพร้อมราวจับที่ประตูข้าง",
    ),
)  # fmt: skip


def a_year_of_service(office: Cast) -> None:
    """Each part after the one that it points to."""
    a_catalogue(office)
    a_look_at_the_points(office)
    a_year_of_queues(office)
    a_year_of_requests(office)
    a_year_of_information(office)
    a_year_of_value(office)


def a_look_at_the_points(office: Cast) -> None:
    """Three points: one has everything, one was mended, at one a camera and a ramp are still to come."""
    today = clock.today()
    by = office.officer("planner", today)
    for point, unit, found, todo in POINTS_SEEN:
        seen_on = today - datetime.timedelta(days=25)
        fields = dict.fromkeys(ITEMS, "there") | found | {"checked_on": seen_on, "point": point}
        if todo:
            fields |= {"todo": todo, "due_on": today + datetime.timedelta(days=30)}
        row = add(POINTS, by=by, fields=fields | {"unit": office.units[unit]})
        if "ป้าย" in todo:
            mend(row, by=by, mended="ติดป้ายใหม่ที่หน้าห้องและประตูทางเข้า", mended_on=today - datetime.timedelta(days=10))
    open_to_public(POINTS, by=by)


def a_catalogue(office: Cast) -> None:
    """By the verbs of officers: four services in force, one whose new version waits, one draft that lacks its time."""
    today = clock.today()
    manuals = [_citizen(office, today, *told) for told in CITIZEN]
    for told in WORK:
        _work(office, today, *told)
    planner = office.officer("planner", today)
    open_to_public(MANUALS, by=planner)
    second = writing.new_version(manuals[1], by=planner, changes="รับชำระผ่านคิวอาร์โค้ดได้ที่เคาน์เตอร์")
    deciding.propose(second, by=planner)
    lacking = add(
        MANUALS, by=planner,
        fields={
            "title": "ขอใช้ห้องประชุมและอุปกรณ์", "kind": "citizen", "area": "order", "unit": office.units["clerk"],
            "fiscal_year": manuals[0].fiscal_year,
        },
    )  # fmt: skip
    steps = [Done("ยื่นหนังสือขอใช้", 5, "minute", "เจ้าพนักงานธุรการ"), Done("พิจารณาอนุญาต")]
    writing.fill(lacking, by=planner, steps=steps)


def _citizen(office: Cast, today: datetime.date, *told: object) -> Manual:
    title, words, area, unit, law, criteria, steps, fees, needs = told
    house = office.units[str(unit)]
    fields = {
        "title": title, "kind": "citizen", "area": area, "words": words, "law": law, "criteria": criteria,
        "place": f"{house.name} อบต.ดอนสุขใจ", "hours": "จันทร์ถึงศุกร์ 8.30-16.30 น. เว้นวันหยุดราชการ",
        "contact": "0 5600 0000",
        "free": not fees, "no_needs": not needs, "unit": house,
    }  # fmt: skip
    return _decided(office, today, fields, {"steps": steps, "fees": fees, "needs": needs})


def _work(office: Cast, today: datetime.date, title: str, post: str, unit: str, law: str) -> None:
    steps = (
        Done("รับเรื่องและตรวจเอกสาร", 1, "day", post), Done("ปฏิบัติงานตามแบบตรวจ", 2, "day", post),
        Done("รายงานผลต่อผู้บังคับบัญชา", 1, "day", "หัวหน้าหน่วยงาน"),
    )  # fmt: skip
    fields = {
        "title": title, "kind": "work", "post": post, "law": law, "unit": office.units[unit],
        "criteria": "ใช้แบบตรวจของหน่วยงาน บันทึกภาพก่อนและหลัง และลงนามทุกครั้ง",
    }  # fmt: skip
    _decided(office, today, fields, {"steps": steps})


def _decided(office: Cast, today: datetime.date, fields: dict[str, object], lines: dict[str, object]) -> Manual:
    planner, clerk = office.officer("planner", today), office.officer("clerk", today)
    row: Manual = add(MANUALS, by=planner, fields=fields)
    row = deciding.propose(writing.fill(row, by=planner, **lines), by=planner)  # type: ignore[arg-type]
    begins = max(SINCE, today - datetime.timedelta(days=120))
    until = max(begins + datetime.timedelta(days=365), today + datetime.timedelta(days=60))
    return deciding.publish(row, by=clerk, effective_on=begins, review_on=until)


def a_year_of_queues(office: Cast) -> None:
    """A month of paper cards, then the system: today is open, some are served and some wait."""
    today = clock.today()
    by = office.officer("finance", today)
    point = arranging.make_point(
        by=by,
        fields={
            "name": "จุดบริการรับชำระภาษีและค่าธรรมเนียม", "unit": office.units["finance"], "place": "ชั้น 1 อาคารสำนักงาน",
            "hours": "จันทร์ถึงศุกร์ 8.30-16.30 น.", "target_minutes": 15, "notice": "พักเที่ยงไม่ปิดบริการ",
            "evaluation": _survey(office),
        },
    )  # fmt: skip
    taxes = arranging.keep_line(point, by=by, letter="A", title="ภาษีที่ดินและภาษีป้าย", series=_series(office, "ชำระภาษี"))
    fees = arranging.keep_line(point, by=by, letter="B", title="ค่าธรรมเนียมและใบอนุญาต")
    first = arranging.keep_counter(point, by=by, number=1, title="รับชำระภาษี")
    second = arranging.keep_counter(point, by=by, number=2, title="ค่าธรรมเนียม")
    old = arranging.keep_priority(
        point, by=by, title="ผู้สูงอายุ 70 ปีขึ้นไป คนพิการ หญิงตั้งครรภ์", basis="ประกาศ อบต.ดอนสุขใจ เรื่อง การใช้บัตรคิว"
    )
    for place in range(21, 0, -1):
        day = today - datetime.timedelta(days=place)
        if day >= SINCE and day.weekday() < 5:
            _paper_day(office, point, day, place)
    open_day(point, by=by)
    for place in range(12):
        giving.give(point, fees if place % 4 == 3 else taxes, by=by, priority=old if place == 6 else None)
    for place in range(7):
        calling.call_next(first if place % 2 else second, by=by)
        if place == 3:
            calling.skip(first, by=by)
    open_to_public(DAYS, by=office.officer("planner", today))


def _survey(office: Cast) -> uuid.UUID | None:
    """The survey of a service point, to which who was served is invited."""
    rows = Survey.objects.filter(organization=office.organization, state=Survey.State.OPEN, by_kiosk=True)
    return rows.values_list("series", flat=True).first()


def _series(office: Cast, word: str) -> uuid.UUID | None:
    return next((one.series for one in in_force(office.organization) if word in one.title), None)


def _paper_day(office: Cast, point: Point, day: datetime.date, place: int) -> None:
    issued = 34 + place * 7 % 19
    fields = {
        "point": point, "date": day, "unit": office.units["finance"], "issued": issued, "served": issued - 3,
        "skipped": 2, "gone": 1, "urgent": place % 5, "mean_wait": 6 + place % 5, "longest_wait": 18 + place % 9,
        "waited": issued - 1, "within": issued - 4 - place % 3,
    }  # fmt: skip
    add(DAYS, by=office.officer("finance"), fields=fields)


#: days ago, who, where, how many, how far it went
ASKED = (
    (26, "นายบุญมี แสนดี", "ซอยวัดดอนสุขใจ หมู่ที่ 2", "3", "done"), (19, "นางสาวสายฝน ทองคำ", "หน้าโรงเรียนบ้านดอน", "1", "done"),
    (9, "นายชาติชาย บุญมา", "ริมคลองส่งน้ำ หมู่ที่ 5", "6", "waiting"), (3, "นางอำไพ ใจงาม", "หน้าตลาดนัด", "2", "working"),
    (1, "นายสมคิด ศรีสุข", "ข้างศาลาประชาคม", "1", "received"),
)  # fmt: skip


def a_year_of_requests(office: Cast) -> None:
    """Trees to be cut, asked for online: answered, waiting for a photo, at work, new; and two from the counter."""
    today = clock.today()
    planner, by = office.officer("planner", today), office.officer("planner", today)
    series = _series(office, "ตัดแต่งกิ่งไม้")
    form_of = form_called("request")
    if series is None or form_of is None:
        return
    form = building.make_survey(by=planner, form=form_of, title="แบบคำขอตัดแต่งกิ่งไม้", unit=office.units["health"])
    part = form.sections.get()
    for kind, text, more in (
        ("choice", "ต้นไม้อยู่ที่ใด", {"choices": [("ในเขตทางหรือที่สาธารณะ", False), ("ในที่ดินของท่าน", False)]}),
        ("text", "บอกสถานที่ หรือจุดสังเกต", {"required": True}), ("number", "ประมาณกี่ต้น", {"required": False, "least": 1}),
    ):  # fmt: skip
        building.keep_question(form, None, by=planner, fields={"section": part, "kind": kind, "text": text, **more})
    intro = {"intro": "ถ่ายภาพต้นไม้มาด้วยจะนัดหมายได้เร็วขึ้น", "evaluation": _survey(office)}
    service = services.make_service(by=by, series=series, form=form, fields=intro)
    services.open_service(service, by=by)
    for place, (days, name, where, count, state) in enumerate(ASKED):
        answers = [("ต้นไม้อยู่ที่ใด", "ในเขตทางหรือที่สาธารณะ"), ("บอกสถานที่ หรือจุดสังเกต", where), ("ประมาณกี่ต้น", count)]
        told = Asked(name=name, telephone=f"08 1000 000{place}", answers=answers)
        day = max(SINCE, today - datetime.timedelta(days=days))
        if state == "done":
            row = receive_request(service, told, by=by, received_on=day)
            handling.finish(
                row, by=by, result="ตัดแต่งและขนย้ายเรียบร้อย", finished_on=min(today, day + datetime.timedelta(days=5))
            )
        else:
            _come_online(service, told, by, state)
    open_to_public(REQUESTS, by=planner)


def _come_online(service: EService, told: Asked, by: Officer, state: str) -> None:
    row = file_request(service, told, token=secrets.token_hex(16)).request
    if state == "received":
        return
    row = handling.take_up(row, by=by)
    if state == "waiting":
        handling.ask_more(row, by=by, text="ขอภาพถ่ายต้นไม้และแนวสายไฟ")


def a_year_of_information(office: Cast) -> None:
    """The centre's year: people who came, requests answered, refused and waiting, suggestions that changed the work."""
    today = clock.today()
    by = office.officer("head", today)
    unit = {"unit": office.units["clerk"]}
    for place in range(12):
        day = max(SINCE, today - datetime.timedelta(days=9 * place + 2))
        purpose, channel = ("read", "ask", "copy", "net")[place % 4], ("person", "phone", "online")[place % 3]
        topic = ("แผนพัฒนาท้องถิ่น", "ราคากลาง", "รายงานการประชุมสภา", "ข้อบัญญัติงบประมาณ")[place % 4]
        fields = {"visited_on": day, "people": 2 + place % 5, "purpose": purpose, "channel": channel, "topic": topic}
        add(VISITS, by=by, fields=fields | unit)
    rows = [
        add(INFORMATION, by=by, fields={
            "received_on": max(SINCE, today - datetime.timedelta(days=days)), "subject": subject, "section": "11",
            "channel": "person", "requester": who, **unit,
        })
        for days, subject, who in (
            (40, "สัญญาจ้างก่อสร้างถนนสายหมู่ที่ 3", "นายวิชัย ตั้งใจ"), (21, "ผลการประเมินรายบุคคลของพนักงาน", "นางสาวปราณี มีสุข"),
            (6, "บัญชีรายชื่อผู้เสนอราคาซื้อรถบรรทุกน้ำ", "ชมรมคนดอนสุขใจ"),
        )
    ]  # fmt: skip
    told = rows[0].received_on + datetime.timedelta(days=min(6, (today - rows[0].received_on).days))
    asked.answer(rows[0], by=by, answer="ให้สำเนาสัญญา 24 แผ่น รับรองสำเนาแล้ว", answered_on=told)
    asked.refuse(
        rows[1], by=by, ground="15-5", answer="เป็นข้อมูลส่วนบุคคล เปิดเผยได้เฉพาะภาพรวม", answered_on=today, appeal_told=True,
        partly=True,
    )  # fmt: skip
    asked.set_clock(
        by=office.officer("clerk", today), days=15, working=False, basis="ประกาศ อบต.ดอนสุขใจ เรื่อง ศูนย์ข้อมูลข่าวสาร",
        unit=office.units["clerk"], place="ชั้น 1 สำนักปลัด วันทำการ 8.30-16.30 น. โทร. 0 5600 0000", box=True,
    )  # fmt: skip
    words = (("praise", "เจ้าหน้าที่อธิบายดี"), ("idea", "ขอที่นั่งรอสำหรับผู้สูงอายุ"), ("blame", "ป้ายตัวเล็กอ่านยาก"))
    for place, (kind, said) in enumerate(words):
        day = max(SINCE, today - datetime.timedelta(days=15 * place + 1))
        row = add(SUGGESTIONS, by=by, fields={"given_on": day, "kind": kind, "channel": "box", "words": said, **unit})
        if kind == "idea":
            came.treat(row, by=by, treatment="เพิ่มเก้าอี้มีพนักสิบตัวหน้าช่องบริการ", treated_on=today, adopted=True)
    open_to_public(VISITS, by=office.officer("planner", today))


#: title, kind, people, budget, how far it went
WORTH = (
    ("ก่อสร้างถนนคอนกรีตสายหมู่ที่ 3", "project", 820, 1_450_000, "after"), ("อบรมอาชีพผู้สูงอายุ", "project", 60, 45_000, "after"),
    ("ขุดลอกคลองส่งน้ำหมู่ที่ 5", "project", 640, 380_000, "before"), ("บริการรถรับส่งผู้ป่วย", "mission", 2_400, 260_000, "listed"),
    ("จัดซื้อรถบรรทุกน้ำ", "purchase", None, 2_300_000, "listed"),
)  # fmt: skip


def a_year_of_value(office: Cast) -> None:
    """The rule of the office, two that were worth it or not quite, one at work, two that wait."""
    today = clock.today()
    by = office.officer("planner", today)
    value.set_rule(
        by=by,
        people=500,
        budget=Decimal(500_000),
        amount=Decimal(1_000_000),
        basis="ประกาศ อบต.ดอนสุขใจ เรื่อง การประเมินความคุ้มค่า",
    )
    begun = max(SINCE, today - datetime.timedelta(days=90))
    for title, kind, people, baht, state in WORTH:
        sizes = {"amount": Decimal(baht)} if kind == "purchase" else {"budget": Decimal(baht)}
        row = add(ASSESSMENTS, by=by, fields={
            "title": title, "kind": kind, "people": people, "unit": office.units["works"], **sizes,
        })  # fmt: skip
        if state == "listed":
            continue
        row = value.assess_before(
            row, by=by, assessed_on=begun, expected=f"ประชาชน {people} คนได้ประโยชน์ตามแผน",
            alternatives="เปรียบเทียบกับการซ่อมเฉพาะจุด",
        )  # fmt: skip
        if state == "after":
            value.assess_after(
                row, by=by, concluded_on=today, spent=Decimal(baht) * 9 / 10, served=int(people or 0) - 10,
                result="ใช้งานได้ตามแผน", verdict="worth" if baht > 100_000 else "partly",
                lesson="สำรวจความต้องการก่อนกำหนดจำนวน",
            )  # fmt: skip
    open_to_public(ASSESSMENTS, by=by)
