# `make` lists what there is to make. Everything runs in .venv, as requirements.lock pins it.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{printf "  make %-7s %s\n", $$1, $$2}'

.PHONY: env
env: .venv/stamp ## Make or bring up to date .venv, with everything for work on Tributary

.venv/stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv || { echo "python3 has no venv; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@
	@echo ".venv is ready: $$($(BIN)/etl --version)"

.PHONY: demo
demo: .venv/stamp ## A warehouse filled from simulated Stripe, Salesforce and Zendesk, whatever goes wrong meanwhile
	$(BIN)/etl demo --chaos

.PHONY: test
test: .venv/stamp ## Run the tests, on a PostgreSQL of their own
	$(BIN)/pytest -n auto --dist worksteal

.PHONY: soak
soak: .venv/stamp ## Very many rows, then faults at random, and what is left compared; MINUTES=30, SEED=a number to repeat
	$(if $(SEED),,$(BIN)/python -m tests.faults.at_size)
	$(BIN)/python -m tests.faults.soak --minutes $(or $(MINUTES),30) $(if $(SEED),--seed $(SEED))

.PHONY: lint
lint: .venv/stamp ## Check style, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: audit
audit: .venv/stamp ## Look up known vulnerabilities of what requirements.lock pins (needs PyPI's JSON API)
	@$(BIN)/python -m venv .venv/audit
	@.venv/audit/bin/pip install -qq pip-audit
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

.PHONY: format
format: .venv/stamp ## Rewrite the code as `make lint` wants it, where that can be done safely
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: golden
golden: .venv/stamp ## Rewrite what is made: DDL of both warehouses, the data dictionary, the matrix of faults
	$(BIN)/python -m tests.golden

.PHONY: picture
picture: .venv/stamp ## Take the README's picture of Dagster anew (needs chromium)
	TRIBUTARY_SCREENSHOT=$(CURDIR)/docs/images/dagster.png $(BIN)/pytest -q tests/dagster/test_browser.py

.PHONY: bench
bench: .venv/stamp ## Measure throughput of each source's shape, beside dlt in an environment of its own
	$(BIN)/python -m tests.bench

.PHONY: lock
lock: .venv/stamp ## Pin the newest dependencies that go together (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate \
		--no-header --upgrade --extra dev --output-file requirements.lock pyproject.toml

.PHONY: clean
clean: ## Remove .venv and whatever tools left; warehouses in .tributary stay
	rm -rf .venv build dist .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
