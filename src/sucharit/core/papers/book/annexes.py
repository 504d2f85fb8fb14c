"""Annexes: the orders and announcements that travel with the plan."""

from collections.abc import Iterator

from sucharit.core.papers.announcements import announcement_blocks
from sucharit.core.papers.orders import order_blocks
from sucharit.core.papers.paper import Block, Heading, PageBreak, Section
from sucharit.core.plan import Plan


def annexes(plan: Plan) -> Iterator[Block]:
    if not plan.orders and not plan.announcements:
        return
    yield Section()
    yield Heading(text="ภาคผนวก", level=1)
    for order in plan.orders:
        yield PageBreak()
        yield from order_blocks(order, plan.organization)
    for announcement in plan.announcements:
        yield PageBreak()
        yield from announcement_blocks(announcement, plan.organization, plan)
