#!/usr/bin/env bash
# Compiles the command ahead of time for this machine (Native AOT, with its linker: gcc or clang), unless nothing changed since the last time, and prints the program's path.
# What lies beside the program belongs to it: the policies that come with Caveat.
#
#   eng/publish.sh
set -euo pipefail
cd "$(dirname "$0")/.."

runtime="linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')"
readonly runtime PROGRAM="artifacts/publish/Cli/release_$runtime/caveat"
readonly STAMP="$PROGRAM.stamp" SOURCES=(src policies schemas deploy/crds eng Directory.*.props Directory.*.targets global.json .editorconfig)

if [[ ! -x "$PROGRAM" || ! -e "$STAMP" || -n "$(find "${SOURCES[@]}" -newer "$STAMP" -print -quit)" ]]; then
  mkdir -p "$(dirname "$STAMP")"
  # As old as the sources that are read: what is written meanwhile counts as changed.
  touch "$STAMP.new"
  dotnet publish src/Cli -c Release -r "$runtime" -v quiet --nologo >&2
  mv "$STAMP.new" "$STAMP"
fi
printf '%s\n' "$PWD/$PROGRAM"
