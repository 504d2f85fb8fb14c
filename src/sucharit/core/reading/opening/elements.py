"""XML as a stream of elements: no tree is built, so memory stays small however large the part is.

Names come as "namespace local". A document type declaration, the door of entity bombs and external files, is refused:
no office program writes one.
"""

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from sucharit.core.reading.opening import refusals

Begin = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def walk(xml: bytes, begin: Begin, end: End | None = None, text: Text | None = None, program: str = "Word") -> None:
    """Call back for every element and text. Raises Refused where the XML is broken."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = begin
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: encodings nobody knows
        raise refusals.broken(program) from error


def _refuse_document_type(*_: object) -> NoReturn:
    raise refusals.suspicious("มีการประกาศ DOCTYPE ภายในไฟล์", "it declares a document type of its own")


def names(namespaces: Iterable[str], *local: str) -> dict[str, str]:
    """Full name in each namespace to its local name, for a walk that knows only these."""
    return {f"{namespace} {name}": name for namespace in namespaces for name in local}
