"""The order in which the schema wants the children of an element; Office repairs what breaks it."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# Words of one place of the order, of which only one may stand there, are joined by `|`.
SIDES = "top start|left bottom end|right insideH insideV tl2br tr2bl"
FILL = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill"
LETTERS = (
    f"ln {FILL} effectLst|effectDag highlight uLnTx|uLn uFillTx|uFill latin ea cs sym hlinkClick"
    " hlinkMouseOver rtl extLst"
)
PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont"
    " buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst"
)
TEXT = "bodyPr lstStyle p*"
RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow"
    " emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs"
    " highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    " rPrChange"
)
ORDERS = {
    f"{W}rPr": RUN,
    f"{W}pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    f"{W}tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription tblPrChange",
    f"{W}tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
    f"{W}tcBorders": SIDES,
    f"{W}tblBorders": SIDES,
    f"{W}tcMar": SIDES,
    f"{W}tblCellMar": SIDES,
    f"{W}pBdr": "top left bottom right between bar",
    f"{W}sectPr": "headerReference|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    f"{W}style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr*",
    f"{W}lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr"
    " rPr",
    f"{W}tbl": "bookmarkStart* bookmarkEnd* tblPr tblGrid tr|bookmarkStart|bookmarkEnd|sdt*",
    f"{A}pPr": PARAGRAPH,
    **{f"{A}lvl{level}pPr": PARAGRAPH for level in range(1, 10)},
    f"{A}rPr": LETTERS,
    f"{A}defRPr": LETTERS,
    f"{A}endParaRPr": LETTERS,
    f"{A}p": "pPr r|br|fld* endParaRPr",
    f"{A}bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst",
    f"{A}ln": f"{FILL} prstDash|custDash round|bevel|miter headEnd tailEnd extLst",
    f"{A}tblPr": f"{FILL} effectLst|effectDag tableStyle|tableStyleId extLst",
    f"{A}tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {FILL} headers extLst",
    f"{A}tc": "txBody tcPr extLst",
    f"{A}txBody": TEXT,
    f"{P}txBody": TEXT,
    f"{P}spPr": f"xfrm custGeom|prstGeom {FILL} ln effectLst|effectDag scene3d sp3d extLst",
    f"{P}sp": "nvSpPr spPr style txBody extLst",
    f"{P}cSld": "bg spTree custDataLst controls extLst",
    f"{P}sld": "cSld clrMapOvr transition timing extLst",
    f"{P}presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz"
    " smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle"
    " modifyVerifier extLst",
    f"{S}worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr"
    " sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate"
    " customSheetViews mergeCells phoneticPr conditionalFormatting* dataValidations hyperlinks"
    " printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties"
    " cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture"
    " oleObjects controls webPublishItems tableParts extLst",
    f"{S}workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets"
    " functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches"
    " smartTagPr smartTagTypes webPublishing fileRecoveryPr* webPublishObjects extLst",
}


def places(tag: str, order: str) -> tuple[dict[str, int], frozenset[int]]:
    """The place of each child, and the places at which several may stand."""
    space = tag[: tag.index("}") + 1]
    found: dict[str, int] = {}
    many = set()
    for place, words in enumerate(order.split()):
        if words.endswith("*"):
            many.add(place)
        for word in words.rstrip("*").split("|"):
            found[space + word] = place  # the last one counts: bookmarks stand anywhere in a table
    return found, frozenset(many)


PLACES = {tag: places(tag, order) for tag, order in ORDERS.items()}
KNOWN: dict[tuple[object, ...], str] = {}
"""Children that were looked at before: a document repeats a few hundred patterns ten thousand times."""


def misordered(root: etree._Element, name: str) -> Iterator[str]:
    """What stands where the schema does not want it; children of other namespaces are left alone."""
    for element in root.iter(*PLACES):
        if len(element) > 1:
            pattern = (element.tag, *[child.tag for child in element])
            fault = KNOWN.get(pattern)
            if fault is None:
                fault = KNOWN[pattern] = judged(pattern)
            if fault:
                yield f"{name}: {fault}"


def judged(pattern: tuple[object, ...]) -> str:
    tag, *children = (str(part) for part in pattern)
    found, many = PLACES[tag]
    last = -1
    for child in children:
        place = found.get(child)
        if place is None:
            continue
        if place < last or (place == last and place not in many):
            return f"{short(child)} stands at the wrong place in {short(tag)}"
        last = place
    return ""


def short(tag: str) -> str:
    return tag.rpartition("}")[2]
