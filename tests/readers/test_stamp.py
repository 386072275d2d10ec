"""The stamp is read back from every format, and only from what is safe and ours."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.readers.stamp import BOUNDS, Reading, read_stamp
from tests.office import AS_OF, KINDS, document
from tests.readers.packages import packed, parts

CUSTOM = "docProps/custom.xml"


def said(data: bytes) -> str:
    with pytest.raises(HypercareError) as caught:
        read_stamp(data, "x")
    assert caught.value.exit_code == 2
    assert caught.value.hint
    return Words("en").say(caught.value.message)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_document_says(kind: str, language: str) -> None:
    stamp, untouched, saved = read_stamp(document(kind, language=language), "x")
    assert (stamp.plan, stamp.as_of, stamp.revision) == ("clm-juridique", AS_OF, "1.3")
    assert (stamp.kind, stamp.language, stamp.audience) == (kind, language, "customer")
    assert re.fullmatch("[0-9a-f]{64}", stamp.digest)
    assert stamp.tool.startswith("hypercare ")
    assert (untouched, saved) == (True, None)


def edited(data: bytes, part: str, old: bytes, new: bytes) -> Reading:
    found = parts(data)
    assert old in found[part]
    return read_stamp(packed(found | {part: found[part].replace(old, new, 1)}), "x")


def test_a_changed_part_is_noticed() -> None:
    assert not edited(document("plan"), "word/document.xml", b"</w:p>", b"</w:p><w:p/>").untouched
    assert not edited(document("qbr"), "ppt/slides/slide2.xml", b"</a:t>", b"!</a:t>").untouched
    assert not edited(document("ledger"), "xl/worksheets/sheet1.xml", b"<v>", b"<v>1").untouched


@pytest.mark.parametrize(
    ("old", "new"), [(b"2026-04-05", b"2026-05-05"), (b"clm-juridique", b"another")]
)
def test_a_changed_stamp_is_noticed(old: bytes, new: bytes) -> None:
    assert not edited(document("plan"), CUSTOM, old, new).untouched


def test_a_part_that_was_added_or_left_out_is_noticed() -> None:
    found = parts(document("plan"))
    assert not read_stamp(packed(found | {"word/more.xml": b"<x/>"}), "x").untouched
    assert not read_stamp(packed(found | {"docProps/core.xml": b"<x/>"}), "x").untouched


def test_packing_it_anew_changes_nothing() -> None:
    found = dict(reversed(parts(document("plan")).items()))
    assert read_stamp(packed(found, zipfile.ZIP_STORED), "x").untouched


def test_the_day_on_which_it_was_saved() -> None:
    core, modified = "docProps/core.xml", b"2026-04-05T00:00:00Z</dcterms:modified>"
    later = modified.replace(b"04-05", b"06-07")
    assert edited(document("plan"), core, modified, later).saved == date(2026, 6, 7)
    odd = modified.replace(b"2026-04-05", b"yesterday!")
    assert edited(document("plan"), core, modified, odd).saved is None


def test_other_properties_do_not_matter() -> None:
    other = b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="Label"/>'
    found = edited(document("plan"), CUSTOM, b"</Properties>", other + b"</Properties>")
    assert found.untouched


def test_secrets_are_masked() -> None:
    found = edited(document("plan"), CUSTOM, b">1.3<", b">ghp_0123456789abcdefABCDEF<")
    assert found.stamp.revision == "•••"


def test_a_document_of_others_is_told() -> None:
    found = parts(document("plan"))
    del found[CUSTOM]
    for name, gone in (("_rels/.rels", rb"<Relationship [^>]*custom[^>]*/>"),
                       ("[Content_Types].xml", rb"<Override [^>]*custom[^>]*/>")):  # fmt: skip
        found[name] = re.sub(gone, b"", found[name])
    assert said(packed(found)) == "x does not say which plan it comes from"


@pytest.mark.parametrize(
    ("old", "new"), [(b"2026-04-05", b"soon"), (b"hypercare.digest", b"hypercare.other")]
)
def test_a_stamp_that_is_none_is_told(old: bytes, new: bytes) -> None:
    found = parts(document("plan"))
    found[CUSTOM] = found[CUSTOM].replace(old, new)
    assert "does not say which plan" in said(packed(found))


def test_a_properties_part_that_is_missing_is_told() -> None:
    found = parts(document("plan"))
    del found[CUSTOM]
    assert "damaged" in said(packed(found))


def bomb() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(document("plan")).items():
            archive.writestr(name, content)
        archive.writestr("word/media/image.png", bytes(BOUNDS.unpacked))
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no file of Word"),
        (b"hypercare: 1\n", "no file of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "an old format"),
        (document("plan")[:-100], "damaged"),
        (bomb(), "too large"),
        (b"PK" + bytes(BOUNDS.packed), "too large"),
    ],
    ids=["empty", "text", "old", "cut", "bomb", "large"],
)
def test_what_is_not_safe_is_refused(data: bytes, reason: str) -> None:
    assert reason in said(data)


def test_a_document_type_is_refused() -> None:
    found = parts(document("plan"))
    xml = found[CUSTOM].replace(b"<Properties", b'<!DOCTYPE a [<!ENTITY b "c">]><Properties')
    assert "declares a document type" in said(packed(found | {CUSTOM: xml}))
