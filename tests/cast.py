"""The people and places that every test knows. All are invented; the provinces are real, the districts are not."""

from dataclasses import dataclass, field

from sucharit.core.plan import Member, Organization, OrganizationType


@dataclass(frozen=True)
class Office:
    """An invented local government with its people: what a plan of it needs to know."""

    organization: Organization
    short: str
    staff_count: int
    units: dict[str, str]  # key of words/units.yaml > name as printed in sheets
    abbreviations: dict[str, str]  # the same key > short form in the note column
    chief: tuple[str, str]  # name, position
    clerk: tuple[str, str]
    members: tuple[Member, ...] = field(default=())

    @property
    def name(self) -> str:
        return self.organization.name

    @property
    def kind(self) -> str:
        assert self.organization.type is not None
        return self.organization.type.value


def _committee(rows: str) -> tuple[Member, ...]:
    """One member a line: name | position | role, numbered from 1."""
    members = []
    for number, row in enumerate(rows.strip().splitlines(), 1):
        name, position, role = (cell.strip() for cell in row.split("|"))
        members.append(Member(stated_number=number, name=name, position=position, role=role))
    return tuple(members)


DON_SUK_CHAI = Office(
    organization=Organization(
        name="องค์การบริหารส่วนตำบลดอนสุขใจ",
        type=OrganizationType.SUBDISTRICT_ADMINISTRATION,
        subdistrict="ดอนสุขใจ",
        district="ทุ่งสว่าง",
        province="อุทัยธานี",
    ),
    short="อบต.ดอนสุขใจ",
    staff_count=48,
    units={
        "clerk": "สำนักปลัดองค์การบริหารส่วนตำบล",
        "personnel": "สำนักปลัดองค์การบริหารส่วนตำบล",
        "strategy": "สำนักปลัดองค์การบริหารส่วนตำบล",
        "finance": "กองคลัง",
        "works": "กองช่าง",
        "health": "กองสาธารณสุขและสิ่งแวดล้อม",
        "education": "กองการศึกษา ศาสนาและวัฒนธรรม",
        "welfare": "กองสวัสดิการสังคม",
        "audit": "หน่วยตรวจสอบภายใน",
    },
    abbreviations={
        "clerk": "สป.",
        "personnel": "สป.",
        "strategy": "สป.",
        "finance": "คลัง",
        "works": "ช่าง",
        "health": "สธ.",
        "education": "ศึกษา",
        "welfare": "สว.",
        "audit": "ตส.",
    },
    chief=("นายบุญเลิศ ธรรมรักษา", "นายกองค์การบริหารส่วนตำบลดอนสุขใจ"),
    clerk=("นางสาวพิมพ์ใจ สุขเกษม", "ปลัดองค์การบริหารส่วนตำบลดอนสุขใจ"),
    members=_committee("""
        นายบุญเลิศ ธรรมรักษา | นายกองค์การบริหารส่วนตำบลดอนสุขใจ | ประธานคณะทำงาน
        นายสมปอง แก้วงาม | รองนายกองค์การบริหารส่วนตำบล | รองประธานคณะทำงาน
        นางสาวพิมพ์ใจ สุขเกษม | ปลัดองค์การบริหารส่วนตำบล | รองประธานคณะทำงาน
        นายวีระชัย ทองอยู่ | รองปลัดองค์การบริหารส่วนตำบล | คณะทำงาน
        นางอรทัย ศรีสวัสดิ์ | ผู้อำนวยการกองคลัง | คณะทำงาน
        นายประดิษฐ์ มั่นคง | ผู้อำนวยการกองช่าง | คณะทำงาน
        นางวิไลวรรณ พูลทรัพย์ | ผู้อำนวยการกองการศึกษา ศาสนาและวัฒนธรรม | คณะทำงาน
        นายธีรพงษ์ ยิ้มแย้ม | ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม | คณะทำงาน
        นางสาวกาญจนา ใจดี | ผู้อำนวยการกองสวัสดิการสังคม | คณะทำงาน
        จ.อ.สุรศักดิ์ เข้มแข็ง | เจ้าพนักงานป้องกันและบรรเทาสาธารณภัย | คณะทำงาน
        นางสาวรัตนาภรณ์ ชูช่วย | นักวิเคราะห์นโยบายและแผน | คณะทำงาน
        นายอนุชา พรมดี | นักวิชาการตรวจสอบภายใน | คณะทำงาน
        นางสุภาพร เรืองศรี | หัวหน้าสำนักปลัด | เลขานุการคณะทำงาน
        นายกิตติภพ สายทอง | นิติกร | ผู้ช่วยเลขานุการ
        นางสาวมณีรัตน์ วงษ์ดี | นักทรัพยากรบุคคล | ผู้ช่วยเลขานุการ
    """),
)

SI_BUA_THONG = Office(
    organization=Organization(
        name="เทศบาลเมืองศรีบัวทอง",
        type=OrganizationType.TOWN,
        district="บัวหลวง",
        province="สุพรรณบุรี",
    ),
    short="เทศบาลเมืองศรีบัวทอง",
    staff_count=210,
    units={
        "clerk": "สำนักปลัดเทศบาล",
        "personnel": "กองการเจ้าหน้าที่",
        "strategy": "กองยุทธศาสตร์และงบประมาณ",
        "finance": "กองคลัง",
        "works": "กองช่าง",
        "health": "กองสาธารณสุขและสิ่งแวดล้อม",
        "education": "กองการศึกษา",
        "welfare": "กองสวัสดิการสังคม",
        "audit": "หน่วยตรวจสอบภายใน",
    },
    abbreviations={
        "clerk": "สป.",
        "personnel": "กจ.",
        "strategy": "ยุทธฯ",
        "finance": "คลัง",
        "works": "ช่าง",
        "health": "สธ.",
        "education": "ศึกษา",
        "welfare": "สว.",
        "audit": "ตส.",
    },
    chief=("นางศิริพร บัวประเสริฐ", "นายกเทศมนตรีเมืองศรีบัวทอง"),
    clerk=("นายณรงค์ฤทธิ์ ปัญญาดี", "ปลัดเทศบาลเมืองศรีบัวทอง"),
    members=_committee("""
        นางศิริพร บัวประเสริฐ | นายกเทศมนตรีเมืองศรีบัวทอง | ประธานคณะทำงาน
        นายชาญวิทย์ ตั้งตรง | รองนายกเทศมนตรี | รองประธานคณะทำงาน
        นายณรงค์ฤทธิ์ ปัญญาดี | ปลัดเทศบาล | รองประธานคณะทำงาน
        นางเพ็ญศรี เกตุแก้ว | รองปลัดเทศบาล | คณะทำงาน
        นายไพศาล ร่มเย็น | ผู้อำนวยการกองคลัง | คณะทำงาน
        นายสมเกียรติ บุญมาก | ผู้อำนวยการกองช่าง | คณะทำงาน
        นางนงลักษณ์ แสงทอง | ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม | คณะทำงาน
        นายเอกชัย ดวงแก้ว | ผู้อำนวยการกองการศึกษา | คณะทำงาน
        นางสาวจันทร์เพ็ญ นามดี | ผู้อำนวยการกองสวัสดิการสังคม | คณะทำงาน
        นายวรวุฒิ เพียรดี | ผู้อำนวยการกองยุทธศาสตร์และงบประมาณ | คณะทำงาน
        นางสาวปาริชาติ ผ่องใส | หัวหน้าสำนักปลัดเทศบาล | คณะทำงาน
        ว่าที่ร้อยตรีธนกร ซื่อตรง | หัวหน้าหน่วยตรวจสอบภายใน | คณะทำงาน
        นางสาวอัจฉรา เที่ยงธรรม | นักวิเคราะห์นโยบายและแผน | คณะทำงาน
        นายภูวดล อ่อนน้อม | ผู้อำนวยการกองการเจ้าหน้าที่ | เลขานุการคณะทำงาน
        นางสาวสุทธิดา คงเจริญ | นิติกร | ผู้ช่วยเลขานุการ
    """),
)

BAN_KLANG_NA = Office(
    organization=Organization(
        name="เทศบาลตำบลบ้านกลางนา",
        type=OrganizationType.SUBDISTRICT_MUNICIPALITY,
        subdistrict="บ้านกลางนา",
        district="นาสงบ",
        province="มหาสารคาม",
    ),
    short="ทต.บ้านกลางนา",
    staff_count=36,
    units=dict.fromkeys(("clerk", "personnel", "strategy", "audit"), "สำนักปลัด")
    | {"finance": "กองคลัง", "works": "กองช่าง", "health": "กองสาธารณสุขและสิ่งแวดล้อม"}
    | {"education": "กองการศึกษา", "welfare": "กองสวัสดิการสังคม"},
    abbreviations={},
    chief=("นายอุดม เพชรนา", "นายกเทศมนตรีตำบลบ้านกลางนา"),
    clerk=("นางสาววาสนา ทองคำ", "ปลัดเทศบาลตำบลบ้านกลางนา"),
)

REPORTER = "นางสาวชลธิชา สุขสันต์"
