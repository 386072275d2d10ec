"""A template made ready: without its own slides, with a master for notes."""

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from hypercare_cli.renderers.slideml.markup import SLIDES, p, related

DANGLING = ("custShowLst",)
"""Parts of a presentation that name slides."""
SECTIONS = "sectionLst"


def emptied(presentation: Presentation) -> Presentation:
    """The presentation after its slides, and whatever names them, have been taken out."""
    root = presentation.part._element
    for entry in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(entry.get(related("id")))
        entry.getparent().remove(entry)
    for name in DANGLING:
        for node in root.findall(f"{{{SLIDES}}}{name}"):
            root.remove(node)
    for extension in root.findall(f"{{*}}extLst/{{*}}ext[{{*}}{SECTIONS}]"):
        parent = extension.getparent()
        if parent is not None:
            parent.remove(extension)
    return presentation


def with_notes(presentation: Presentation) -> Presentation:
    """The presentation with a master for notes; python-pptx makes one, but does not list it."""
    part = presentation.part
    root = part._element
    masters = root.find(f"{{{SLIDES}}}sldMasterIdLst")
    if root.find(f"{{{SLIDES}}}notesMasterIdLst") is None and masters is not None:
        entry = p("notesMasterId")
        entry.set(
            related("id"), part.relate_to(part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        )
        masters.addnext(p("notesMasterIdLst", entry))
    return presentation
