"""Office files changed part by part, to see what the guard and the renderers make of them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORD = (ROOT / "templates" / "report.docx").read_bytes()
SLIDES = (ROOT / "templates" / "deck.pptx").read_bytes()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def changed(package: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package after a replacement in one part; the text must be there."""
    found = parts(package)
    assert old in found[part], part
    return packed(found | {part: found[part].replace(old, new)})


def related(package: bytes, part: str, kind: str, target: str, external: bool = False) -> bytes:
    """The package with one more relation in a part of relations."""
    mode = ' TargetMode="External"' if external else ""
    node = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    found = parts(package)
    if part not in found:
        head = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        )
        return packed(found | {part: head + node.encode() + b"</Relationships>"})
    return changed(package, part, b"</Relationships>", node.encode() + b"</Relationships>")
