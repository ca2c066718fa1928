# Two commands: `make demo` shows what bordereau reads, `make test` passes the tests. Both make what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types layers check benchmark lock clean

demo: $(READY)
	@echo "== Reading the sample articles (written for this project; nothing in them is evidence of anything)"
	@$(BIN)/bordereau read --samples

test: $(READY)
	@echo "== Running the tests"
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

lock: $(READY)
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): requirements.lock pyproject.toml
	@echo "== Making the environment in $(VENV) (once; a minute or two)"
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "   installing the locked packages, each checked against its hash"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
	@echo "   ready"
