# `make setup`, `make demo`, `make test`; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-long lint format pictures screenshots bench lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | column -t -s '|'

setup: $(VENV)/ready ## install everything the program needs into .venv (PYTHON=… picks another Python)
	@echo "Ready. Next: make demo"

demo: $(VENV)/ready ## start Neo4j, ingest the memo of 2022-01-06, serve the app; Ctrl-C ends it all
	@$(BIN)/reorg demo

test: $(VENV)/ready-to-test $(VENV)/ftm/ready lint ## run the whole suite, on a real Neo4j and a real browser
	@tests/install-packages
	@$(BIN)/pytest --numprocesses 2 --dist loadfile

test-long: $(VENV)/ready-to-test $(VENV)/ftm/ready ## kill servers and writers twenty times each, 5,000 random logs, 10,000 memos, 2,000 notices; about an hour
	@REORG_KILLS=20 REORG_EXAMPLES=5000 REORG_NOTICES=2000 REORG_MEMOS=10000 REORG_LONG=1 \
		$(BIN)/pytest --timeout=7200 tests/test_crashes.py tests/test_part.py tests/test_corpus.py \
		tests/test_bench.py tests/test_downloads.py tests/test_growth.py

lint: $(VENV)/ready-to-test ## check style, types and the directions of imports
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/ready-to-test ## lay the code out
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

pictures: $(VENV)/ready ## draw the pictures of the docs anew
	@$(BIN)/python -m docs.draw

screenshots: $(VENV)/ready-to-test ## take the pictures of docs/tour.md anew
	@tests/install-packages
	@$(BIN)/python -m docs.screenshots

bench: $(VENV)/ready-to-test ## measure against peers and the limit into bench/RESULTS.md; QUICK=1 is smaller, into build/bench
	@tests/install-packages
	@$(BIN)/python -m bench $(if $(QUICK),--quick) $(if $(OUT),--out $(OUT))

lock: $(VENV)/ready ## write the lock files anew, from pyproject.toml and graph/local/jars.py
	$(PIP) $(UV)
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group ftm --output-file tests/ftm/requirements.lock
	for name in lac objects tools; do $(COMPILE) bench/peers/$$name.in --output-file bench/peers/$$name.lock; done
	$(BIN)/python -m graph.local lock

clean: ## remove .venv and what the tools left; Neo4j's jars and your data stay
	rm -rf $(VENV) build .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is not Python 3.11 or later: make setup PYTHON=python3.12, say" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make an environment: on Debian, apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/pip
	@echo "Installing packages into $(VENV) (some 160 MB to fetch the first time)"
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready: $(VENV)/installed graph/local/neo4j.lock
	@$(BIN)/python -m graph.local
	@touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(VENV)/ftm/ready: tests/ftm/requirements.lock | $(BIN)/pip
	@echo "Installing FollowTheMoney, which reads one of the exports (a minute: PyICU is compiled)"
	@$(PYTHON) -m venv $(VENV)/ftm
	@$(VENV)/ftm/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		--requirement tests/ftm/requirements.lock || { rm -rf $(VENV)/ftm; \
		echo "It does not install here: its test is left out. On Debian, apt-get install libicu-dev g++"; }
	@mkdir -p $(VENV)/ftm && touch $@
