# Every target sets up what it needs; see README.md.
SHELL := /bin/bash
CAVEAT := dotnet artifacts/bin/Cli/release/caveat.dll
# What `up` is made of: only when something of it is newer than the last build is anything built.
UP_SOURCES := $(shell find src eng policies Directory.*.props Directory.*.targets global.json .editorconfig -type f)
UP_BUILT := artifacts/up.built

.PHONY: help setup build up down test bench

help: ## Shows this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST)

setup: ## Gets the SDK checked, the API server built and the test data fetched
	@eng/setup.sh

build: ## Builds everything
	dotnet build Policy.sln -c Release -v minimal

up: $(UP_BUILT) ## Starts a local control plane with the webhook in front of it, and shows what it does
	@$(CAVEAT) up

$(UP_BUILT): $(UP_SOURCES)
	@eng/setup.sh up
	@echo 'building (a minute or two the first time)…' && dotnet build eng/up.slnf -c Release -v quiet --nologo
	@touch $@

down: ## Stops what `make up` started
	@if [[ -f artifacts/bin/Cli/release/caveat.dll ]]; then $(CAVEAT) down; else echo 'nothing was built, so nothing runs'; fi

test: setup ## Runs every test, the end-to-end ones against a real API server included
	@eng/test.sh

bench: ## Measures, and writes bench/results
	@eng/setup.sh up
	@dotnet run -c Release --project bench/Policies.Bench -- --command "$$(eng/publish.sh)" bench/results/policies.md
	@bench/load/run.sh
	@bench/load/cluster.sh
	@bench/load/audit.sh
	@bench/check/run.sh
	@bench/start/run.sh
