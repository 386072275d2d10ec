"""Texts → a Word file through the interface of python-docx, as one would write it by hand.

What `by_hand.py` measures the product against. Usage: python benchmarks/word_by_hand.py JSON DOCX
"""

import json
import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Cm


def write(content: list[Any], target: str) -> None:
    """A call for each heading, paragraph, cell and picture; the cells of a row are fetched once."""
    document = Document()
    picture = one_pixel()
    for kind, *rest in content:
        if kind == "heading":
            document.add_heading(rest[0], rest[1])
        elif kind == "paragraph":
            document.add_paragraph(rest[0])
        elif kind == "picture":
            document.add_picture(BytesIO(picture), width=Cm(16))
        else:
            rows = rest[0]
            table = document.add_table(len(rows), len(rows[0]))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    document.save(target)


def one_pixel() -> bytes:
    """The smallest PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


if __name__ == "__main__":
    write(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
