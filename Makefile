# Two commands: `make demo` opens a register in the browser, `make test` passes the tests. Both make what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser
DEMO := demo.db

.PHONY: demo test lint types layers check benchmark lock clean

demo: $(READY)
	@echo "== Filing the sample articles in $(DEMO) (written for this project; nothing in them is evidence of anything)"
	@$(BIN)/bordereau add --samples --database $(DEMO)
	@echo "== Next, with your own articles (text, saved pages or JSON lines; nothing leaves this machine):"
	@echo "     $(BIN)/bordereau add FILE --published 2024-09-19    files them in bordereau.db"
	@echo "     $(BIN)/bordereau desk                               opens that in the browser"
	@echo "     $(BIN)/bordereau --help                             the other commands; README.md tells more"
	@if [ -t 1 ]; then \
		echo "== Opening the register in the browser"; $(BIN)/bordereau desk --database $(DEMO); \
	else \
		echo "== To open the register in the browser: $(BIN)/bordereau desk --database $(DEMO)"; \
	fi

test: $(READY) $(BROWSER)
	@echo "== Running the tests (some minutes; x: a flaw known and named in the test)"
	@$(BIN)/python -m pytest -n auto

lint: $(READY)
	@echo "== Format and lint (ruff)"
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(READY)
	@echo "== Types (mypy --strict)"
	@$(BIN)/mypy

layers: $(READY)
	@echo "== Layers (import-linter)"
	@$(BIN)/lint-imports

check: test lint types layers

benchmark: $(READY)
	@$(BIN)/python benchmarks/run.py
	@echo "== The register, up to 100,000 reports (ten minutes)"
	@$(BIN)/python benchmarks/register.py
	@$(BIN)/python benchmarks/reconcile.py

lock: $(READY)
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--group dev pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--group pyproject.toml:browser --constraint requirements.lock -o requirements-browser.lock

clean:
	rm -rf $(VENV) $(DEMO)* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Python compiles what it uses; --no-compile leaves out the rest, a tenth of the environment.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "== Making the environment in $(VENV) (once; a minute or two)"
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	@echo "   installing the locked packages, each checked against its hash"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@echo "   installing bordereau itself, from this folder"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "   ready"

# What drives a browser is large, and only the tests of the desk need it.
$(BROWSER): requirements-browser.lock $(READY)
	@echo "== Installing what the tests drive a browser with (once)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r requirements-browser.lock
	@touch $(BROWSER)
