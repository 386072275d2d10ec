"""Quarterly reviews on presentations of companies: their layouts stay, their slides go."""

import re
import shutil
import subprocess
from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from hypercare_cli.blocks import Chart, Deck, Facts, Series, Slide
from hypercare_cli.readers.package import opened
from hypercare_cli.renderers.powerpoint import render
from hypercare_cli.renderers.slideml.company import told
from hypercare_cli.renderers.slideml.theme import Theme
from hypercare_cli.renderers.soundness.package import problems
from hypercare_cli.template import Unusable
from tests.decks import deck_of
from tests.readers.packages import OFFICE, changed, packed, parts
from tests.renderers.company import SECRET, SLIDES, classic_slides, dark_slides, titles_only_slides
from tests.renderers.test_powerpoint import LABELS, STAMP
from tests.reports import example

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TITLE = PP_PLACEHOLDER.TITLE


@pytest.fixture(scope="module")
def deck():
    return deck_of(example("full-case"), "en")


@pytest.fixture(scope="module", params=list(SLIDES))
def template(request) -> bytes:
    return SLIDES[request.param]()


def test_the_package_is_sound_and_safe(template, deck):
    made = render(deck, template)
    assert list(problems(list(parts(made).items()))) == []
    assert opened(made, "made").kind == "powerpoint"


def test_nothing_of_the_sample_is_left(template, deck):
    found = parts(render(deck, template))
    assert all(SECRET.encode() not in content for content in found.values())
    assert not [name for name in found if "thumbnail" in name or "printerSettings" in name]
    slides = [name for name in found if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == len(Presentation(BytesIO(render(deck, template))).slides)
    pictures = [name for name in found if name.startswith("ppt/media/")]
    assert not pictures


def test_every_slide_says_something_inside_its_bounds(template, deck):
    slides = Presentation(BytesIO(render(deck, template)))
    wide, high = slides.slide_width or 0, slides.slide_height or 0
    for slide in slides.slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        assert len(slide.shapes) > 1
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= wide + 12700
            assert shape.top + shape.height <= high + 12700


def test_the_same_template_gives_the_same_bytes(template, deck):
    assert render(deck, template) == render(deck, template)


# -- each template in its own way -------------------------------------------------------------------


def names(data: bytes) -> dict[str, tuple[str, str]]:
    return {role.key: (role.name, role.instead) for role in told(data).roles}


def test_layouts_of_a_classic_template():
    offer = told(classic_slides())
    assert (offer.width, offer.height) == (720, 540)
    assert offer.removed == (("slides", 11),)
    assert offer.gaps == ()
    assert names(classic_slides())["columns"] == ("Two Content", "")


def test_a_template_with_titles_only_says_what_it_lacks():
    found = names(titles_only_slides())
    assert found["content"] == ("Title Only", "")
    assert found["columns"] == ("", "Title Only")
    assert found["section"] == ("", "Title Slide")
    assert "title-only" in told(titles_only_slides()).remarks


def test_a_template_without_cover_or_edges():
    found = names(dark_slides())
    assert found["cover"] == ("", "Title and Content")
    assert found["number"] == ("", "none")


def test_bands_are_readable_on_dark_slides(deck):
    found = parts(render(deck, dark_slides()))
    for name, content in found.items():
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            continue
        for cell in etree.fromstring(content).iter(f"{A}tcPr"):
            light = cell.find(f"{A}solidFill/{A}schemeClr[@val='tx1']")
            assert light is None


def test_labels_on_columns_are_readable_on_dark_slides():
    """On these slides text is F2F2F2: too faint on a column in a light tint of 8064A2."""
    columns = Chart(
        "column",
        "SLA",
        ("a", "b"),
        (
            Series("Within", (Decimal("0.8"), Decimal("0.9"))),
            Series("Goal", (Decimal("0.85"),) * 2, goal=True),
        ),
        "share",
    )
    steps = Chart(
        "bridge", "B", ("a", "b", "Total"), (Series("V", tuple(map(Decimal, (5, -2, 3)))),)
    )
    made = Deck(
        "T",
        "",
        "en",
        Facts((("Customer", "Acme"),)),
        (Slide("M", ((columns,), (steps,))),),
        STAMP,
        LABELS,
    )
    dark, ours = (parts(render(made, one)) for one in (dark_slides(), None))
    assert inks(dark, 1) == ["bg1"]
    assert inks(dark, 2) == ["bg1", "tx1", "tx1"], (
        "a hatch lies on paper; the accent is dark enough"
    )
    assert inks(ours, 1) == ["tx1"]
    assert inks(ours, 2) == ["tx1"] * 3


def inks(found: dict[str, bytes], chart: int) -> list[str | None]:
    """The colours of the labels of a chart, series by series."""
    names = sorted(name for name in found if re.fullmatch(r"ppt/charts/chart\d+\.xml", name))
    tree = etree.fromstring(found[names[chart - 1]])
    path = f"{C}txPr/{A}p/{A}pPr/{A}defRPr/{A}solidFill/{A}schemeClr"
    return [node.get("val") for labels in tree.iter(f"{C}dLbls") for node in labels.iterfind(path)]


def test_a_cover_without_a_layout_of_its_own_has_no_bullets(deck):
    cover = Presentation(BytesIO(render(deck, dark_slides()))).slides[0]
    (body,) = [one for one in cover.placeholders if one.placeholder_format.type != TITLE]
    lines = body.text_frame.paragraphs
    assert len(lines) > 1
    assert all(line._p.find(f"{A}pPr/{A}buNone") is not None for line in lines)


def test_the_cover_of_a_company_keeps_its_looks(deck):
    cover = Presentation(BytesIO(render(deck, classic_slides()))).slides[0]
    assert not list(cover._element.iter(f"{A}buNone"))


@pytest.mark.parametrize(
    "action",
    ["hlinkHover", "hlinkClick ppaction://program", "hlinkClick PPAction://macro?name=x"],
)
def test_shapes_of_a_layout_start_nothing(deck, action):
    tag, _space, does = action.partition(" ")
    node = f'<a:{tag} xmlns:r="{OFFICE}" r:id="" action="{does}"/>'.encode()
    found = parts(classic_slides())
    layout = found["ppt/slideLayouts/slideLayout2.xml"]
    armed = re.sub(rb"(<p:cNvPr [^>]*?)/>", rb"\1>" + node + rb"</p:cNvPr>", layout)
    assert armed != layout
    made = parts(render(deck, packed(found | {"ppt/slideLayouts/slideLayout2.xml": armed})))
    assert f"<a:{tag}".encode() not in made["ppt/slideLayouts/slideLayout2.xml"]


@pytest.mark.parametrize(
    ("ink", "paper", "second", "band"),
    [
        ("000000", "FFFFFF", "EEECE1", "tx1"),
        ("F2F2F2", "14213D", "1F2F55", "bg2"),
        ("F2F2F2", "14213D", "EEEEEE", None),
    ],
)
def test_the_band_of_a_theme(ink, paper, second, band):
    found = Theme({"tx1": ink, "bg1": paper, "bg2": second}, "Arial").band
    assert (found.scheme if found else None) == band


def test_a_template_without_layouts_is_unusable():
    made = Presentation()
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    output = BytesIO()
    made.save(output)
    with pytest.raises(Unusable):
        told(output.getvalue())


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_templates_and_shows_are_presentations(kind, deck):
    data = changed(
        classic_slides(),
        "[Content_Types].xml",
        b"presentationml.presentation.main+xml",
        f"presentationml.{kind}.main+xml".encode(),
    )
    types = parts(render(deck, data))["[Content_Types].xml"]
    assert b"presentationml.presentation.main+xml" in types


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", list(SLIDES))
def test_libreoffice_shows_every_slide(name, language, tmp_path):
    file = tmp_path / "deck.pptx"
    file.write_bytes(render(deck_of(example("full-case"), language), SLIDES[name]()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    done = subprocess.run(
        ["pdftotext", file.with_suffix(".pdf"), "-"], check=True, capture_output=True
    )
    pages = done.stdout.decode().split("\f")[:-1]
    slides = Presentation(str(file)).slides
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        said = re.sub(r"\s+", "", page).casefold()
        assert re.sub(r"\s+", "", slide.shapes.title.text_frame.text).casefold() in said
