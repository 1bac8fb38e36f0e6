#!/usr/bin/env bash
# Makes a Debian machine ready to build, run and test Caveat: checks the SDK, builds or finds the API server and etcd, gets the data of CEL's conformance
# suite and the schemas of report formats, and installs a browser. What is there already is left as it is, so a second run takes a second.
#
#   eng/setup.sh        everything
#   eng/setup.sh up     what `make up` needs
set -euo pipefail
cd "$(dirname "$0")/.."

readonly SDK_MAJOR=10

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

check_sdk() {
  command -v dotnet >/dev/null || fail "no dotnet: install the .NET $SDK_MAJOR SDK (https://learn.microsoft.com/dotnet/core/install/linux-debian), then try again."
  local version
  version="$(dotnet --version 2>/dev/null)" || fail "the .NET SDK here is not one that global.json takes: install the .NET $SDK_MAJOR SDK, then try again. 'dotnet --list-sdks' shows what is there."
  [[ "${version%%.*}" -ge "$SDK_MAJOR" ]] || fail "the .NET SDK is $version: $SDK_MAJOR or newer is needed."
}

# run SCRIPT: one that a later step calls again; it prints what it found on standard output, which nobody needs here.
run() {
  [[ ! -x "$1" ]] || "$1" >/dev/null
}

check_sdk
run eng/control-plane.sh
if [[ "${1:-}" != up ]]; then
  run eng/cel-spec.sh
  run eng/report-schemas.sh
  run eng/browser.sh
fi
