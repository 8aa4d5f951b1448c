# `make demo` shows the example case; `make test` checks everything. Both set up their own
# environment in .venv and do nothing twice.

VENV    := .venv
BIN     := $(VENV)/bin
SERVE   ?= 1
# the newest Python that is there; macOS calls an old one `python3`
PYTHON  ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
             command -v $$p >/dev/null 2>&1 && \
             $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
             echo $$p && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install demo test check pytest bench train clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/.made:
	@test -n "$(PYTHON)" || { echo "OnRecord needs Python 3.11 or later; none was found." \
	  "Install one, or name it: make PYTHON=/path/to/python3"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python could not make a virtual environment." \
	  "On Debian and Ubuntu: apt-get install python3-venv"; exit 2; }
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@touch $@

$(BIN)/.run: $(BIN)/.made pyproject.toml constraints.txt
	@echo "Installing OnRecord into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable . --constraint constraints.txt
	@touch $@

$(BIN)/.dev: $(BIN)/.run
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	@touch $@

$(BIN)/.bench: $(BIN)/.dev
	@$(BIN)/python -m pip install --quiet --editable '.[bench]' --constraint constraints.txt
	@touch $@

$(BIN)/.train: $(BIN)/.dev
	@$(BIN)/python -m pip install --quiet --editable '.[train]' --constraint constraints.txt
	@touch $@

install: $(BIN)/.run ## set up .venv with OnRecord in it

demo: $(BIN)/.run ## build the example case and serve it (SERVE=0: stop after its summary)
	@$(BIN)/onrecord demo $(if $(filter 0,$(SERVE)),--no-serve,$(if $(PORT),--port $(PORT)))

test: check pytest ## everything: check, then the tests

check: $(BIN)/.dev ## format, lint, types, import direction
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

pytest: $(BIN)/.dev
	@$(BIN)/python -m pytest

bench: $(BIN)/.bench ## quality and speed against their floors (SUITE=example; DATA=folder of the data sets)
	@$(BIN)/python -m evals $(SUITE) $(if $(DATA),--data $(DATA))

train: $(BIN)/.train ## train the encoder anew (DATA=folder of the data sets)
	@OMP_WAIT_POLICY=passive $(BIN)/python -m training.attribution $(if $(DATA),--data $(DATA))

clean: ## remove the environment and every cache
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests evals training -name __pycache__ -type d -prune -exec rm -rf {} +
