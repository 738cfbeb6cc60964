# All that is done with this tree, in a word each. `make` alone tells the words.

GO     ?= go
LINT   := v2.11.4
AGE    := v1.3.2
VULN   := v1.1.4
SYSTEM := $(shell uname -s)
KITH   := build/kith$(shell $(GO) env GOEXE 2>/dev/null)

# Flags: one set for all work, since each new set builds the window's C parts from zero (minutes).
# no_metadata keeps the toolkit's thread checks on; a release, being tested by then, goes
# without (packaging/package.sh).
FLAGS := -trimpath -buildvcs=false -tags no_metadata

# Tests draw in memory: no C compiler, no display. The tag ci does that for package app too.
# On a Mac the toolkit's scrolling is C and cannot be left out.
CGO   := $(if $(filter Darwin,$(SYSTEM)),1,0)
TEST  := CGO_ENABLED=$(CGO) $(GO) test -timeout 30m -trimpath -buildvcs=false -tags ci,no_metadata
DATA  := CGO_ENABLED=0 $(GO) test -timeout 30m $(FLAGS)

# A locale that the toolkit can read; LC_ALL would outrank it.
export LANG := en_US.UTF-8
unexport LC_ALL

FUZZTIME ?= 20s
KILLS    ?= 50
FLIPS    ?= 2000
CUTS     ?= 500

# The person's own display, or one in memory that is ended by its process id.
define on_a_display
set -e; mkdir -p build; \
if [ "$(SYSTEM)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	packaging/setup.sh display; rm -f build/display; \
	Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>build/display 2>build/xvfb.log & \
	xvfb=$$!; trap 'kill $$xvfb; wait $$xvfb' EXIT; \
	until [ -s build/display ]; do kill -0 $$xvfb; sleep 0.1; done; \
	export DISPLAY=:$$(cat build/display) DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent; \
fi;
endef

.DEFAULT_GOAL := help
.PHONY: run test check lint weaknesses race e2e bench bench-window frames build package inspect try-package try-windows tour fuzz golden torture figures clean help

run: build ## build Kith and open its window
	@if [ "$(SYSTEM)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here. The window opens on a display in memory, on a made-up life; pictures of every room go to build/tour."; \
		tour="--tour build/tour"; \
	fi; \
	$(on_a_display) $(KITH) $$tour

test: ## run all tests that need no window
	@packaging/setup.sh test
	CGO_ENABLED=0 $(GO) vet -trimpath -buildvcs=false ./data/...
	$(DATA) ./data/...
	$(TEST) ./screens/... ./app/... ./assets/... ./bench/... ./packaging/... .

check: ## format, vet, lint, tests and races: what a change must pass
	@packaging/setup.sh test race
	@rough=$$(gofmt -l *.go app assets bench data e2e packaging screens); if [ -n "$$rough" ]; then echo "gofmt would change:"; echo "$$rough"; exit 1; fi
	CGO_ENABLED=$(CGO) $(GO) vet -trimpath -buildvcs=false -tags ci,no_metadata ./...
	CGO_ENABLED=0 $(GO) vet -trimpath -buildvcs=false -tags e2e,no_metadata ./e2e/...
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory race

lint: ## read the code for mistakes (part of check)
	@if command -v golangci-lint >/dev/null; then lint=golangci-lint; \
	elif [ -x build/tools/golangci-lint ] || GOBIN="$(CURDIR)/build/tools" $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT); then lint=build/tools/golangci-lint; \
	else echo "golangci-lint cannot be had here: go vet and the tests of this folder read the code instead."; exit 0; fi; \
	CGO_ENABLED=$(CGO) $$lint run ./...

weaknesses: ## look for known weaknesses in what the program is made of; asks the network
	@GOBIN="$(CURDIR)/build/tools" CGO_ENABLED=0 $(GO) install golang.org/x/vuln/cmd/govulncheck@$(VULN)
	CGO_ENABLED=0 build/tools/govulncheck -tags ci ./...

race: ## run the tests of data and kit with the race detector (part of check)
	@packaging/setup.sh race
	CGO_ENABLED=1 $(GO) test -race -trimpath -buildvcs=false -tags ci,no_metadata ./data/... ./screens/kit/...

e2e: ## play the stories in a real window, in memory
	@packaging/setup.sh build e2e
	@$(MAKE) --no-print-directory build
	CGO_ENABLED=0 $(GO) test -trimpath -buildvcs=false -tags e2e,no_metadata -count=1 -v -timeout 15m ./e2e

bench: ## measure speed, memory and size
	@packaging/setup.sh test
	@cd bench/peers && CGO_ENABLED=1 $(GO) build -trimpath -tags sqlite_fts5 -o ../../build/peers . || echo "SQLite is left out: it needs a C compiler"
	KITH_BENCH_PEERS=$$(ls $(CURDIR)/build/peers 2>/dev/null) CGO_ENABLED=$(CGO) $(GO) test -trimpath -buildvcs=false -tags ci,no_metadata -run '^$$' -bench . -benchmem -timeout 60m ./bench/...
	CGO_ENABLED=$(CGO) $(GO) test -trimpath -buildvcs=false -tags ci,no_metadata -run '^$$' -bench Layout -benchtime 1x -timeout 60m ./data/graph
	@$(MAKE) --no-print-directory frames

frames: build ## measure how long the map takes to draw in a real window (part of bench)
	@$(on_a_display) for people in 50 150 500 2000; do $(KITH) --frames $$people; done

bench-window: ## measure keys in a real window, beside the toolkit's own field
	@packaging/setup.sh build e2e
	@$(on_a_display) CGO_ENABLED=1 $(GO) test -trimpath -buildvcs=false -tags window,no_metadata -count=1 -v -run InTheWindow ./bench/window | grep -v '^=== '

build: ## leave the program in build/kith
	@packaging/setup.sh build
	CGO_ENABLED=1 $(GO) build $(FLAGS) -o $(KITH) .

package: ## make the packages of this version in build/package (TARGETS="linux-amd64 windows-amd64 …")
	@packaging/package.sh $(TARGETS)

inspect: ## hold the Linux packages in build/package against the rules of the distributions
	@packaging/setup.sh inspect
	@packaging/inspect.sh

try-package: ## install the deb on a fresh Debian in a folder, write, remove it; wants root
	@packaging/try-package.sh

try-windows: ## start the Windows packages under Wine
	@packaging/try-windows.sh

tour: build ## walk through all rooms with a made-up life; pictures in build/tour
	@$(on_a_display) $(KITH) --tour build/tour

fuzz: ## feed nonsense to all that reads files or queries (FUZZTIME=20s each)
	@packaging/setup.sh test
	@for folder in $$(grep -rlE '^func Fuzz' --include='*_test.go' data screens app | xargs -n1 dirname | sort -u); do \
		for name in $$($(TEST) -list '^Fuzz' ./$$folder | grep '^Fuzz'); do \
			echo "$$folder $$name"; \
			$(TEST) -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) ./$$folder || exit 1; \
		done; \
	done

golden: ## write the masters of the screen tests anew: then read the difference
	@packaging/setup.sh test
	$(TEST) $$(grep -rlE '"kith/screens/kit/kittest"|"update"' --include='*_test.go' screens app | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

torture: ## kill, fill, flip and cut (KILLS=50, FLIPS=2000, CUTS=500), and try properties far longer
	@packaging/setup.sh build e2e
	@GOBIN="$(CURDIR)/build/tools" CGO_ENABLED=0 $(GO) install filippo.io/age/cmd/age@$(AGE) || echo "the age tool cannot be had here: its test is left out"
	KITH_KILLS=$(KILLS) KITH_FLIPS=$(FLIPS) KITH_CUTS=$(CUTS) KITH_BACKUP_FLIPS=$(FLIPS) KITH_BACKUP_CUTS=$(CUTS) KITH_FULL=1 KITH_AGE=$$(ls $(CURDIR)/build/tools/age 2>/dev/null) \
		$(DATA) -count=1 -v -timeout 180m -run 'Killed|Damage|Flipped|Full|StandardTool|Gone' ./data/vault ./data/backup ./data | grep -vE '^=== (RUN|PAUSE|CONT)'
	$(DATA) -count=1 -timeout 60m $$(grep -rl '"pgregory.net/rapid"' --include='*_test.go' data | xargs -n1 dirname | sort -u | sed 's|^|./|') -rapid.checks=2000
	@$(MAKE) --no-print-directory build
	KITH_E2E_KILLS=$(KILLS) CGO_ENABLED=0 $(GO) test -trimpath -buildvcs=false -tags e2e,no_metadata -count=1 -v -timeout 60m -run Killed ./e2e

figures: ## print how much there is of what; fail over budget
	@KITH_FIGURES=1 $(TEST) -count=1 -v -run 'TestFigures$$' . | grep -vE '^(=== RUN|ok)'

clean: ## remove all that was built (Go's own cache stays)
	rm -rf build
	find screens app -type d -path '*/testdata/failed' -prune -exec rm -rf {} +

help: ## tell these words
	@awk -F ':.*## ' '/^[a-z][a-z0-9-]*:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
