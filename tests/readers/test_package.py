"""The guard: each unsafe file is refused with its reason and a way out, quickly and in little memory."""

import subprocess
import sys
import time
import zipfile
from io import BytesIO

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.readers.guard import BOUNDS, MIB
from hypercare_cli.readers.package import opened
from tests.readers.packages import ROOT, SLIDES, WORD, changed, packed, parts, related

RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = b"wordprocessingml.document.main+xml"


def said(data: bytes) -> str:
    """Why the file is refused, and that it is done at once."""
    began = time.perf_counter()
    with pytest.raises(HypercareError) as caught:
        opened(data, "company.docx")
    assert time.perf_counter() - began < 2
    assert caught.value.hint
    assert caught.value.exit_code == 2
    for language in ("fr", "en"):
        assert "company.docx" in Words(language).say(caught.value.message)
    return Words("en").say(caught.value.message)


@pytest.mark.parametrize(("data", "kind"), [(WORD, "word"), (SLIDES, "powerpoint")])
def test_a_plain_file_is_opened(data, kind):
    package = opened(data, "company")
    assert package.kind == kind
    assert package.read(package.main) == parts(data)[package.main]
    assert {"styles", "theme"} & {found.kind for found in package.of(package.main)}


@pytest.mark.parametrize("word", ["document", "template"])
def test_templates_are_of_the_same_kind(word):
    type_ = f"wordprocessingml.{word}.main+xml".encode()
    assert opened(changed(WORD, TYPES, MAIN, type_), "x").kind == "word"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no file of Word"),
        (b"{\\rtf1 hello}", "no file of Word"),
        (b"PK\x03\x04 and no more", "damaged"),
        (WORD[:-30], "damaged"),
        (WORD[: len(WORD) // 2], "damaged"),
        (OLE + b"\0" * 2000, "an old format"),
        (OLE + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no file of Word"),
        (packed(parts(WORD) | {"../outside.xml": b"<a/>"}), "damaged (../outside.xml)"),
        (packed(parts(WORD) | {"WORD/document.xml": b"<a/>"}), "damaged (WORD/document.xml)"),
        (packed(parts(WORD), zipfile.ZIP_LZMA), "damaged"),
        (packed(parts(WORD) | {"word/styles.xml": b"<w:styles>"}), "damaged (word/styles.xml)"),
        (packed(parts(WORD) | {TYPES: b"<Types/>"}), "no file of Word"),
    ],
)
def test_what_is_no_office_file(data, reason):
    assert reason in said(data)


def test_strict_files_are_told_apart():
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    new = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    assert "Strict" in said(changed(WORD, "_rels/.rels", old, new))


def test_an_entry_with_a_password_is_refused():
    data = bytearray(WORD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert "damaged" in said(bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        changed(WORD, TYPES, MAIN, b"ms-word.document.macroEnabled.main+xml"),
        packed(parts(WORD) | {"word/vbaProject.bin": b"\0"}),
        changed(
            WORD, TYPES, b"<Override", b'<Default Extension="bin" ContentType="application/'
            b'vnd.ms-office.vbaProject"/><Override',
        ),
    ],
)  # fmt: skip
def test_macros_are_refused(data):
    assert "has macros" in said(data)


@pytest.mark.parametrize("kind", ["oleObject", "control", "aFChunk", "package"])
@pytest.mark.parametrize(
    ("data", "part"), [(WORD, RELATIONS), (SLIDES, "ppt/slideMasters/_rels/slideMaster1.xml.rels")]
)
def test_objects_are_refused(data, part, kind):
    data = packed(parts(data) | {"word/embeddings/thing.bin": b"PK\x03\x04 a zip in a zip"})
    found = said(related(data, part, kind, "/word/embeddings/thing.bin"))
    assert "an object of another program in it (word/embeddings/thing.bin)" in found


@pytest.mark.parametrize("kind", ["image", "subDocument", "mailMergeSource", "oleObject", "video"])
def test_what_is_fetched_is_refused(kind):
    address = "https://elsewhere.example/x"
    assert f"fetches {address}" in said(related(WORD, RELATIONS, kind, address, external=True))


@pytest.mark.parametrize(
    "target", ["http://x.example/a.png", "file:///a.png", "C:/a.png", "//x/a.png", r"\\\\x\\a"]
)
def test_an_address_is_fetched_whatever_the_mode_says(target):
    assert "fetches" in said(related(WORD, RELATIONS, "image", target))


@pytest.mark.parametrize("mode", [b" External ", b"Outside"])
def test_a_mode_that_nobody_knows_is_external(mode):
    data = related(WORD, RELATIONS, "image", "a.png", external=True)
    assert "fetches a.png" in said(changed(data, RELATIONS, b"External", mode))


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate"])
def test_what_only_leads_out_is_not(kind):
    package = opened(related(WORD, RELATIONS, kind, "https://x.example/", external=True), "x")
    assert [found.target for found in package.relations if found.external] == ["https://x.example/"]


@pytest.mark.parametrize("part", ["word/document.xml", "word/theme/theme1.xml", TYPES, RELATIONS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(part, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    data = packed(parts(WORD) | {part: xml.encode(encoding)})
    assert f"declares a document type in {part}" in said(data)


def test_the_type_says_what_is_xml_not_the_name():
    types = b'<Override PartName="/word/thing.png" ContentType="application/x+xml"/></Types>'
    data = changed(WORD, TYPES, b"</Types>", types)
    data = packed(parts(data) | {"word/thing.png": b"<!DOCTYPE a><a/>"})
    assert "declares a document type in word/thing.png" in said(data)


# -- bombs --------------------------------------------------------------------------------------


def lying(data: bytes, part: str, size: int) -> bytes:
    """The package whose directory says that a part has another size."""
    changed = bytearray(data)
    for mark, name, place in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        start = 0
        while (start := changed.find(mark, start)) >= 0:
            if changed[start + name :].startswith(part.encode()):
                changed[start + place : start + place + 4] = size.to_bytes(4, "little")
            start += 4
    return bytes(changed)


BOMB = packed(parts(WORD) | {"word/media/a.png": bytes(BOUNDS.unpacked + 1)})
XML_BOMB = packed(parts(WORD) | {"word/document.xml": b"<a>" + b" " * BOUNDS.part + b"</a>"})


@pytest.mark.parametrize("bomb", [BOMB, XML_BOMB])
def test_a_bomb_is_refused(bomb):
    assert len(bomb) < MIB
    assert "too large: more than" in said(bomb)


@pytest.mark.parametrize("size", [0, 10, 10_000])
@pytest.mark.parametrize("part", ["word/media/a.png", "word/document.xml"])
def test_a_lying_size_is_refused(part, size):
    data = packed(parts(WORD) | {part: b"<a>" + b" " * 4 * MIB + b"</a>"})
    assert "damaged" in said(lying(data, part, size))


def test_too_many_parts_are_refused():
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for number in range(BOUNDS.parts + 1):
            archive.writestr(f"{number}.xml", b"")
    assert "has more than 5000 parts" in said(output.getvalue()).replace("\u202f", "").replace(
        ",", ""
    )


def test_a_file_of_relations_without_end_is_refused():
    many = b"<Relationships>" + b"<Relationship/>" * 600_000 + b"</Relationships>"
    assert "too large" in said(packed(parts(WORD) | {RELATIONS: many}))


MEASURED = """
import sys
from hypercare_cli.errors import HypercareError
from hypercare_cli.readers.package import opened
try:
    opened(sys.stdin.buffer.read(), "x")
    print("opened")
except HypercareError as error:
    print(error)
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        XML_BOMB,
        lying(BOMB, "word/media/a.png", 10),
        packed(parts(WORD) | {"word/a.xml": b"<a>" + b"<b/>" * 8_000_000 + b"</a>"}),
    ],
    ids=["pictures", "xml", "lying", "largest"],
)
def test_it_takes_little_memory(data):
    done = subprocess.run(
        [sys.executable, "-c", MEASURED],
        input=data,
        capture_output=True,
        check=True,
        cwd=ROOT / "src",
    )
    assert int(done.stdout.split()[-1]) < 256 * 1024
