#!/usr/bin/env bash
# Installs Chromium from Debian's packages where it is missing, and prints where it is, and nothing else, on standard output. With CAVEAT_CHROMIUM set, that is taken as it is.
set -euo pipefail

readonly NAME='browser'
readonly USUAL='/usr/bin/chromium'
readonly ADVICE='Install chromium, or set CAVEAT_CHROMIUM to one.'
# shellcheck source=packages.sh
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

path="${CAVEAT_CHROMIUM:-$USUAL}"
if [[ ! -x "$path" ]]; then
  [[ "$path" == "$USUAL" ]] || fail "CAVEAT_CHROMIUM is $path, which is no program."
  install chromium
fi
printf '%s\n' "$path"
