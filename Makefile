# On a machine with Python 3.11 or newer and make:  make demo   or   make test
# Everything is installed into .venv; the machine's Python stays as it is.

PYTHON ?= python3
VENV   := .venv
LOWEST := .venv-lowest
BIN    := $(VENV)/bin

RUNTIME := $(VENV)/.runtime-installed
DEV     := $(VENV)/.dev-installed
OLDEST  := $(LOWEST)/.installed

UV := $(shell command -v uv 2>/dev/null)
INPUTS := pyproject.toml src/hypercare_cli/version.py

ifdef UV
create  = rm -rf $(1) && $(UV) venv --quiet --python $(PYTHON) $(1)
install = $(UV) pip install --quiet --python $(1)/bin/python --constraint $(2)
else
create  = $(PYTHON) -m venv --clear $(1) && $(1)/bin/python -m pip install -qq --constraint $(2) pip
install = $(1)/bin/python -m pip install -qq --no-warn-script-location --constraint $(2)
endif
# uv leaves byte-compiling to the first run, which would then be the slow one.
compile = env -u PYTHONDONTWRITEBYTECODE $(1)/bin/python -m compileall -q -j 0 $(1)/lib src
# One line instead of a traceback where the machine lacks something.
python  = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
  { echo "hypercare needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }; \
  test -n "$(UV)" || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
  { echo "Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }

# What only our own code computes is the same with any version of a library.
OWN     := rules seeded oracle steering metrics test_architecture.py test_differential.py

PYTEST  = $(BIN)/python -m pytest -n 2

.PHONY: help demo test check fast slow package lowest bench i18n docs pictures format clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUNTIME) ## the example plan with all its figures and documents, in demo/
	$(BIN)/hypercare demo -o demo

test: check fast package ## style, types, tests and the package: all but what needs LibreOffice

check: $(DEV) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fast: $(DEV) ## the tests that take seconds
	$(PYTEST) -m "not slow"

slow: $(DEV) ## the tests that need LibreOffice or patience
	$(PYTEST) -m slow || { test $$? -eq 5 && echo "there are no slow tests yet"; }

package: $(DEV) ## build the wheel, install it into an empty environment, use it there
	$(BIN)/python scripts/package_check.py

lowest: $(OLDEST) ## the quick tests with the oldest versions that pyproject.toml allows
	$(LOWEST)/bin/python -m pytest -n 2 -m "not slow" $(addprefix --ignore tests/,$(OWN))

bench: $(DEV) ## start-up and document times against their limits
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.by_hand
	$(BIN)/python -m benchmarks.deck_by_hand
	$(BIN)/python -m benchmarks.lint
	$(BIN)/python -m benchmarks.record

i18n: $(DEV) ## collect the texts and compile the catalogues
	$(BIN)/python scripts/catalogue.py

docs: $(DEV) ## write the generated pages of docs/ again
	$(BIN)/python -m scripts.make_docs

pictures: $(DEV) ## the pictures of the README (LibreOffice, poppler, Chromium)
	$(BIN)/python scripts/pictures.py

format: $(DEV) ## let ruff lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the environments and everything that was made
	rm -rf $(VENV) $(LOWEST) build dist demo rendered .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): $(INPUTS) constraints.txt
	@$(python)
	@echo "Setting up $(VENV) ..."
	@$(call create,$(VENV),constraints.txt)
	@$(call install,$(VENV),constraints.txt) --editable .
	@$(call compile,$(VENV))
	@touch $@

$(DEV): $(RUNTIME)
	@echo "Adding the development tools to $(VENV) ..."
	@$(call install,$(VENV),constraints.txt) --group dev
	@$(call compile,$(VENV))
	@touch $@

$(OLDEST): $(INPUTS) constraints-lowest.txt
	@$(python)
	@echo "Setting up $(LOWEST) ..."
	@$(call create,$(LOWEST),constraints-lowest.txt)
	@$(call install,$(LOWEST),constraints-lowest.txt) --editable . --group test
	@$(call compile,$(LOWEST))
	@touch $@
