"""The six components of an area of the yearly integrity report, recognised by their labels wherever they stand."""

import re

from msgspec import Struct

MEASURE, STEPS, PERIOD, RESPONSIBLE, OUTPUT, OUTCOME = range(1, 7)

_MEASURE = r"(?:มาตรการ|โครงการ|กิจกรรม)"
_MANNER = r"(?:ขั้นตอน|วิธีการ|วิธี|แนวทาง|กระบวนการ)"
_DOING = r"(?:การ)?(?:ดำเนิน(?:การ|งาน)|ปฏิบัติ(?:งาน|ราชการ)?)"
_AND = r"(?:/|,|หรือ|และ|/หรือ)?"

# On text without spaces. The number may be "(2)", "2.", "2)" or, inside area 3, "3.2".
_LABELS = {
    MEASURE: rf"(?:ชื่อ)?{_MEASURE}(?:{_AND}{_MEASURE}){{1,3}}(?:ที่ดำเนินการ)?|ชื่อ{_MEASURE}|{_MEASURE}(?=[:：]|$)",
    STEPS: rf"{_MANNER}(?:{_AND}{_MANNER})*(?:ใน)?(?:{_DOING}(?:{_AND}{_DOING})?)?",
    PERIOD: rf"(?:ช่วง|กำหนด)?ระยะเวลา(?:ที่|ใน|ของ)?(?:{_DOING})?|(?:ช่วง|กำหนด)เวลา(?:ที่|ใน|ของ)?(?:{_DOING})?",
    RESPONSIBLE: r"(?:หน่วยงาน|ผู้|เจ้าหน้าที่|ส่วนราชการ|บุคคล)(?:/(?:ผู้|หน่วยงาน))?(?:ที่)?รับผิดชอบ"
    r"(?:ดำเนินการ|หลัก|โครงการ|มาตรการ)?",
    OUTPUT: rf"ผล(?:ที่ได้จาก)?{_DOING}|ผลผลิต(?:จาก{_DOING})?|Outputs?",
    OUTCOME: rf"(?:ผลลัพธ์|ผลสัมฤทธิ์)(?:{_AND}(?:ผลลัพธ์|ผลสัมฤทธิ์))?(?:(?:ของ|ใน|จาก|ที่ได้จาก)?{_DOING})?|Outcomes?",
}
_ANY_LABEL = "|".join(f"(?P<c{number}>{label})" for number, label in _LABELS.items())
_BRACKET = r"(?:[(（](?:Outputs?|Outcomes?|Results?|[A-Za-z/&]{2,30}|ผล[ก-๙]{2,24})[)）])?"
_OPENING = re.compile(
    rf"^[-–•*●▪◆❖➢>]{{0,2}}(?:(?P<round>[(（])(?:\d{{1,2}}\.)?(?P<inside>\d)[)）]|\d{{1,2}}\.(?P<nested>\d)[.)]?|(?P<dotted>\d)[.)])?"
    rf"(?:{_ANY_LABEL})(?P<bracket>{_BRACKET})(?P<colon>[:：=]|[-–](?=\D)|$)?",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<=\S)\s+(?=[(（]\s?[1-6]\s?[)）]\s?[มชขวแกรหผสบ])")
_LONGEST_LABEL = 160
_PLAIN = {
    "วิธีการปฏิบัติ": STEPS, "ขั้นตอนการดำเนินงาน": STEPS, "ขั้นตอนหรือวิธีการปฏิบัติ": STEPS, "ระยะเวลาดำเนินการ": PERIOD,
    "ช่วงระยะเวลาในการดำเนินการ": PERIOD, "ผู้รับผิดชอบ": RESPONSIBLE, "หน่วยงานรับผิดชอบ": RESPONSIBLE,
    "หน่วยงานที่รับผิดชอบ": RESPONSIBLE, "ผลการดำเนินการ": OUTPUT, "ผลการดำเนินงาน": OUTPUT, "ผลผลิต": OUTPUT,
    "ผลลัพธ์": OUTCOME, "ผลสัมฤทธิ์": OUTCOME,
}  # fmt: skip
_NUMBER_BEFORE = re.compile(r"^[-–•*]?[(（]?\d?[)）.]?")
_LONGEST_DAMAGED = 60
_SHORTEST_DAMAGED = 5


class Component(Struct, frozen=True):
    """A label found at the start of a line: which of the six, and the text that follows it on the line."""

    which: int
    rest: str


def read_component(text: str, current: int) -> Component | None:
    """The component that a line opens, or None. `current`: the component being read, 0 before the first.

    A label counts where a colon, its English name or the end of the line follows; one with its own number also where
    a blank follows. The six come in order, so that "ผลการดำเนินงาน ..." among the steps stays a step.
    """
    head = text[:_LONGEST_LABEL]
    match = _OPENING.match("".join(head.split()))
    if match is None:
        return _damaged(text, current)
    which = int(
        next(name for name, label in match.groupdict().items() if name[0] == "c" and name[1:].isdigit() and label)[1:]
    )
    end = _place_in_spaced(head, match.end())
    if not _counts(match, which, current, _is_boundary(text, end)):
        return None
    return Component(which, text[end:].lstrip(" :：=-–\t\n"))


def _damaged(text: str, current: int) -> Component | None:
    """A label with a wrong letter or two before a colon: "ผู้รับฝิดชอบ: กองคลัง"."""
    label, colon, _ = text[:_LONGEST_DAMAGED].partition(":")
    squeezed = _NUMBER_BEFORE.sub("", "".join(label.split()))
    if not colon or len(squeezed) < _SHORTEST_DAMAGED:
        return None
    from rapidfuzz.distance import Levenshtein  # clean documents hardly need it
    from rapidfuzz.process import extractOne

    allowed = 1 if len(squeezed) < 9 else 2
    found = extractOne(squeezed, tuple(_PLAIN), scorer=Levenshtein.distance, score_cutoff=allowed)
    if found is None or _PLAIN[found[0]] <= current:
        return None
    return Component(_PLAIN[found[0]], text[len(label) + 1 :].strip())


def split_components(text: str) -> list[str]:
    """A line in which several numbered components were glued together, as one line for each."""
    return _INSIDE.split(text) if len(text) < 20_000 and ("(" in text or "（" in text) else [text]


def _counts(match: re.Match[str], which: int, current: int, boundary: bool) -> bool:
    numbered = match["inside"] or match["dotted"] or match["nested"]
    closed = match["colon"] is not None or bool(match["bracket"])
    own_number = numbered is not None and int(numbered) == which
    if which <= current:
        return False
    if match["round"]:
        return closed or (own_number and boundary)
    if numbered:
        return (closed and (own_number or current == 0 or which == current + 1)) or (
            own_number and boundary and which == current + 1
        )
    return closed


def _place_in_spaced(text: str, squeezed_end: int) -> int:
    """The place in a text that `squeezed_end` non-blank characters reach."""
    seen = 0
    for place, letter in enumerate(text):
        if seen == squeezed_end:
            return place
        seen += not letter.isspace()
    return len(text)


def _is_boundary(text: str, end: int) -> bool:
    return end >= len(text) or text[end].isspace() or text[end] in ":："
