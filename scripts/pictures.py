"""Make docs/pictures/*.png from the real output: the dashboard in a terminal, pages of the Word plan, slides.

Usage: python scripts/pictures.py

Needs LibreOffice, poppler and Chromium. The pictures change with fonts and versions of these, so
they are made by hand (`make pictures`) and looked at, not compared by a test.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PLAN = "examples/full-case-en"
AS_OF = "2026-04-05"
TOOLS = ("chromium", "soffice", "pdftoppm", "pdftotext")
FINE = 1.4
PATIENCE = 120

COLUMNS = 84
FONT, LEADING, LETTER = 14, 20, 8.43
"""Size, height of a line and width of a letter in DejaVu Sans Mono, in pixels."""
MARGIN, PADDING, BAR = 24, 20, 34
CHAPTERS = ("Dashboard", "Roadmap", "Risks", "Change")
SLIDES = ("2", "3", "4", "6")
PAGE_WIDTH, PAGE_HEIGHT = 540, 764
SLIDE_WIDTH, SLIDE_HEIGHT = 720, 405
"""An A4 page and a slide in the picture, in pixels."""
DOTS = 150
ABREAST = 2
THEME = TerminalTheme(
    (30, 34, 42),
    (222, 226, 232),
    [
        *((30, 34, 42), (239, 100, 97), (111, 196, 122), (232, 178, 60)),
        *((110, 168, 254), (198, 146, 233), (86, 194, 204), (222, 226, 232)),
    ],
)
FRAME = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: {margin}px; background: #fff }}
main {{ background: #1e222a; border-radius: 10px; box-shadow: 0 4px 16px #0004; overflow: hidden }}
header {{ height: {bar}px; background: #2b303b; color: #aab2bf; text-align: center;
  font: 13px/{bar}px "Liberation Sans", Arial, sans-serif }}
pre {{ margin: 0; padding: {padding}px; color: #dee2e8;
  font: {font}px/{leading}px "DejaVu Sans Mono", monospace }}
</style><main><header>{title}</header><pre>{code}</pre></main>
"""
PAGES = """\
<!doctype html><meta charset="utf-8"><style>
body {{ margin: {margin}px; background: #fff; display: grid; gap: {margin}px;
  grid-template-columns: repeat({abreast}, {width}px) }}
img {{ width: {width}px; height: {height}px; border: 1px solid #c4ccd6; box-sizing: border-box }}
</style>{images}
"""


def main() -> int:
    """Make every picture; 2 where a program is missing."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"pictures: missing {', '.join(missing)}", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hypercare-pictures-") as name:
        for target, picture in (("dashboard", dashboard), ("plan", plan), ("deck", deck)):
            path = FOLDER / f"{target}.png"
            picture(Path(name), path)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KiB")
    return 0


def dashboard(scratch: Path, target: Path) -> None:
    """`hypercare status` as a terminal shows it."""
    shown = hypercare("status", PLAN, "--as-of", AS_OF).rstrip("\n")
    console = Console(
        record=True, file=io.StringIO(), width=COLUMNS, color_system="standard", force_terminal=True
    )
    console.print(Text.from_ansi(shown), highlight=False)
    page = FRAME.format(
        margin=MARGIN, padding=PADDING, bar=BAR, font=FONT, leading=LEADING,
        title=escape(f"hypercare status {PLAN} --as-of {AS_OF}"),
        code=console.export_html(theme=THEME, inline_styles=True, code_format="{code}"),
    )  # fmt: skip
    source = scratch / "dashboard.html"
    source.write_text(page, encoding="utf-8")
    width = round(COLUMNS * LETTER) + 2 * (PADDING + MARGIN)
    height = (shown.count("\n") + 1) * LEADING + BAR + 2 * (PADDING + MARGIN)
    screenshot(source, target, width, height, scratch)


def plan(scratch: Path, target: Path) -> None:
    """The first pages of some chapters of `hypercare report plan`."""
    pdf = converted("plan", scratch)
    images = [draw(pdf, page_of(pdf, chapter), scratch) for chapter in CHAPTERS]
    side_by_side(images, PAGE_WIDTH, PAGE_HEIGHT, target, scratch)


def deck(scratch: Path, target: Path) -> None:
    """Slides of `hypercare report qbr`."""
    pdf = converted("qbr", scratch)
    images = [draw(pdf, number, scratch) for number in SLIDES]
    side_by_side(images, SLIDE_WIDTH, SLIDE_HEIGHT, target, scratch)


def converted(kind: str, scratch: Path) -> Path:
    """A document of the plan as LibreOffice prints it."""
    hypercare("report", kind, PLAN, "--as-of", AS_OF, "--force", "-o", str(scratch))
    document = next(scratch.glob(f"*-{kind}-*.*x"))
    profile = f"-env:UserInstallation={(scratch / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf",
        "--outdir", str(scratch), str(document))  # fmt: skip
    return document.with_suffix(".pdf")


def side_by_side(images: list[Path], width: int, height: int, target: Path, scratch: Path) -> None:
    """Pages of one size in rows."""
    tags = "".join(f'<img src="{image.name}" alt="">' for image in images)
    source = scratch / f"{target.stem}.html"
    page = PAGES.format(margin=MARGIN, width=width, height=height, abreast=ABREAST, images=tags)
    source.write_text(page, encoding="utf-8")
    rows = -(-len(images) // ABREAST)
    whole = ABREAST * width + (ABREAST + 1) * MARGIN, rows * height + (rows + 1) * MARGIN
    screenshot(source, target, *whole, scratch)


def page_of(pdf: Path, chapter: str) -> str:
    """The number of the page on which a chapter starts."""
    pages = run("pdftotext", "-layout", str(pdf), "-").split("\f")
    return str(next(n for n, text in enumerate(pages, 1) if starts(text, chapter)))


def draw(pdf: Path, number: str, scratch: Path) -> Path:
    """A page as a picture."""
    image = scratch / f"{pdf.stem}-{number}"
    only = ("-f", number, "-l", number, "-singlefile")
    run("pdftoppm", "-png", "-r", str(DOTS), *only, str(pdf), str(image))
    return image.with_suffix(".png")


def starts(page: str, chapter: str) -> bool:
    """Whether the heading stands in the first lines, below the running head."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    return any(line.lstrip("0123456789 ") == chapter for line in lines[:3])


def screenshot(source: Path, target: Path, width: int, height: int, scratch: Path) -> None:
    """An HTML page as a picture, finer than its pixels for screens that show more."""
    profile = tempfile.mkdtemp(dir=scratch)
    run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--hide-scrollbars", f"--user-data-dir={profile}",
        f"--force-device-scale-factor={FINE}", f"--window-size={width},{height}",
        f"--screenshot={target}", source.as_uri(),
    )  # fmt: skip


def hypercare(*arguments: str) -> str:
    """What the command prints, in colour."""
    environment = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    return run(sys.executable, "-m", "hypercare_cli", *arguments, **environment)


def run(*command: str, **environment: str) -> str:
    """The standard output of a program that must succeed."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
