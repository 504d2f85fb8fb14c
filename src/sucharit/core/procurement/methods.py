"""Which way of buying some words mean."""

import re
from functools import lru_cache

from sucharit.core.procurement.values import Method
from sucharit.core.thai import clean

_NOT_LETTERS = re.compile(r"[^a-z\u0e00-\u0e7f]+")
#: in this order: "วิธีคัดเลือก" of an e-bidding that failed is still named by its own word
_WORDS: tuple[tuple[Method, tuple[str, ...]], ...] = (
    (Method.SPECIFIC, ("เฉพาะเจาะจง", "ตกลงราคา", "เจาะจง", "specific")),
    (Method.SELECTIVE, ("คัดเลือก", "selection", "selective")),
    (
        Method.OPEN,
        ("เชิญชวน", "ebidding", "bidding", "emarket", "อิเล็กทรอนิกส์", "อิเลคทรอนิกส์", "สอบราคา", "ประกวดราคา", "ตลาดอิเล็ก"),
    ),
    (Method.OTHER, ("กรณีพิเศษ", "ประกวดแบบ", "ข้อตกลง", "อื่น", "หน่วยงานของรัฐ")),
)


@lru_cache(maxsize=4096)
def read_method(words: str) -> Method | None:
    """The method that some words of a cell name; None where they name none."""
    plain = _NOT_LETTERS.sub("", clean(words[:200]).lower())
    if not plain:
        return None
    return next((method for method, known in _WORDS if any(word in plain for word in known)), None)
