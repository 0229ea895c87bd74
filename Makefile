# SPDX-License-Identifier: GPL-3.0-or-later
# The ways to build, run and check Cuecard. All work is Meson's; this names the commands.
#
#   make              install what is missing, build into _build (programs: _build/src/cuecard, cuecard-cli, cuecard-service)
#   make run          build, then open Cuecard on the local workspace (PROMPT=FILE: an agent's prompt, where there is no display)
#   make check        build, then run all tests; the last line is "N passed, N failed"
#   make check-asan   the unit tests once more under the address, leak and undefined behaviour sanitizers
#   make install      install to the prefix (MESON_OPTIONS=--prefix=… at the first build)
#   make clean        remove the build folders

BUILD = _build
BUILD_ASAN = _build-asan
MESON_OPTIONS =
PROMPT =

# Meson by its full name: another Python's meson may come first on the path.
MESON = $$(test -x /usr/bin/meson && echo /usr/bin/meson || echo meson)

all: build

dependencies:
	@build-aux/install-dependencies

build: dependencies
	@test -f $(BUILD)/build.ninja || $(MESON) setup $(BUILD) $(MESON_OPTIONS)
	@ninja -C $(BUILD)

run: build
	@build-aux/run $(BUILD) $(PROMPT)

check: build
	@build-aux/run-tests $(BUILD)

check-asan: dependencies
	@test -f $(BUILD_ASAN)/build.ninja || \
	  $(MESON) setup $(BUILD_ASAN) -Db_sanitize=address,undefined -Db_lundef=false $(MESON_OPTIONS)
	@ninja -C $(BUILD_ASAN)
	@G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1:fast_unwind_on_malloc=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/build-aux/lsan.supp:print_suppressions=0 \
	  build-aux/run-tests $(BUILD_ASAN) --suite unit --timeout-multiplier 3

install: build
	@$(MESON) install -C $(BUILD) --no-rebuild

clean:
	rm -rf $(BUILD) $(BUILD_ASAN)

.PHONY: all dependencies build run check check-asan install clean
