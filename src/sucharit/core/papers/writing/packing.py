"""A PDF made small: the objects that Typst writes one by one go into compressed object streams.

pikepdf can do it too, but takes in and puts out each of the six thousand objects of a tagged book: five times as long.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise

_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_TAIL = re.compile(rb"\ntrailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_LONGEST_TAIL = 2000  # bytes
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_ROW = 20  # bytes, by the standard
_TOGETHER = 200  # objects in one stream: a reader unpacks all to see one
_BY_ITSELF, _IN_STREAM = 1, 2


def packed(pdf: bytes, edits: Mapping[int, bytes]) -> bytes:
    """The PDF with the bodies of the objects in `edits` replaced.

    Raises ValueError for a file that is not laid out as Typst's are: one cross-reference table, objects in one piece.
    """
    tail = _TAIL.search(pdf, max(0, len(pdf) - _LONGEST_TAIL))
    if tail is None:
        raise ValueError("no plain trailer")
    bodies = dict(_bodies(pdf, int(tail[2])))
    bodies.update(edits)
    return _written(bodies, re.sub(rb"/Size \d+", b"", tail[1]))


def _bodies(pdf: bytes, table: int) -> Iterator[tuple[int, bytes]]:
    """Every object's number and what stands between "obj" and "endobj"."""
    starts = _starts(pdf, table)
    ends = dict(pairwise([*sorted(starts), table]))
    for number, start in enumerate(starts, start=1):
        whole = pdf[start : ends[start]].rstrip()
        opening, closing = b"%d 0 obj\n" % number, b"\nendobj"
        if not (whole.startswith(opening) and whole.endswith(closing)):
            raise ValueError(f"object {number} is not where the table says")
        yield number, whole[len(opening) : -len(closing)]


def _starts(pdf: bytes, table: int) -> list[int]:
    head = _TABLE.match(pdf, table)
    if head is None:
        raise ValueError("no plain cross-reference table")
    rows = range(head.end() + _ROW, head.end() + _ROW * int(head[1]), _ROW)  # without the first: no object has number 0
    return [int(pdf[row : row + 10]) for row in rows]


def _written(bodies: dict[int, bytes], trailer: bytes) -> bytes:
    loose = [number for number, body in bodies.items() if not body.endswith(b"endstream")]
    groups = dict(enumerate((loose[at : at + _TOGETHER] for at in range(0, len(loose), _TOGETHER)), max(bodies) + 1))
    streams = {number: body for number, body in bodies.items() if body.endswith(b"endstream")}
    streams |= {number: _object_stream({inner: bodies[inner] for inner in group}) for number, group in groups.items()}
    written, places = _one_by_one(streams)
    for number, group in groups.items():
        places |= {inner: _place(_IN_STREAM, number, at) for at, inner in enumerate(group)}
    return written + _ending(places, len(written), trailer)


def _one_by_one(streams: dict[int, bytes]) -> tuple[bytes, dict[int, bytes]]:
    written, places = bytearray(_HEAD), {}
    for number, body in streams.items():
        places[number] = _place(_BY_ITSELF, len(written), 0)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return bytes(written), places


def _place(kind: int, where: int, index: int) -> bytes:
    """A row of the cross-reference stream: the offset of an object, or its stream and its place there."""
    return b"%c%b%b" % (kind, where.to_bytes(4), index.to_bytes(2))


def _object_stream(group: dict[int, bytes]) -> bytes:
    index, at = [], 0
    for number, body in group.items():
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(index) + b"\n"
    return stream(head + b"\n".join(group.values()), b"/Type/ObjStm/N %d/First %d" % (len(group), len(head)))


def stream(content: bytes, properties: bytes = b"") -> bytes:
    """The body of a compressed stream object."""
    small = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (properties, len(small), small)


def _ending(places: dict[int, bytes], at: int, trailer: bytes) -> bytes:
    """The cross-reference stream, which stands in its own table, and where it begins."""
    number = max(places) + 1
    places = places | {0: _place(0, 0, 0xFFFF), number: _place(_BY_ITSELF, at, 0)}
    rows = b"".join(places[one] for one in range(number + 1))
    table = stream(rows, b"/Type/XRef/Size %d/W[1 4 2]%b" % (number + 1, trailer))
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, at)
