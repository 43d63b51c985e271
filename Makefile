# Bare `make` prints what there is. Everything is installed into .venv, and only when a lock has changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += -j2 # the browser comes while Python's packages do, the tests are compiled while the types are looked at

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
TESTS := $(BIN)/python -m pytest --dist worksteal
CODE := api bot locales migrations models scheduler
APT := DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0
AS_ROOT := [ "$$(id -u)" = 0 ]

.PHONY: help
help: ## print these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

.PHONY: setup
setup: $(VENV)/.installed ## prepare .venv, with the command at .venv/bin/chihoi

.PHONY: demo
demo: setup ## an invented commune at http://127.0.0.1:8000/chat (ARGS="--fresh", ARGS="--port 8001")
	@$(BIN)/chihoi demo $(ARGS)

.PHONY: migrate
migrate: setup ## bring the database to this version
	@$(BIN)/alembic upgrade head

.PHONY: test
# Both databases at once, several tests of each, as a conversation waits half of its time; both end about together.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.installed-dev chromium compiled check ## the whole check, on SQLite and on PostgreSQL
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	  TEST_DATABASE=postgresql $(TESTS) -n 3 > "$$log" 2>&1 & postgresql=$$!; \
	  sqlite=0; $(TESTS) -n 4 || sqlite=$$?; \
	  echo "On PostgreSQL:"; both=0; wait "$$postgresql" || both=$$?; cat "$$log"; \
	  exit $$((sqlite || both))

# Each of the seven processes would compile all tests anew; what is wrong with them, the tests themselves say.
.PHONY: compiled
compiled: export PYTHONDONTWRITEBYTECODE =
compiled: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest --collect-only > /dev/null 2>&1 || true

.PHONY: check
check: $(VENV)/.installed-dev ## style, types, who imports whom, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(addprefix -p ,$(filter-out migrations,$(CODE))) -m cli -m settings
	$(BIN)/lint-imports
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export DATABASE_URL="sqlite:///$$folder/check.db"; \
	  $(BIN)/alembic upgrade head && $(BIN)/alembic check

.PHONY: guide
guide: $(VENV)/.installed-dev chromium ## the guide for heads anew: pictures from the running demo, the page to print
	$(BIN)/python -m tests.guide

.PHONY: bench
bench: $(VENV)/.installed-dev ## how fast it is, measured
	$(BIN)/python -m tests.bench

.PHONY: lock
lock: ## choose new versions of everything (needs uv)
	@command -v uv > /dev/null || { echo "make lock needs uv: install it, then try again." >&2; exit 1; }
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --upgrade --group build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --upgrade --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make setup PYTHON=python3.12" >&2; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2> /dev/null; then \
	  if $(AS_ROOT); then $(APT) update && $(APT) install python3-venv; \
	  else echo "python3-venv is missing: ask for 'apt-get install python3-venv', then try again." >&2; exit 1; fi; \
	fi
	$(PYTHON) -m venv $(VENV)

# Bytecode is compiled here once: where Python may not write it by itself, every start would take seconds. Not by pip,
# which uses one core, and not what is never read, or is compiled to machine code.
define install
	$(PIP) install --no-compile --require-hashes -r $(1)
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@$(BIN)/python -m compileall -q -j 2 -x '/(mypy|mypyc|tests)/' $(VENV)/lib > /dev/null || true
	@$(BIN)/python -m compileall -q $(CODE) cli.py settings.py
	@touch $@
endef

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(call install,requirements.lock)

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.lock)

.PHONY: chromium
chromium: | $(BIN)/python # not while that asks for a package, too
	@if ! command -v chromium-headless-shell chromium > /dev/null; then \
	  if $(AS_ROOT); then $(APT) update && \
	    $(APT) install --no-install-recommends chromium-headless-shell fonts-liberation; \
	  else echo "Chromium is missing: ask for 'apt-get install chromium-headless-shell', then try again." >&2; \
	    exit 1; fi; \
	fi
