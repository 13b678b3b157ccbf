# What can be done with this tree; `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check demo soak lock translations screenshots clean

help:  ## list what can be done
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup:  ## build .venv/ from the locked requirements (does nothing when nothing changed)
	@packaging/setup "$(PYTHON)"

run: setup  ## open the window on your own records; without a screen do the whole job headless into build/demo/
	@if $(BIN)/python -m ui.screen_probe; \
	then $(BIN)/python -m ui; \
	else $(BIN)/compounder demo --out build/demo && \
	echo "There is no screen here: the whole job was done without the window; its papers are in build/demo/."; fi

demo: setup  ## the whole job without a window, into build/demo/
	$(BIN)/compounder demo --out build/demo

test: setup  ## run the tests
	$(BIN)/pytest -n 2

soak: setup  ## run the tests that take minutes
	$(BIN)/pytest -m soak --timeout 3600

check: setup  ## formatting, lint, types, import contracts, then the tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

lock:  ## renew the locked requirements from packaging/*.in
	packaging/lock "$(PYTHON)"

translations: setup  ## gather the window's own words for translation, and make the files that Qt reads
	packaging/translate

screenshots: setup  ## write the accepted pictures of the window into docs/images/; look at every one that changed
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m ui.gallery --write docs/images
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.pictures docs/images

clean:  ## remove .venv/ and everything that was built
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find compounder tests -name __pycache__ -type d -prune -exec rm -rf {} +
