# Tasks by name. Plain make, since it is there wherever there is a shell, and needs no installation.
# `make` lists the tasks; each is one command that can be run without make as well.
BIN := .venv/bin

.PHONY: help venv test slow lint types check family pins lowest dist hooks clean

help:  ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' Makefile | column -t -s '|'

venv:  ## make .venv with all that a developer needs
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'

test:  ## the tests that are quick: two minutes
	$(BIN)/pytest -q

slow:  ## the tests that take long
	$(BIN)/pytest -q -m slow -n 2 --dist worksteal

lint:  ## style, spelling and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/lint-imports

types:  ## types
	$(BIN)/mypy

check: lint types test  ## what to run before a commit

family:  ## what concerns one family of sites: make family NAME=radar
	$(BIN)/python -m tests.family check $(NAME)

pins:  ## pin what the reader has reached
	$(BIN)/python -m tests.quality --raise

lowest:  ## the tests of the reader with the lowest versions that pyproject.toml allows
	.ci/lowest

dist:  ## wheel and sdist: built, looked through, installed, used
	.ci/dist

hooks:  ## run lint and types before each commit
	$(BIN)/pre-commit install

clean:  ## take out what was built
	rm -rf dist build .venv-dev .venv-lowest .venv-dist
