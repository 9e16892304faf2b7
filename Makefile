# make demo | test | check: each sets up what it needs in .venv and nothing outside it.
# Works with GNU make 3.81, which macOS ships. PYTHON=… chooses the interpreter.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8000
# Processes that run tests side by side.
JOBS ?= 2
# Coded reports to measure against; they are not part of the project.
GOLD ?= ../shared/gold
# Geoparsing corpora to measure places on; they are not part of the project either.
GEOPARSING ?= $(GOLD)/../data/geoparsing
# Reports to measure speed on.
REPORTS ?= sample/reports
PYTEST := $(BIN)/python -m pytest
WEB := $(shell find web -type f ! -path '*/node_modules/*' 2>/dev/null)

.PHONY: help demo test test-all check format eval eval-documents eval-language eval-timex eval-claims eval-elsewhere eval-releases eval-chronologies eval-inherited eval-peacetime eval-calibration eval-events eval-pairs eval-control eval-history eval-places eval-spelling bench bench-api bench-page bench-tiers bench-growth borders lock clean

help:
	@echo 'make demo       read sample/ into a record, ask it a question, show it as a page (SERVE=0: no page)'
	@echo 'make test       the tests, but the slow ones; under five minutes on two cores'
	@echo 'make test-all   all tests'
	@echo 'make check      lint, formatting, types, import rules'
	@echo 'make format     put the code into the project format'
	@echo 'make eval       measure every stage against coded reports (GOLD=folder)'
	@echo 'make eval-places  toponyms of four geoparsing corpora beside published figures (GEOPARSING=folder)'
	@echo 'make bench      measure speed and memory, of reading (REPORTS=folder) and of the gazetteer'
	@echo 'make bench-api    measure how fast the API answers over 100,000 claims'
	@echo 'make bench-page   measure how fast the page shows a large record'
	@echo 'make bench-tiers  measure what parsing only likely paragraphs saves and costs'
	@echo 'make bench-growth  measure how the time to draw events and control grows with the claims'
	@echo 'make borders    take the borders of states anew from the packages of the page'
	@echo 'make lock       choose the newest versions that pyproject.toml allows'
	@echo 'make clean      remove all that make built'

# ------------------------------------------------------------------------------------------------- set up

# The locked packages, tools of test and build included.
$(VENV)/locked: requirements.lock
	@test -n "$(PYTHON)" || { echo 'Dateline needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" --version 2>&1)" >&2; exit 1; }
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv --clear $(VENV) || \
		{ echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# Dateline itself, editable, with the page built from web/.
$(VENV)/installed: $(VENV)/locked pyproject.toml hatch_build.py $(WEB)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# --------------------------------------------------------------------------------------------------- demo

demo: $(VENV)/installed
	@mkdir -p demo && rm -f demo/demo.db demo/demo.db-*
	$(BIN)/dateline read sample/reports --record demo/demo.db
	$(BIN)/dateline summary --format table --record demo/demo.db
	$(BIN)/dateline who-held Ramadi --on 2016-01-15 --format table --record demo/demo.db
	@test "$(SERVE)" = 0 || $(BIN)/dateline serve --record demo/demo.db --port $(PORT)

# -------------------------------------------------------------------------------------------------- tests

test: $(VENV)/installed
	$(PYTEST) -n $(JOBS) --dist loadfile -m 'not slow'

test-all: $(VENV)/installed
	$(PYTEST) -n $(JOBS) --dist loadfile

check: $(VENV)/locked
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports --no-cache

format: $(VENV)/locked
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# ------------------------------------------------------------------------------------------------ figures

eval: eval-documents eval-language eval-timex eval-places eval-claims eval-elsewhere eval-releases eval-chronologies eval-inherited eval-peacetime eval-calibration eval-events eval-pairs eval-control eval-history eval-spelling

eval-documents: $(VENV)/installed
	$(BIN)/python -m evaluation.documents $(GOLD)/dev/seeds

eval-language: $(VENV)/installed
	$(BIN)/python -m evaluation.language --shared $(GOLD)/..

eval-timex: $(VENV)/installed
	$(BIN)/python -m evaluation.timex $(GOLD)/../data/timex

# Toponyms of four geoparsing corpora beside published figures, and the coded places of this project's reports.
eval-places: $(VENV)/installed
	$(BIN)/python -m evaluation.places corpora $(GEOPARSING)
	$(BIN)/python -m evaluation.places gold $(GOLD)/dev evaluation/reports

eval-claims: $(VENV)/installed
	$(BIN)/python -m evaluation.claims $(GOLD)/dev

# Wars that nothing was trained on: reports of this project's own, and corpora with one event or label a sentence.
eval-elsewhere: $(VENV)/installed
	$(BIN)/python -m evaluation.claims evaluation/reports --scorer $(GOLD)/score.py
	$(BIN)/python -m evaluation.elsewhere --shared $(GOLD)/..
	$(BIN)/python -m evaluation.templates --shared $(GOLD)/..

# Press releases of armies: day, place, count and patient of raids and air strikes, as coded by others.
eval-releases: $(VENV)/installed
	$(BIN)/python -m evaluation.releases --shared $(GOLD)/..

# Timelines of newspapers in five layouts: on which days their claims are.
eval-chronologies: $(VENV)/installed
	$(BIN)/python -m evaluation.chronologies --shared $(GOLD)/..

# What claims take from the rest of their report, on reports written for the training.
eval-inherited: $(VENV)/installed
	$(BIN)/python -m evaluation.inherited

# News of no armed conflict, where every claim is one too many.
eval-peacetime: $(VENV)/installed
	$(BIN)/python -m evaluation.peacetime --shared $(GOLD)/..

# How far a claim's confidence is the share of such claims that are right.
eval-calibration: $(VENV)/installed
	$(BIN)/python -m evaluation.calibration $(GOLD)/dev

eval-events: $(VENV)/installed
	$(BIN)/python -m evaluation.events $(GOLD)/dev

# Claims of different reports, on pairs that a reader judged.
eval-pairs: $(VENV)/installed
	$(BIN)/python -m evaluation.pairs $(GOLD)/../data/fakes/articles.jsonl

eval-control: $(VENV)/installed
	$(BIN)/python -m evaluation.control $(GOLD)/dev

# The known history of 42 places against what raw reports lead to; the first run reads them, about a minute.
eval-history: $(VENV)/installed
	$(BIN)/python -m evaluation.history --shared $(GOLD)/.. --rivals

# Towns of six countries under the spellings that newspapers give them.
eval-spelling: $(VENV)/installed
	$(BIN)/python -m evaluation.spelling --shared $(GOLD)/..

bench: $(VENV)/installed
	$(BIN)/python -m evaluation.reading $(REPORTS) --workers 1
	$(BIN)/python -m evaluation.places index
	@test ! -d $(GEOPARSING) || $(BIN)/python -m evaluation.places speed $(GEOPARSING)

# How fast the API answers the common questions over 100,000 claims.
bench-api: $(VENV)/installed
	$(BIN)/python -m evaluation.api

# How fast the page shows 10,000 events and 500 towns in a headless Chromium.
bench-page: $(VENV)/installed
	$(BIN)/python -m evaluation.page

bench-tiers: $(VENV)/installed
	$(BIN)/python -m evaluation.tiers --shared $(GOLD)/..

bench-growth: $(VENV)/installed
	$(BIN)/python -m evaluation.growth $(GOLD)/train

# ------------------------------------------------------------------------------------------- the borders

# Natural Earth's borders of states, from the package of which the page draws them.
borders:
	gzip -9 -n -c web/node_modules/world-atlas/countries-50m.json > src/dateline/gazetteer/borders.json.gz

# ---------------------------------------------------------------------------------------------- the lock

# --strip-extras and the --no-emit options keep the lock free of anything about this machine.
lock: $(VENV)/locked
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
		--no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--extra dev --extra postgresql --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		src/dateline/server/static web/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
