"""What the questions of the API share: pages, words, years."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from django.http import Http404
from ninja import Query

from sucharit.publishing.portal.api.shapes import Problem

Row = TypeVar("Row")
Page = Annotated[int, Query(1, ge=1, le=100_000, description="หน้าที่ / page")]
Size = Annotated[int, Query(50, ge=1, le=200, description="รายการต่อหน้า / items a page")]
Words = Annotated[str, Query("", max_length=200, description="คำค้น / words to look for")]
FOUND_OR_NOT: dict[int, Any] = {404: Problem, 410: Problem}


def paged(rows: Sequence[Row], page: int, size: int) -> Sequence[Row]:
    return rows[(page - 1) * size : page * size]


def known_year(year: int) -> None:
    """404 for what is no fiscal year, B.E."""
    if not 2400 <= year <= 2700:
        raise Http404
