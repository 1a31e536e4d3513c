# The way in: `make build` needs Python 3.11 or newer and make, and leaves the published letters in dist/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Quiet about all but errors; locked packages only, each checked against its hash.
PIP := $(BIN)/python -m pip -qq
LOCKED := $(PIP) install --require-hashes
OFFLINE := { echo 'Packages could not be installed: see the error above; if it is about a connection, check \
the network and the package index that pip is set up for, then run make again.' >&2; exit 1; }
# The fonts are cut during this, which takes half a minute the first time.
INSTALL_SELF := $(PIP) install --no-index --no-deps --no-build-isolation --editable .

READY := $(VENV)/.ready
TEST_READY := $(VENV)/.test-ready
NODE_READY := tests/node/node_modules/.ready
WHEEL := build/wheel/.built
FONTS := src/tehletter/fonts/fonts.json
PACKED := $(shell find src templates -type f ! -path '*/__pycache__/*' ! -path 'src/tehletter/fonts/*' \
	! -path '*/.fonts-*' 2>/dev/null) pyproject.toml hatch_build.py LICENSE

PANGO_DEBIAN := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# What the tests call, and Debian's package of it.
TEST_TOOLS := chromium:chromium chromedriver:chromium-driver pdftotext:poppler-utils qpdf:qpdf patch:patch \
	node:nodejs npm:npm java:default-jre-headless rsync:rsync zsh:zsh fish:fish
AS_ROOT_ON_DEBIAN := [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null
APT_INSTALL := export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -qq -y

.DEFAULT_GOAL := help
.PHONY: help build test test-slow test-full fuzz lint docs guide bench lock clean pango test-system

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

build: $(READY) $(FONTS) pango ## set everything up, then publish issues/ into dist/
	$(BIN)/tehletter build

test: lint $(WHEEL) $(NODE_READY) ## check style and types, then run the quick tests
	$(BIN)/python -m pytest -n auto -m "not slow"

test-slow: $(TEST_READY) $(WHEEL) $(NODE_READY) ## run the slow tests alone
	$(BIN)/python -m pytest -n auto -m slow

test-full: test test-slow ## everything

fuzz: $(TEST_READY) $(FONTS) ## try the properties on 200,000 new examples each, or on FUZZ=N
	FUZZ=$(or $(FUZZ),200000) $(BIN)/python -m pytest -n auto tests/properties

lint: $(TEST_READY) $(FONTS) pango test-system ## check style and types alone
	$(BIN)/python scripts/audit.py
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --strict --no-error-summary

docs: $(READY) ## write docs/rules.md and docs/regles.md from the rulebook
	$(BIN)/python scripts/rules.py

guide: $(TEST_READY) $(FONTS) pango test-system ## live through docs/guide.md: write its answers and pictures anew
	$(BIN)/python -m scripts.guide

bench: $(READY) $(FONTS) pango ## measure the tool beside bare scripts and other tools; BENCH=--quick for a first look
	$(BIN)/python -m benchmarks $(BENCH)

lock: ## choose versions anew and write requirements/
	@test -x build/lock/bin/pip-compile || { $(PYTHON) -m venv build/lock && \
	build/lock/bin/python -m pip -qq install pip-tools==7.6.2 || $(OFFLINE); }
	rm -f requirements/*.txt
	$(COMPILE) --only-build-deps --build-deps-for wheel -o requirements/build.txt pyproject.toml
	$(COMPILE) -c requirements/build.txt -o requirements/runtime.txt pyproject.toml
	$(COMPILE) --extra dev --extra prove --extra serve -c requirements/build.txt -c requirements/runtime.txt \
	-o requirements/dev.txt pyproject.toml

clean: ## remove all that was made: environment, fonts, packages, dist/ and caches
	rm -rf $(VENV) build dist .tehletter tests/node/node_modules src/tehletter/fonts src/tehletter/.fonts-* \
	.mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests scripts hatch_build.py -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Hashes are those of the public registry, so a mirror that pip is set up for is left aside here; no address and
# no path of this machine goes into the files.
COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND='make lock' build/lock/bin/pip-compile --quiet --no-config --allow-unsafe \
	--generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--no-emit-options

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo '$(PYTHON) is not Python 3.11 or newer: name one, as in make build PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	{ echo 'Python cannot make virtual environments: on Debian, apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): requirements/build.txt requirements/runtime.txt pyproject.toml hatch_build.py \
		src/tehletter/__init__.py | $(BIN)/python
	@echo 'Installing the pinned packages and cutting the fonts: a minute or two the first time'
	@$(LOCKED) -r requirements/build.txt -r requirements/runtime.txt || $(OFFLINE)
	@$(INSTALL_SELF)
	@touch $@

# Written while the project is installed; cut again if someone removed them.
$(FONTS): $(READY)
	@test -f $@ || $(INSTALL_SELF)

$(TEST_READY): $(READY) requirements/dev.txt
	@$(LOCKED) -r requirements/dev.txt || $(OFFLINE)
	@touch $@

$(WHEEL): $(READY) $(PACKED)
	@rm -rf build/wheel && mkdir -p build
	@$(BIN)/python -m hatchling build -t sdist -t wheel -d build/wheel >build/wheel.log 2>&1 || \
	{ cat build/wheel.log >&2; exit 1; }
	@touch $@

# Pango is the one library that pip cannot bring. Asked every time: it costs a tenth of a second.
PANGO_LOADS := $(BIN)/python -c 'import sys; from weasyprint.text import ffi; sys.exit(not ffi.harfbuzz_subset)'
pango: $(READY)
	@$(PANGO_LOADS) 2>/dev/null && exit 0; \
	if $(AS_ROOT_ON_DEBIAN); then \
		echo 'Pango is missing: installing $(PANGO_DEBIAN)'; $(APT_INSTALL) $(PANGO_DEBIAN) >/dev/null; \
		$(PANGO_LOADS) && exit 0; \
	fi; \
	echo 'Pango, which lays out the PDF, is missing. Install it, then run make again:' >&2; \
	echo '  Debian  sudo apt-get install $(PANGO_DEBIAN)' >&2; \
	echo '  Fedora  sudo dnf install pango harfbuzz' >&2; \
	echo '  macOS   brew install pango' >&2; exit 1

# Tests that need one of these skip without it, or fail where CI is set; on Debian as root they are simply installed.
test-system:
	@missing=; for tool in $(TEST_TOOLS); do \
		command -v $${tool%%:*} >/dev/null || missing="$$missing $${tool##*:}"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if $(AS_ROOT_ON_DEBIAN); then echo "Installing$$missing"; \
		$(APT_INSTALL) --no-install-recommends $$missing >/dev/null; \
	else echo "Some tests need these, and are skipped without:$$missing" >&2; fi

# The validators of web pages. Whether their tests may go without them is for the tests to say, so this never fails.
$(NODE_READY): tests/node/package.json tests/node/package-lock.json | test-system
	@if command -v npm >/dev/null && \
		npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then touch $@; \
	else echo 'The validators of web pages could not be installed: see above, and the registry npm is set up for' >&2; fi
