# Everything there is to run. `make help` lists it; PYTHON=python3.12 names another Python.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test check docs golden stock bench clean browser

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
SITE := site
WORKERS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# An installation holds as long as pyproject.toml and this folder's place stay the same.
STATE := $(shell { pwd; cat pyproject.toml; } | cksum | cut -d' ' -f1)
INSTALLED := $(VENV)/installed-$(STATE)
READY := $(VENV)/ready-for-tests-$(STATE)

GENERATED := $(wildcard docs/reference/*.md)
comma := ,
step = @printf '\n=== %s\n' "$(1)"

help: ## this list
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST)

site: $(INSTALLED) ## install, compare the seed documents and write their site into site/
	$(call step,build the site of the seed documents)
	$(RUN)/lineage build -c seeds -o $(SITE)
	@printf '\nThe site is ready. Open this file in a browser (no server and no network needed):\n  %s/index.html\n' '$(abspath $(SITE))'

test: $(READY) browser check ## install what tests need and run every check and every test
	$(call step,tests$(comma) with branch coverage)
	$(RUN)/coverage erase
	$(RUN)/coverage run -m pytest --numprocesses=$(WORKERS) --dist=loadfile $(TESTS)
	$(call step,coverage)
	$(RUN)/coverage combine --quiet
	$(RUN)/coverage report
	@printf '\nAll checks and tests have passed.\n'

check: $(READY) ## style, types, floors, generated documentation: everything but the tests
	$(call step,ruff: style)
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(call step,mypy: types)
	$(RUN)/mypy
	$(call step,import-linter: every import points down)
	$(RUN)/lint-imports --no-logo
	$(call step,cog: the reference pages agree with the program)
	$(RUN)/cog --check --check-fail-msg='Write them anew with: make docs' -I tests $(GENERATED)

docs: $(READY) ## write the generated parts of the reference pages anew
	$(RUN)/cog -r -I tests $(GENERATED)

golden: $(READY) ## accept what the program writes now: golden files, output shown in the documentation
	$(RUN)/pytest --update-golden tests/test_golden.py tests/test_docs.py

stock: $(READY) ## count anew what official Chinese says anyhow, from the seeds and a list of words
	$(RUN)/python docs/sources/stock.py

bench: $(READY) ## measure time and memory (asserts nothing)
	$(RUN)/python tests/bench.py

clean: ## remove everything that was made: .venv, site, stores, caches
	rm -rf $(VENV) $(SITE) seeds/.lineage dist build .coverage .coverage.* htmlcov tests/actual
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What follows installs. Nothing here touches the network once it has been done.

# As pip does for what it copies: where Python may write no bytecode, every command would compile the program anew.
COMPILED = $(RUN)/python -m compileall -q lineage

$(INSTALLED): | $(VENV)/bin/python
	$(call step,install lineage into $(VENV)/)
	$(RUN)/python -m pip install --quiet --editable .
	$(COMPILED)
	@rm -f $(VENV)/installed-* && touch $@

$(READY): | $(VENV)/bin/python
	$(call step,install lineage and what its tests need into $(VENV)/)
	$(RUN)/python -m pip install --quiet --editable '.[dev]'
	$(COMPILED)
	@rm -f $(VENV)/installed-* $(VENV)/ready-* && touch $@ $(INSTALLED)

# Debian leaves venv out of its python3; it is fetched where we may.
$(VENV)/bin/python:
	$(call step,make $(VENV)/ with $(PYTHON))
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'lineage needs Python 3.11 or newer; there is no $(PYTHON). Name one: make PYTHON=/path/to/python3.11 ...'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "lineage needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(AS_ROOT) && $(call apt,python3-venv); } || { \
	  echo '$(PYTHON) has no venv. Install it (Debian: apt-get install python3-venv) and run make again.'; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The browser tests use a Chromium of the system, and fonts that hold Chinese. Without them they are skipped, loudly.
# BROWSER=no leaves the system alone.
AS_ROOT := as_root=; { [ "$$(id -u)" = 0 ] || { as_root=sudo; sudo -n true 2>/dev/null; }; } && command -v apt-get >/dev/null
apt = { $$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1) >/dev/null; }
HAS_BROWSER := command -v chromium || command -v chromium-browser || command -v google-chrome || [ -n "$$CHROMIUM" ]
HAS_FONTS := fc-list :lang=zh 2>/dev/null | grep -q .

browser:
	$(call step,a browser for the browser tests)
	@missing=; { $(HAS_BROWSER); } >/dev/null || missing="chromium"; { $(HAS_FONTS); } || missing="$$missing fontconfig fonts-noto-cjk"; \
	if [ -z "$$missing" ]; then echo 'Chromium and Chinese fonts are there.'; \
	elif [ "$(BROWSER)" = no ]; then echo "Missing, and left so (BROWSER=no):$$missing"; \
	elif $(AS_ROOT); then echo "Installing with apt-get:$$missing"; $(call apt,$$missing) || echo 'apt-get could not; going on without.'; \
	else echo "Missing, and we may not install it (no root, or no apt-get):$$missing. Going on without."; fi
