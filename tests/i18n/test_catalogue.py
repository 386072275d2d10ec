"""The French is complete, safe to fill in, and set as French is set; the collector misses nothing."""

import re
from collections import Counter
from gettext import GNUTranslations
from io import BytesIO

import pytest

from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.i18n.words import Words
from scripts import catalogue
from scripts.catalogue import Sources, Text

# -- the catalogue of the tool ---------------------------------------------------------------------


def french():
    """(source, form) of every French text there is."""
    for message in catalogue.previous(catalogue.ROOT / catalogue.PO).values():
        for form in filter(None, catalogue.forms(message)):
            yield catalogue.singular(message), form


def test_every_text_has_its_french_and_the_files_are_up_to_date(capsys):
    code = catalogue.main(["--check"])
    assert code == 0, capsys.readouterr().err


def prose(source, form):
    """The French without what is YAML, code or a time of day: there the signs stay as they are."""
    keys = re.findall(r"\b[a-z_]+:", re.sub(r"`[^`]*`", "", source))
    for piece in [*re.findall(r"`[^`]*`|'?\{[^}]*\}'?|\d\d:\d\d", form), *keys]:
        form = form.replace(piece, "x")
    return form


def test_french_signs_have_their_no_break_space():
    wrong = re.compile(r"[^\s\u00a0:;!?][;!?»]| [:;!?»%€]|[^\s\u00a0]:(?:\s|$)|«[^\u00a0]")
    assert not [form for source, form in french() if wrong.search(prose(source, form))]


def test_french_apostrophes_and_quotes_are_typographic():
    assert not [form for source, form in french() if re.search(r"['“”\"]", prose(source, form))]


def test_each_word_of_a_kind_has_french_of_its_own():
    """What a person picks in a French workbook can be read back into the plan."""
    shared = []
    for kind, words in TERMS.items():
        said = Counter(Words("fr").term(kind, word) for word in words)
        shared += [(kind, text) for text, times in said.items() if times > 1]
    assert not shared


def test_a_sentence_stays_a_sentence():
    """Pages put sentences in a row, and fragments after a colon: the full stop is part of the text."""
    stops = (".", "?", "!")
    assert not [
        (source, form)
        for source, form in french()
        if source.endswith(stops) != form.endswith(stops)
    ]


# -- what is collected -----------------------------------------------------------------------------


def texts(tmp_path, **files):
    """The texts of a small checkout; `module` stands in the package, `method` in its folder."""
    paths = {
        "module": f"{catalogue.PACKAGE}/pages/some.py",
        "terms": catalogue.TERMS,
        "method": f"{catalogue.PACKAGE}/method/some.yaml",
        "template": "templates/comms/some.md.j2",
    }
    for name, content in files.items():
        path = tmp_path / paths[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return catalogue.collect(tmp_path)


def found(sources: Sources):
    return [text for text, _files in sources.in_order()]


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ('words.say("One {n}", n=2)', ["One {n}"]),
        ('say("One")', ["One"]),
        ('say("New: {text}", text="One")', ["New: {text}"]),
        ('words.say("One" if x else "Two")', ["One", "Two"]),
        ('words.say("One "\n    "and more")', ["One and more"]),
        ('message("One")\nMessage("Two", {})\nMessage(text="Three")', ["One", "Three", "Two"]),
        ('output.info("One")', ["One"]),
        (
            'Check("HC201", "some-name", "error", "what is wrong", "Mend it.")',
            ["Mend it.", "what is wrong"],
        ),
        (
            'Check("HC201", "some-name", "error", help="Mend it.", message="wrong")',
            ["Mend it.", "wrong"],
        ),
        (
            '@rule("HC201", "some-name", "error", "what is wrong", "Mend it.")\ndef some(look): ...',
            ["Mend it.", "what is wrong"],
        ),
        (
            '@metric("a.b", unit="share", label="Ready")\ndef b(f):\n    """Ready /\n    all."""',
            ["Ready", "Ready / all."],
        ),
        (
            '@rule("HC201", "some-name", "error", "wrong", "Mend it.")\ndef some(look):\n'
            '    """Because\n    it is.\n\n    As of: T+9\n\n    Unless.\n\n    Bad:\n        a: 1\n\n'
            '    Good:\n        a: 2\n    """',
            ["Because it is.", "Mend it.", "Unless.", "wrong"],
        ),
        ("words.say(text)\nwords.say(declaration.label)", []),
        ('words.say("{a} – {b}", a=1, b=2)', []),
        ('words.say("{a}: {b}", a=1, b=2)', ["{a}: {b}"]),
    ],
)
def test_texts_of_a_module(tmp_path, module, said):
    sources = texts(tmp_path, module=module)
    assert found(sources) == [Text("", text) for text in said]
    assert not sources.problems


def test_a_plural_is_one_entry_with_the_same_text_alone(tmp_path):
    module = 'words.say("{n} day")\nwords.plural("{n} day", "{n} days", 3)\nwords.say("{n} day")'
    assert found(texts(tmp_path, module=module)) == [Text("", "{n} day", "{n} days")]


def test_a_plural_of_two_readings_keeps_its_pairs(tmp_path):
    module = 'words.plural("a" if x else "b", "as" if x else "bs", 3)'
    assert found(texts(tmp_path, module=module)) == [Text("", "a", "as"), Text("", "b", "bs")]


@pytest.mark.parametrize("text", ['f"{n} days"', '"in " + place', '"%s days" % n'])
def test_a_text_that_is_put_together_is_a_problem(tmp_path, text):
    assert texts(tmp_path, module=f"words.say({text})").problems == [
        f"{catalogue.PACKAGE}/pages/some.py:1: a text must be one literal with {{slots}}"
    ]


def test_terms_have_their_kind_as_context(tmp_path):
    terms = 'TERMS: dict[str, dict[str, str]] = {"level": {"M": "medium"}, "size": {"M": "medium"}}'
    assert found(texts(tmp_path, terms=terms)) == [Text("level", "medium"), Text("size", "medium")]


def test_texts_of_the_method(tmp_path):
    method = (
        "a-playbook:\n  title: Few use it\n  when: a.b < 1\n  advice: {green: Go on., red: Stop.}"
    )
    sources = texts(tmp_path, method=method)
    assert [text.one for text in found(sources)] == ["Few use it", "Go on.", "Stop."]
    assert not sources.problems


def test_a_phrase_under_a_new_key_is_a_problem(tmp_path):
    problems = texts(tmp_path, method="a-playbook:\n  motto: Go on then").problems
    assert len(problems) == 1
    assert "is `motto` a text?" in problems[0]


def test_prose_of_the_example_plan(tmp_path):
    example = tmp_path / catalogue.PACKAGE / "method" / catalogue.EXAMPLE
    example.parent.mkdir(parents=True)
    example.write_text(
        "risks:\n- {id: R1, title: Few use it, owner: csm, due: T+30, when: risks.count >= 1}\n"
        "glossary: {SLA: Agreed times}",
        encoding="utf-8",
    )
    sources = catalogue.collect(tmp_path)
    assert [text.one for text in found(sources)] == ["Agreed times", "Few use it"]
    assert not sources.problems


def test_texts_of_a_template(tmp_path):
    template = "{{ _('Welcome') }} {% if x %}{{ ngettext('one', 'many', n) }}{% endif %} plain"
    assert found(texts(tmp_path, template=template)) == [
        Text("", "Welcome"),
        Text("", "one", "many"),
    ]


# -- how it is kept --------------------------------------------------------------------------------


def kept(tmp_path, module, po=""):
    """The catalogue of a module, after a catalogue that there was."""
    (tmp_path / "fr.po").write_text(po, encoding="utf-8")
    known = catalogue.previous(tmp_path / "fr.po") if po else {}
    return catalogue.merged(texts(tmp_path, module=module), known)


def as_text(tmp_path, module, po=""):
    return catalogue.po_bytes(kept(tmp_path, module, po)).decode()


ONE = 'msgid "One"\nmsgstr "Un"\n'


def test_a_translation_is_kept(tmp_path):
    text = as_text(tmp_path, 'say("One")\nsay("Two")', ONE)
    assert f'#: {catalogue.PACKAGE}/pages/some.py\nmsgid "One"\nmsgstr "Un"\n' in text
    assert 'msgid "Two"\nmsgstr ""\n' in text


def test_an_obsolete_translation_is_marked_and_comes_back(tmp_path):
    without = as_text(tmp_path, 'say("Two")', ONE)
    assert '#~ msgid "One"\n#~ msgstr "Un"\n' in without
    assert ONE in as_text(tmp_path, 'say("One")', without)


def test_same_texts_same_bytes(tmp_path):
    module = 'say("Two")\nsay("One {n} :")\nplural("day", "days", 2)'
    first = as_text(tmp_path, module, ONE)
    assert as_text(tmp_path, module, first) == first
    assert "POT-Creation-Date" not in first
    assert "Babel" not in first


def test_the_compiled_form_counts_as_the_french_do(tmp_path):
    po = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"\nmsgstr[1] "{n} jours"\n'
    compiled = catalogue.mo_bytes(kept(tmp_path, 'plural("{n} day", "{n} days", 2)', po))
    said = GNUTranslations(BytesIO(compiled))
    counted = [said.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)]
    assert counted == ["{n} jour", "{n} jour", "{n} jours"]


@pytest.mark.parametrize(
    ("module", "po", "fault"),
    [
        ('say("One")', "", "no French for 'One'"),
        ('say("One")', ONE, None),
        (
            'say("One {{n}}")',
            'msgid "One {{n}}"\nmsgstr "Un {n}"',
            "other slots in the French of 'One {{n}}'",
        ),
        (
            'say("One {n}")',
            'msgid "One {n}"\nmsgstr "Un"',
            "other slots in the French of 'One {n}'",
        ),
        (
            'say("One {n}")',
            'msgid "One {n}"\nmsgstr "Un {m}"',
            "other slots in the French of 'One {n}'",
        ),
        (
            'plural("{n} day", "{n} days", 2)',
            'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "un jour"\nmsgstr[1] "des jours"',
            "other slots in the French of '{n} day'",
        ),
        (
            'plural("a day", "{n} days", 2)',
            'msgid "a day"\nmsgid_plural "{n} days"\nmsgstr[0] "un jour"\nmsgstr[1] "{n} jours"',
            None,
        ),
        (
            'plural("a day", "{n} days", 2)',
            'msgid "a day"\nmsgid_plural "{n} days"\nmsgstr[0] "un jour"\nmsgstr[1] ""',
            "no French for 'a day'",
        ),
    ],
)
def test_faults(tmp_path, module, po, fault):
    place = f"{catalogue.PACKAGE}/pages/some.py"
    faults = list(catalogue.faults(kept(tmp_path, module, po)))
    assert faults == ([f"{place}: {fault}"] if fault else [])
