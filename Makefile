# What can be done in a checkout of One Hour; `make` alone lists it.

# another Python: make test PYTHON=python3.13 (in an environment of its own)
PYTHON :=
VENV := .venv$(if $(PYTHON),-$(notdir $(PYTHON)))
BIN := $(VENV)/bin
PROGRAM := $(VENV)/.program
READY := $(VENV)/.ready
BUNDLE_VENV ?= build/venv
PREFIX ?= $(HOME)/.local
SET_UP := pyproject.toml constraints.txt $(addprefix build_spec/,set_up.py system_libraries.sh find_python.sh)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# where the memory has room for them, tests write their libraries there: a quarter of the time is waiting for the disk
IN_MEMORY := $(if $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000'),TMPDIR=/dev/shm)
PARALLEL := -n auto --maxprocesses 8 --dist worksteal
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))
LUPDATE_OPTIONS := -no-obsolete -locations none -source-language en
FAST_TESTS := tests/test_house_rules.py tests/test_names.py tests/test_translations.py tests/core tests/exporters \
  tests/services tests/storage/repositories tests/ui/shell tests/ui/translation
WORDS := $(sort $(shell find reader -name '*.py'))

.DEFAULT_GOAL := help
.PHONY: help setup run demo install uninstall test quick check torture packages bench bench-peers shots guide strings translations \
  bundle deb constraints clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(READY)  ## install everything into .venv; the program is then .venv/bin/onehour
	@echo "Set up: the program is $(BIN)/onehour"

$(PROGRAM): $(SET_UP)
	@echo "Setting One Hour up, once: about a minute with a quick connection."
	@python=$$(sh build_spec/find_python.sh $(PYTHON)) && "$$python" build_spec/set_up.py $(VENV)
	@touch $@

$(READY): $(PROGRAM)
	@echo "Setting the tools for development up, once."
	@$(BIN)/python build_spec/set_up.py $(VENV) dev
	@touch $@

run: $(PROGRAM)  ## open the window; without a display, do the main job offscreen into demo/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	echo "Opening One Hour."; exec $(BIN)/onehour; \
	else echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."; \
	echo "Instead, the main job is done without one, into demo/."; $(MAKE) --no-print-directory demo; fi

demo: $(PROGRAM)  ## add a text, mark it, export its notes and draw the four screens, into demo/
	@$(OFFSCREEN) $(BIN)/python -c 'import sys; from reader.app import demo; sys.exit(demo("demo"))'

install:  ## install for you, with launcher and command; PREFIX (~/.local) and DESTDIR say where
	@sh build_spec/install.sh install "$(PREFIX)" "$(DESTDIR)"

uninstall:  ## remove what `make install` installed; the library stays
	@sh build_spec/install.sh uninstall "$(PREFIX)" "$(DESTDIR)"

test: $(READY)  ## run the tests
	$(OFFSCREEN) $(IN_MEMORY) $(BIN)/python -m pytest -q $(PARALLEL)

quick: $(READY)  ## format, lint, types, floors, and the tests that need no window: what to run while working
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --strict reader docs
	$(BIN)/lint-imports --no-cache
	$(OFFSCREEN) $(IN_MEMORY) $(BIN)/python -m pytest -q $(PARALLEL) $(FAST_TESTS)

check: $(READY)  ## format, lint, types, floors, dead code, dependencies, tests: all that must hold before a commit
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --strict reader docs
	$(BIN)/lint-imports --no-cache
	$(BIN)/vulture
	$(BIN)/deptry reader
	$(OFFSCREEN) $(IN_MEMORY) $(BIN)/python -m pytest -q $(PARALLEL)

torture: $(READY)  ## run the long forms of the tests of reliability
	$(OFFSCREEN) $(BIN)/python -m pytest -q -m torture --timeout 1800

packages: $(READY)  ## make the packages, install, start and remove each (long; fetches packages)
	$(OFFSCREEN) $(BIN)/python -m pytest -q -m packages --timeout 3600

bench: $(READY)  ## measure and print the table of figures
	$(OFFSCREEN) $(BIN)/python tests/benchmarks/run.py

bench-peers: $(READY)  ## measure starts and jumps beside kate and foliate, which it installs where it may, and print the ratios
	$(BIN)/python tests/benchmarks/peers.py

shots: $(READY)  ## draw the pictures of the guide into docs/pictures
	$(OFFSCREEN) $(BIN)/python docs/shots.py docs/pictures

guide: $(READY)  ## make the tables of keys and settings of the guide again
	$(OFFSCREEN) $(BIN)/python docs/guide_tables.py docs/guide

strings: $(READY)  ## gather the words of the interface for translation
	@for file in $(filter-out %_en.ts,$(wildcard resources/translations/*.ts)); do \
	language=$${file##*/onehour_}; $(BIN)/pyside6-lupdate $(LUPDATE_OPTIONS) -target-language $${language%.ts} $(WORDS) -ts $$file; done
	@$(BIN)/pyside6-lupdate $(LUPDATE_OPTIONS) -target-language en -pluralonly $(WORDS) -ts resources/translations/onehour_en.ts

translations: $(READY) $(TRANSLATIONS)  ## make the .qm files that the program reads

resources/translations/%.qm: resources/translations/%.ts
	$(BIN)/pyside6-lrelease -silent $< -qm $@

bundle:  ## make dist/onehour, which runs without Python, and try it elsewhere
	@sh build_spec/bundle.sh $(BUNDLE_VENV)
	@sh build_spec/smoke_test.sh dist/onehour/onehour

deb: bundle  ## make a Debian package of the bundle in dist/
	@sh build_spec/deb.sh

constraints:  ## make constraints.txt again from pyproject.toml (needs uv)
	{ sed -n '/^#/p;/^[^#]/q' constraints.txt; \
	  uv pip compile --universal --python-version 3.11 --strip-extras --no-header --all-extras -q pyproject.toml; \
	} > constraints.new
	mv constraints.new constraints.txt

clean:  ## remove what was made here, .venv too
	rm -rf .venv .venv-* build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
