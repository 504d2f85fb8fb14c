"""Promises of a year as everyone reads them: met, not met, or cannot be judged and why."""

from collections.abc import Iterable
from typing import Any

from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.models import JudgementRecord
from sucharit.work.indicators.showing import measure_words

CANNOT = JudgementRecord.Verdict.CANNOT.value
NOT_CONFIRMED = "หน่วยงานยังไม่ได้ยืนยันวิธีวัดของตัวชี้วัดนี้"


def indicators_told(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """Targets first, then by initiative, as the year lists them."""
    return [_told(one) for one in judged if one.row is not None or one.binding.initiative_key is None]


def _told(one: Judged) -> dict[str, Any]:
    binding = one.binding
    told: dict[str, Any] = {
        "key": str(binding.item_key), "seq": one.row.seq if one.row else None, "section": binding.section,
        "sentence": binding.sentence,
    }  # fmt: skip
    if not binding.accepted:
        return told | {"wanted": "", "verdict": CANNOT, "reason": NOT_CONFIRMED, "found": "", "as_of": None}
    as_of = one.observed.as_of
    return told | {
        "wanted": measure_words(one.measure), "verdict": one.verdict.value, "reason": one.judgement.told_outside,
        "found": one.value_words, "as_of": as_of.isoformat() if as_of else None,
    }  # fmt: skip
