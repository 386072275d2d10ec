"""What the packages of all templates have: namespaces, relations and empty properties."""

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(targets: list[tuple[str, str]]) -> str:
    """Relations rId1, rId2 … to (kind, target); a kind with a slash is a whole name."""
    lines = "".join(
        f'<Relationship Id="rId{number}" '
        f'Type="{kind if "/" in kind else f"{RELATIONS}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def package_relations(main: str) -> str:
    """Those of the package: its main part and its properties."""
    return relations(
        [
            ("officeDocument", main),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ]
    )


def core_properties() -> str:
    """Empty: every document fills them in."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def application() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{space}"><Application>hypercare</Application></Properties>'
