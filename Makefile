# make demo   checks the articles in corpus/articles
# make test   runs the tests            make lint   runs everything that reads the code
# make bench  measures on ../shared     make bench BENCH="--only start,pairs --quick" measures less
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SOURCES := $(shell find factcheck rules -type f -not -path '*/__pycache__/*')

.PHONY: demo test lint bench clean

demo: $(VENV)/installed
	@$(BIN)/factcheck check corpus/articles --fail-on never

test: $(VENV)/developed
	@$(BIN)/pytest

lint: $(VENV)/developed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV)

bench: $(VENV)/installed
	@$(BIN)/python benchmarks/bench.py $(BENCH)

# A copy that is not installed for development is renewed when its sources change.
$(VENV)/installed: $(BIN)/python pyproject.toml $(SOURCES)
	@test -e $(VENV)/developed || $(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/developed: $(BIN)/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/installed

clean:
	@rm -rf $(VENV) build dist
