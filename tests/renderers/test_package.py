"""Every Office file is finished in one place: stamped, checked, with the same bytes each time."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from lxml import etree

from hypercare_cli.blocks import Stamp
from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.renderers.package import finished, parts_of
from hypercare_cli.renderers.properties import stamped
from tests.office import KINDS, document
from tests.plans import EXAMPLES

STAMP = Stamp("p & q", date(2026, 4, 5), "hypercare 0.1.0", "ab" * 32, kind="plan")
TEMPLATE = (EXAMPLES.parent / "templates" / "report.docx").read_bytes()
CUSTOM = "docProps/custom.xml"


def properties(parts: dict[str, bytes]) -> dict[str, str]:
    root = etree.fromstring(parts[CUSTOM])
    return {node.get("name") or "": "".join(map(str, node.itertext())) for node in root}


def pids(parts: dict[str, bytes]) -> list[str | None]:
    return [node.get("pid") for node in etree.fromstring(parts[CUSTOM])]


def test_the_stamp_stands_in_the_properties() -> None:
    parts = stamped(parts_of(TEMPLATE), STAMP)
    found = properties(parts)
    assert len(found.pop("hypercare.seal")) == 64
    assert found == {
        "hypercare.plan": "p & q",
        "hypercare.as_of": "2026-04-05",
        "hypercare.tool": "hypercare 0.1.0",
        "hypercare.digest": "ab" * 32,
        "hypercare.kind": "plan",
    }
    assert pids(parts) == ["2", "3", "4", "5", "6", "7"]


def test_stamping_twice_leaves_one_stamp() -> None:
    once = stamped(parts_of(TEMPLATE), STAMP)
    twice = stamped(once.items(), STAMP)
    assert sorted(twice.items()) == sorted(once.items())


def test_what_a_template_brings_along_stays() -> None:
    parts = stamped(parts_of(TEMPLATE), STAMP)
    label = (
        b'<property xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        b' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Label">'
        b'<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b"Confidential</vt:lpwstr></property></Properties>"
    )
    parts["docProps/custom7.xml"] = parts.pop(CUSTOM).replace(b"</Properties>", label)
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"docProps/custom.xml", b"docProps/custom7.xml")
    again = stamped(parts.items(), STAMP._replace(plan="other"))
    assert "docProps/custom7.xml" not in again
    assert b"custom7" not in again["_rels/.rels"] + again["[Content_Types].xml"]
    found = properties(again)
    assert (found["Label"], found["hypercare.plan"]) == ("Confidential", "other")
    assert len(set(pids(again))) == len(pids(again))


def test_the_bytes_depend_on_parts_and_stamp_only() -> None:
    one = finished(parts_of(TEMPLATE), STAMP)
    assert one == finished(parts_of(TEMPLATE), STAMP)
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 4, 5, 0, 0, 0)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_has_a_stamp(kind: str) -> None:
    found = properties(dict(parts_of(document(kind))))
    assert found["hypercare.kind"] == kind
    assert found["hypercare.plan"] == "clm-juridique"


def test_what_would_need_a_repair_is_not_written() -> None:
    parts = [*parts_of(TEMPLATE), ("word/thing.bin", b"x")]
    with pytest.raises(HypercareError) as caught:
        finished(parts, STAMP)
    assert caught.value.exit_code == BROKEN
    assert "word/thing.bin has no content type" in str(caught.value.message.values["problem"])


def test_a_name_that_is_there_twice_is_not_written() -> None:
    parts = parts_of(TEMPLATE)
    with pytest.raises(HypercareError):
        finished([*parts, parts[-1]], STAMP)


def test_what_a_template_has_already_is_not_our_fault() -> None:
    parts = [*parts_of(TEMPLATE), ("word/thing.bin", b"x")]
    company = finished(parts_of(TEMPLATE), STAMP)
    output = BytesIO(company)
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("word/thing.bin", b"x")
    assert finished(parts, STAMP, output.getvalue())
    with pytest.raises(HypercareError):
        finished(parts, STAMP, company)
