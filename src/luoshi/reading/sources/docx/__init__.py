"""Word documents (ECMA-376): the text as Word shows it, automatic numbers included."""

from __future__ import annotations

from luoshi.reading.document import Document
from luoshi.reading.errors import Damaged
from luoshi.reading.sources.archive import open_archive, read_xml
from luoshi.reading.sources.docx.body import body_of
from luoshi.reading.sources.docx.notes import PARTS, Notes
from luoshi.reading.sources.docx.numbering import Numbering
from luoshi.reading.sources.docx.styles import Styles
from luoshi.reading.sources.xml import value

MAIN = "word/document.xml"


def document(data: bytes) -> Document:
    """One line a paragraph, also inside the cells of tables; tracked changes are taken as accepted."""
    with open_archive(data) as archive:
        names = frozenset(archive.namelist())
        main = MAIN
        if "_rels/.rels" in names:
            for relation in read_xml(archive, "_rels/.rels"):
                if value(relation, "Type").endswith("/officeDocument"):
                    main = value(relation, "Target").lstrip("/") or MAIN
        folder = main.rpartition("/")[0]
        root = read_xml(archive, main)
        styles = Styles(
            read_xml(archive, f"{folder}/styles.xml") if f"{folder}/styles.xml" in names else None
        )
        part = f"{folder}/numbering.xml"
        numbering = Numbering(read_xml(archive, part) if part in names else None, styles)
        calls = {element: f"{folder}/{name}" for element, name in PARTS.items()}
        notes = Notes({element: read_xml(archive, part) for element, part in calls.items() if part in names})
    if not len(root):
        raise Damaged(part=main)
    return body_of(root, numbering, notes)
