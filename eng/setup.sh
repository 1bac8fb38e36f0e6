#!/usr/bin/env bash
# Makes a Debian machine ready to build, run and test Caveat: checks the SDK, builds or finds the API server and etcd, gets the data of CEL's conformance
# suite, the schemas of report formats and helm, and installs a browser and a linker for Native AOT. What is there already is left as it is, so a second run takes a second.
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

# The shells that completion is tried in. Without them those tests are left out, so this is no reason to stop.
add_shells() {
  local missing=() shell
  for shell in zsh fish; do command -v "$shell" >/dev/null || missing+=("$shell"); done
  ((${#missing[@]} > 0)) || return 0
  if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
    say "without ${missing[*]} completion is not tried there; install what is missing"
    return 0
  fi
  local as_root=(env)
  ((EUID == 0)) || as_root=(sudo -n env)
  local install=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}")
  say "installing ${missing[*]}"
  { "${install[@]}" || { "${as_root[@]}" apt-get update -qq && "${install[@]}"; }; } >/dev/null 2>&1 || say "${missing[*]} can't be installed: completion is not tried there"
}

check_sdk
run eng/control-plane.sh
if [[ "${1:-}" != up ]]; then
  run eng/cel-spec.sh
  run eng/report-schemas.sh
  run eng/browser.sh
  add_shells
  run eng/helm.sh
  run eng/linker.sh
fi
