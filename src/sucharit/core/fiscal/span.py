"""A run of fiscal years, such as 2566-2570."""

from collections.abc import Iterator

import msgspec


class FiscalSpan(msgspec.Struct, frozen=True, order=True):
    """First and last fiscal year (Buddhist Era), both included; one year is a span of itself twice."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"ปีงบประมาณสิ้นสุด {self.last} มาก่อนปีเริ่มต้น {self.first}")

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1
