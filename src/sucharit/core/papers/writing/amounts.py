"""Cells as words: baht with thousands separators, blank for what is not stated."""

from decimal import Decimal

from sucharit.core.papers.paper import Cell, Digits, Table
from sucharit.core.papers.writing.printable import printable
from sucharit.core.plan.totals import is_sum_of_money


def baht(amount: Decimal) -> str:
    """ "20,000" or "1,234.50": satang only where there are any."""
    if not is_sum_of_money(amount):
        return str(amount)
    return f"{amount:,.2f}".removesuffix(".00")


def cell_text(cell: Cell, table: Table, digits: Digits) -> str:
    """What stands in the cell on paper."""
    content = cell.content
    if content is None:
        return ""
    if isinstance(content, Decimal):
        return printable(table.zero if content == 0 else baht(content), digits)
    return printable(content, digits)
