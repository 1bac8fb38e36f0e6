# Every target sets up what it needs; see README.md.
SHELL := /bin/bash
CAVEAT := dotnet artifacts/bin/Cli/release/caveat.dll

.PHONY: help setup build up down test bench

help: ## Shows this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST)

setup: ## Gets the SDK checked, the API server built and the test data fetched
	@eng/setup.sh

build: ## Builds everything
	dotnet build Policy.sln -c Release -v minimal

up: ## Starts a local control plane with the webhook in front of it, and shows what it does
	@eng/setup.sh up
	@echo 'building…' && dotnet build eng/up.slnf -c Release -v quiet --nologo
	@$(CAVEAT) up

down: ## Stops what `make up` started
	@if [[ -f artifacts/bin/Cli/release/caveat.dll ]]; then $(CAVEAT) down; else echo 'nothing was built, so nothing runs'; fi

test: setup ## Runs every test, the end-to-end ones against a real API server included
	@eng/test.sh

bench: ## Measures, and writes bench/results
	@eng/setup.sh up
	@bench/load/run.sh
