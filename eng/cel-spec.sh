#!/usr/bin/env bash
# Makes the test suites of the CEL specification available as plain JSON and prints the directory that holds them, and nothing
# else, on standard output. Progress goes to standard error. The suites are not ours, so they are not in the tree: they come from a pinned
# npm package into ${CAVEAT_CACHE:-${XDG_CACHE_HOME:-~/.cache}/caveat}/cel-spec. With CAVEAT_CEL_SPEC set, that directory is taken as it is.
set -euo pipefail

readonly NAME='cel-spec'
readonly RECIPE=2 # goes up with every change of what is written, and so makes a new cache entry
readonly PACKAGE='@bufbuild/cel-spec'
readonly VERSION='0.6.1'
readonly SHA512='9b401cf6a03aebdcb1c42d07cb8e6a1ac5197a68c89957f13e5eabf632db909be212fbf747d8526321f622d1916c382e7a45fa78877471beb6ba53412bdedece'
readonly SUITES=(conformance parsing comprehension checking)
readonly CACHE="${CAVEAT_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set: set CAVEAT_CACHE to a directory for the suites}/.cache}/caveat}/cel-spec"
readonly TARGET="$CACHE/$VERSION-$RECIPE"
readonly ADVICE="Install nodejs and npm, or set CAVEAT_CEL_SPEC to a directory with the suites that another machine made."

# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

# The first of the suites that is not there, or nothing.
missing_in() {
  local suite
  for suite in "${SUITES[@]}"; do
    if [[ ! -s "$1/$suite.json" ]]; then
      printf '%s.json' "$suite"
      return
    fi
  done
}

# Everything is made beside the target and moved there in one step, so that nobody ever sees half of it.
build() {
  local work
  work="$(mktemp -d "$CACHE/.work.XXXXXX")"
  # shellcheck disable=SC2064 # the directory of this very run
  trap "rm -rf '$work'" EXIT
  unpack "$PACKAGE" "$VERSION" "$SHA512" "$work"
  mkdir "$work/suites"
  node "$(dirname "${BASH_SOURCE[0]}")/cel-spec.js" "$work/package" "$work/suites"
  mv "$work/suites" "$TARGET"
}

if [[ -n "${CAVEAT_CEL_SPEC:-}" ]]; then
  missing="$(missing_in "$CAVEAT_CEL_SPEC")"
  [[ -z "$missing" ]] || fail "CAVEAT_CEL_SPEC is $CAVEAT_CEL_SPEC, which holds no $missing."
  (cd "$CAVEAT_CEL_SPEC" && pwd)
  exit
fi

if [[ -n "$(missing_in "$TARGET")" ]]; then
  mkdir -p "$CACHE"
  exec 9>"$CACHE/.lock"
  flock 9
  if [[ -n "$(missing_in "$TARGET")" ]]; then
    rm -rf "$TARGET"
    build
  fi
fi

printf '%s\n' "$TARGET"
