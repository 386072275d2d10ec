"""The command `hypercare`: answers `--version` before anything is imported, then hands over."""

import sys


def main() -> None:
    """Entry point of the console script and of `python -m hypercare_cli`."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from hypercare_cli.version import VERSION

        try:
            print(f"hypercare {VERSION}", flush=True)
        except OSError:
            sys.exit(3)
        return
    from hypercare_cli.cli.app import run

    run()


if __name__ == "__main__":
    main()
