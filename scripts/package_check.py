"""Build the wheel as a release would, install it where no checkout is near, and use it there.

An editable install hides what a wheel may lack: templates, examples, catalogues, method data.
Usage: python scripts/package_check.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
LANGUAGES = ("fr", "en")
DOCUMENTS = (".docx", ".pptx", ".xlsx")
Command = Sequence[str | Path]
PATIENCE = 300
"""Seconds for one step; the slowest, the installation, takes about ten."""


class Failure(Exception):
    """What is wrong with the package, in one line."""


def main() -> int:
    """0 when the wheel holds everything and works, else 1 after one line that says why not."""
    with tempfile.TemporaryDirectory(prefix="hypercare-package-") as name:
        folder = Path(name)
        try:
            wheel = build(folder / "dist")
            check_contents(wheel)
            scripts = install(wheel, folder / "venv")
            use(scripts, folder / "elsewhere")
        except Failure as failure:
            print(f"package check: {failure}", file=sys.stderr)
            return 1
    print(f"package check: {wheel.name} installs and works outside the checkout")
    return 0


def build(target: Path) -> Path:
    """The wheel, made from the sdist, so that the sdist is known to be complete too."""
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", target, ROOT], "the build")
    return next(target.glob("*.whl"))


def check_contents(wheel: Path) -> None:
    """Every data file of the checkout is in the wheel, and nothing that belongs to one machine."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"hypercare_cli/{file.relative_to(base).as_posix()}": file
        for base, file in data_files(ROOT / "src" / "hypercare_cli", ROOT)
    }
    missing = sorted(name for name in wanted if name not in held)
    if missing:
        raise Failure(f"not in the wheel: {', '.join(missing)}")
    strays = sorted(name for name in held if "__pycache__" in name or name.startswith("tests/"))
    if strays:
        raise Failure(f"should not be in the wheel: {', '.join(strays)}")


def data_files(package: Path, root: Path) -> Iterable[tuple[Path, Path]]:
    """(folder that the wheel's path is relative to, file), for each kind of data at least one."""
    kinds = (
        (root, "templates/**/*"),
        (root, "examples/**/*"),
        (package, "i18n/**/*.mo"),
        (package, "method/**/*.yaml"),
    )
    for base, pattern in kinds:
        found = [path for path in base.glob(pattern) if path.is_file() and not ignored(path)]
        if not found:
            raise Failure(f"the checkout has no {pattern}")
        yield from ((base, path) for path in found)


def ignored(path: Path) -> bool:
    """Files that no release carries."""
    return "__pycache__" in path.parts or path.name == ".DS_Store"


def install(wheel: Path, venv: Path) -> Path:
    """An empty environment with the wheel and its dependencies; its folder of commands."""
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, venv], "the empty environment")
        installer: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", python]
    else:
        run([sys.executable, "-m", "venv", venv], "the empty environment")
        installer = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    installer += ["--constraint", CONSTRAINTS, wheel]
    run(installer, "the installation")
    library = run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], "python"
    )
    run([python, "-m", "compileall", "-q", "-j", "0", library.strip()], "byte-compiling")
    return scripts


def use(scripts: Path, folder: Path) -> None:
    """What a user does first: the version, then the demonstration in each language."""
    folder.mkdir()
    hypercare = scripts / "hypercare"
    version = run([hypercare, "--version"], "hypercare --version", folder)
    if not version.strip():
        raise Failure("hypercare --version prints nothing")
    for language in LANGUAGES:
        output = f"out-{language}"
        command: Command = [hypercare, "demo", "-o", output, "--lang", language]
        run(command, f"hypercare demo -o {output} --lang {language}", folder)
        check_documents(folder / output)


def check_documents(folder: Path) -> None:
    """Each kind of document was made, and each one is a whole zip."""
    for kind in DOCUMENTS:
        documents = sorted(folder.rglob(f"*{kind}"))
        if not documents:
            raise Failure(f"the demonstration made no {kind} in {folder.name}")
        for document in documents:
            if not whole(document):
                raise Failure(f"{folder.name}/{document.name} is not a valid zip")


def whole(document: Path) -> bool:
    """Whether every part can be read back with its checksum."""
    try:
        with zipfile.ZipFile(document) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, OSError):
        return False


def run(command: Command, what: str, folder: Path | None = None) -> str:
    """The command's output; its last lines become the failure when it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder or ROOT,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failure(f"{what} did not run: {error}") from error
    if done.returncode != 0:
        said = " | ".join((done.stdout + done.stderr).strip().splitlines()[-3:])
        raise Failure(f"{what} ended with exit code {done.returncode}: {said}")
    return done.stdout


def clean_environment() -> dict[str, str]:
    """The environment without what leads Python back to the checkout or stops byte-compiling."""
    led_astray = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in led_astray}


if __name__ == "__main__":
    sys.exit(main())
