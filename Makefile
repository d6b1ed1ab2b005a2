# Everything lives in .venv of this checkout; the first target that needs it creates it.
#
#   make audit URL=https://example.com
#   make test

.DEFAULT_GOAL := help
# `env -i make` has no PATH at all.
export PATH := $(or $(PATH),/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)

PYTHON    := .venv/bin/python
INSTALLED := .venv/.installed
BROWSER   := .venv/.browser
# Literal, and safe in the shell: a URL holds &, ? and sometimes $ or '.
quoted     = '$(subst ','\'',$(value $(1)))'
ARGS      ?=

.PHONY: help audit test test-fast test-browser test-slow lint format setup doctor messages benchmark eval-moments clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

audit: require-url $(INSTALLED) $(BROWSER) ## Audit a site: make audit URL=https://example.com [ARGS="--max-pages 10"]
	@$(PYTHON) -m mmaudit audit $(ARGS) -- $(call quoted,URL)

test: test-fast test-browser ## Run all tests: the fast ones, then those that drive a browser

test-fast: $(INSTALLED) ## Run the tests that need no browser
	$(PYTHON) -m pytest -m "not browser and not slow" -n auto

# A shared machine may starve a browser for a while: what fails is tried once more (R), and what a whole file shares,
# such as one visit for many tests, once more by itself at the end.
test-browser: $(INSTALLED) $(BROWSER) ## Run the tests that drive a browser
	$(PYTHON) -m pytest -m "browser and not slow" -n 2 --dist loadfile --reruns 1 -r aR || { [ $$? -eq 1 ] && \
	  echo "Some tests failed: they are tried once more, alone." && \
	  $(PYTHON) -m pytest -m "browser and not slow" --last-failed --last-failed-no-failures none; }

test-slow: $(INSTALLED) $(BROWSER) ## Run what takes minutes: kill -9 again and again, every scroll case repeated (not in CI)
	$(PYTHON) -m pytest -m slow -n 2 --dist loadfile

lint: $(INSTALLED) ## Check style, types and the import rules
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

format: $(INSTALLED) ## Put the code into its one format
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

setup: $(INSTALLED) $(BROWSER) ## Create .venv and find or install a browser

doctor: $(INSTALLED) ## Show the browser, the machine and what is missing
	$(PYTHON) -m mmaudit doctor

messages: $(INSTALLED) ## Bring the catalogues of the report's languages up to date with its texts
	$(PYTHON) scripts/messages.py

benchmark: $(INSTALLED) $(BROWSER) ## Pages a minute beside a bare crawl and other tools: [ARGS="--pages 5 --tools mmaudit,bare"]
	$(PYTHON) benchmarks/throughput.py $(ARGS)

eval-moments: $(INSTALLED) ## How right the moments engine is about labelled pages: make eval-moments DIR=… [ARGS=--wrong]
	@$(PYTHON) benchmarks/moments.py $(ARGS) -- $(call quoted,DIR)

clean: ## Remove .venv and every cache
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh packages
	@touch $@

$(BROWSER): | $(INSTALLED)
	@sh scripts/setup.sh browser
	@touch $@

.PHONY: require-url
require-url:
	@if [ -z $(call quoted,URL) ]; then \
	  echo "make audit needs the address of the site:  make audit URL=https://example.com" >&2; exit 2; fi
