"""How an organization names itself, its seat and its officers on paper."""

from sucharit.core.plan import Organization, Plan

_KINDS = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร")
UNNAMED = "องค์กรปกครองส่วนท้องถิ่น"


def name_of(organization: Organization | None) -> str:
    """The organization's name, or the words for any local government where it is not stated."""
    return organization.name if organization and organization.name else UNNAMED


def proper_names(name: str) -> tuple[str, ...]:
    """The part of the name that no line should break: "ดอนสุขใจ" of "องค์การบริหารส่วนตำบลดอนสุขใจ"."""
    for kind in _KINDS:
        if name.startswith(kind) and len(name) > len(kind):
            return (name.removeprefix(kind),)
    return ()


def place_of(organization: Organization | None) -> str:
    """ "ตำบล... อำเภอ... จังหวัด...", whichever are stated."""
    if organization is None:
        return ""
    parts = (("ตำบล", organization.subdistrict), ("อำเภอ", organization.district), ("จังหวัด", organization.province))
    return " ".join(_with_word(word, name) for word, name in parts if name)


def _with_word(word: str, name: str) -> str:
    return name if name.startswith((word, "เขต", "กรุงเทพ", "เมืองพัทยา")) else word + name


def chief_executive(organization: Organization | None) -> str:
    """The position: "นายกเทศมนตรีเมือง..." for a municipality, "นายกองค์การบริหารส่วนตำบล..." otherwise."""
    name = name_of(organization)
    if name.startswith("เทศบาล"):
        return f"นายกเทศมนตรี{name.removeprefix('เทศบาล')}"
    return f"นายก{name}"


def years_of(plan: Plan) -> str:
    """ "(พ.ศ. 2566 - 2570)", "ประจำปีงบประมาณ พ.ศ. 2566" or nothing."""
    if plan.span is None:
        return ""
    if plan.span.first == plan.span.last:
        return f"ประจำปีงบประมาณ พ.ศ. {plan.span.first}"
    return f"(พ.ศ. {plan.span.first} - {plan.span.last})"


def span_words(plan: Plan) -> str:
    """The years inside a sentence, with a space on either side."""
    return f" {years_of(plan)} " if plan.span else ""
