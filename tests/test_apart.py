"""The child process: bounded in time and memory, and one clear line when it fails."""

import sys
from functools import cache

import pytest

from hypercare_cli import apart
from hypercare_cli.apart import BOUNDS, Job
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.renderers.word import render
from tests.decks import deck_of
from tests.readers.packages import changed, packed, parts
from tests.renderers.company import bare_word, classic_slides
from tests.reports import example, report_of


def said(error: HypercareError, language="en") -> str:
    return Words(language).say(error.message)


def test_it_gives_what_the_renderer_gives():
    report = report_of(example("mini-case"), "fr")
    assert apart.rendered("word", report, bare_word(), "x") == render(report, bare_word())


def test_slides_too():
    deck = deck_of(example("mini-case"), "en")
    assert apart.rendered("powerpoint", deck, classic_slides(), "x").startswith(b"PK")


def test_it_says_what_a_template_offers():
    offer = apart.looked_at("powerpoint", classic_slides(), "x")
    assert offer.removed == (("slides", 11),)
    assert [role.key for role in offer.roles][:2] == ["cover", "section"]
    assert apart.looked_at("word", bare_word(), "x").gaps


def test_a_reason_comes_through_with_its_hint():
    field = b'<w:p><w:fldSimple w:instr="DDEAUTO a b"/></w:p></w:body>'
    data = changed(bare_word(), "word/document.xml", b"</w:body>", field)
    with pytest.raises(HypercareError) as caught:
        apart.looked_at("word", data, "acme.docx")
    assert "acme.docx cannot be used as a template" in said(caught.value)
    assert "DDEAUTO a b" in said(caught.value)
    assert caught.value.hint is not None
    assert "Ctrl" in Words("en").say(caught.value.hint)


def deep(levels: int) -> bytes:
    """A template whose body is nested without end."""
    body = b"<w:sdt><w:sdtContent>" * levels + b"</w:sdtContent></w:sdt>" * levels + b"</w:body>"
    return changed(bare_word(), "word/document.xml", b"</w:body>", body)


def test_what_is_not_understood_is_one_line():
    with pytest.raises(HypercareError) as caught:
        apart.looked_at("word", deep(400), "acme.docx")
    assert "acme.docx cannot be used as a template: it is not understood" in said(caught.value)
    assert "\n" not in said(caught.value)
    assert caught.value.hint is not None


@cache
def large() -> bytes:
    found = parts(bare_word())
    text = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000
    body = found["word/document.xml"].replace(b"<w:body>", b"<w:body>" + text)
    return packed(found | {"word/document.xml": body})


def test_it_ends_after_its_time():
    job = Job("word", large(), None, replace_bounds(seconds=1))
    with pytest.raises(HypercareError) as caught:
        apart.answer(job, "acme.docx")
    assert "it takes too long" in said(caught.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds of memory are Linux's")
@pytest.mark.parametrize("bound", [{"memory": 200 * 1024 * 1024}, {"processor": 1}])
def test_it_ends_at_its_bounds(bound):
    job = Job("word", large(), None, replace_bounds(**bound))
    with pytest.raises(HypercareError) as caught:
        apart.answer(job, "acme.docx")
    assert "acme.docx cannot be used as a template: it " in said(caught.value)
    assert "acme.docx" in said(caught.value, "fr")


def replace_bounds(**bounds) -> apart.Bounds:
    return BOUNDS._replace(**bounds)
