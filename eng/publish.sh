#!/usr/bin/env bash
# Compiles a program ahead of time for this machine (Native AOT, with its linker: gcc or clang), unless nothing changed since the last time, and prints its path. Warnings are errors.
# What lies beside the program belongs to it: the policies that come with Caveat.
#
#   eng/publish.sh            the command, caveat
#   eng/publish.sh webhook    the webhook, caveat-webhook
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-caveat}" in
  caveat) project=Cli ;;
  webhook) project=Webhook ;;
  *)
    printf "publish: no program '%s'; there are caveat and webhook\n" "$1" >&2
    exit 2
    ;;
esac

runtime="linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')"
readonly project runtime DIRECTORY="artifacts/publish/$project/release_$runtime"
readonly STAMP="$DIRECTORY/.stamp" SOURCES=(src policies schemas deploy/crds eng Directory.*.props Directory.*.targets global.json .editorconfig)
program="$DIRECTORY/$(sed -n 's/.*<AssemblyName>\(.*\)<\/AssemblyName>.*/\1/p' "src/$project/$project.csproj")"
readonly program

if [[ ! -x "$program" || ! -e "$STAMP" || -n "$(find "${SOURCES[@]}" -newer "$STAMP" -print -quit)" ]]; then
  eng/linker.sh
  mkdir -p "$DIRECTORY"
  # As old as the sources that are read: what is written meanwhile counts as changed.
  touch "$STAMP.new"
  # The analyzers have seen this code when it was built; what is asked here is what the trimmer and the AOT compiler say of the whole.
  dotnet publish "src/$project" -c Release "-p:AheadFor=$runtime" -p:RunAnalyzersDuringBuild=false -v quiet --nologo >&2
  mv "$STAMP.new" "$STAMP"
fi
printf '%s\n' "$PWD/$program"
