"""The version, once: hatchling reads this line, `hypercare --version` prints it."""

VERSION = "0.1.0"
