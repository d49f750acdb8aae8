# Everything runs from the project's own folder: Python ≥ 3.11 with venv and pip, and make, are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check
WORKERS ?= 2

.PHONY: help demo serve test test-fast test-all bench pdf-reference samples docs pictures lock vendor clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/ —/'

demo: $(VENV)/.installed  ## make the sample school's papers under out/demo
	$(BIN)/nastavnik demo

serve: $(VENV)/.installed  ## start the service on loopback with the demo registry
	$(BIN)/nastavnik serve --demo

test: $(VENV)/.tested chromium  ## lint, types, contracts, all tests but the slow sweeps
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n $(WORKERS) -m "not slow" --cov --cov-report=term:skip-covered

test-fast: $(VENV)/.tested  ## the same without a browser
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n $(WORKERS) -m "not slow and not browser"

test-all: $(VENV)/.tested chromium  ## the slow sweeps too
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n $(WORKERS) -m "" --hypothesis-profile=exploring --cov --cov-report=term:skip-covered

.PHONY: check chromium
check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

chromium:
	sh tests/web/need_chromium.sh

bench: $(VENV)/.tested  ## the benchmarks, each prints its machine
	$(BIN)/python -m tests.bench

pdf-reference: $(VENV)/.tested  ## renew LibreOffice's layouts that the PDF engine is compared with (needs soffice)
	PYTHONPATH=.:tests:tests/templates_docx $(BIN)/python tests/docgen/pdf/renew_reference.py $(SETS)

samples: $(VENV)/.tested  ## renew samples/school, samples/roadmaps and samples/issued
	$(BIN)/python samples/make_school.py
	$(BIN)/python samples/make_roadmaps.py
	$(BIN)/nastavnik demo --fresh --no-pdf --data data/samples --out samples/issued

docs: $(VENV)/.tested  ## renew the docs that are facts
	$(BIN)/python -m service.cli.docs
	$(BIN)/python -m service.api.openapi
	$(BIN)/python -m templates_docx.vocabulary.page docs/vocabulary.md
	$(BIN)/python -m docgen.russian.page docs/russian.md

pictures: $(VENV)/.tested chromium  ## renew docs/pictures (also needs pdftoppm)
	PYTHONPATH=.:tests $(BIN)/python tests/web/screenshots.py
	PYTHONPATH=.:tests $(BIN)/python tests/web/catalogue_pictures.py

$(VENV)/.installed: pyproject.toml requirements-build.lock requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements-build.lock
	$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-test.lock
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	touch $@

lock:  ## pin every package anew (needs uv; for developers)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate -q --group test -c requirements.lock -o requirements-test.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate -q --group build -o requirements-build.lock

vendor:  ## copy the browser's files from npm (needs node; for developers)
	npm ci --ignore-scripts
	$(BIN)/python -m service.web.vendor

clean:
	rm -rf $(VENV) out data .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
