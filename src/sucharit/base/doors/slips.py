"""The receipt on paper that who filed something takes along: number and secret, with the way to the tracking page."""

import datetime
from collections.abc import Sequence

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.qr import qr_png
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Emblem, Heading, KeyValue, text


def receipt_slip(
    kind: str, house: Organization, *, title: str, heading: str, pairs: Sequence[tuple[str, str]], track: str,
    place: str, keep: str, on: datetime.date,
) -> Paper:  # fmt: skip
    """An official paper, so in Thai. `track` leads to the address `place`, `keep` says why to keep the paper."""
    blocks = (
        text(house.name, align="center", bold=True),
        Heading(text=heading, level=1, centered=True, large=True),
        KeyValue(pairs=tuple(pairs)),
        text(track, bold=True, keep_with_next=True), text(place, align="center"),
        Emblem(height=4.0, image=qr_png(place), alternative=f"คิวอาร์โค้ดของ {place}"),
        text(keep, size="small"),
    )  # fmt: skip
    return Paper(
        kind=kind, title=title, blocks=blocks, digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), title, on.isoformat()),
    )  # fmt: skip
