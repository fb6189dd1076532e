# make warehouse | test | lint | ui | bench | lock | clean. Everything lives in .venv/; a second call costs nothing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

# The first of these that is Python 3.11 or newer and has venv.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-input
INPUTS := pyproject.toml requirements.lock
export DAGSTER_HOME ?= $(CURDIR)/.dagster

.PHONY: warehouse test lint types format ui bench lock docs shots corpus clean
.DEFAULT_GOAL := warehouse

# The part of the lock above its `# dev` line is what a run needs; the rest is for tests and benchmarks.
.venv/runtime.stamp: $(INPUTS)
	@test -n "$(PYTHON)" || { echo "Paddock needs Python 3.11 or newer with venv and pip (Debian: apt-get install python3-venv)" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	sed '/^# dev$$/,$$d' requirements.lock > .venv/runtime.txt
	$(PIP) --require-hashes -r .venv/runtime.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev.stamp: .venv/runtime.stamp
	$(PIP) --require-hashes -r requirements.lock
	touch $@

warehouse: .venv/runtime.stamp
	$(BIN)/paddock refresh

test: .venv/dev.stamp
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ty check --error-on-warning

ui: .venv/runtime.stamp
	$(BIN)/python -m pipeline.run.instance
	$(BIN)/python -W ignore -m dagster dev --host 127.0.0.1 --port 3000

bench: .venv/dev.stamp
	for bench in tests/benchmarks/bench_*.py; do $(BIN)/python $$bench; done

docs: .venv/runtime.stamp
	$(BIN)/python -m pipeline.docs

# Needs a network and PADDOCK_CONTACT; then PADDOCK_SHARED=.corpus make test runs on real articles.
corpus: .venv/dev.stamp
	PYTHONPATH=. $(BIN)/python tests/fetch_corpus.py

# Needs Chromium.
shots: .venv/dev.stamp
	PYTHONPATH=tests $(BIN)/python tests/shots.py

# Needs uv; the only target that asks for new versions.
lock: .venv/dev.stamp
	$(BIN)/python tests/make_lock.py

clean:
	rm -rf .venv
