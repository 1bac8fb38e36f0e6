#!/usr/bin/env bash
# Fuzzes a target with afl-fuzz, which looks at what code each input reaches and goes on from those that reach something new: SharpFuzz puts that into our assemblies. Gets both where they lack.
# Exit 0: every promise of the target was kept; 1: an input breaks one, or doesn't come to an end; its name and the promise are printed.
#
#   eng/fuzz.sh Webhook          tests/Webhook.Fuzz for ten minutes, on one core
#   eng/fuzz.sh Cel 3600         tests/Cel.Fuzz for an hour
#   eng/fuzz.sh Cel FILE…        each file once, without the fuzzer: what was found, after it was mended
#
# A run goes on where the last one ended; what is learnt is in artifacts/fuzz/TARGET/learnt, what is found in artifacts/fuzz/TARGET/found. Remove artifacts/fuzz to begin anew.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly NAME='fuzz'
readonly ADVICE='See CONTRIBUTING.md.'
# shellcheck source=packages.sh
source eng/packages.sh

readonly DEFAULT_SECONDS=600
# For one input. A thousand times what one takes; a machine that is busy is not what is looked for.
readonly TIMEOUT_MS=5000
# For the first one: a program that is not compiled yet, reads policies and compiles itself.
readonly START_TIMEOUT_MS=60000

target="${1:-}"
[[ -n "$target" && -d "tests/$target.Fuzz" ]] || {
  printf "fuzz: no target '%s'; there are %s\n" "$target" "$(printf '%s\n' tests/*.Fuzz | sed 's/tests\///; s/\.Fuzz//' | paste -sd, | sed 's/,/, /g')" >&2
  exit 2
}
shift
readonly target ROOT="artifacts/fuzz/$target" BUILT="artifacts/bin/$target.Fuzz/release" PROGRAM="Caveat.$target.Fuzz.dll"
readonly TOOLS="artifacts/fuzz/tools"

# replay FILE: says what the file breaks; fails where it does.
replay() {
  local said status=0
  said="$(DOTNET_DbgEnableMiniDump=0 timeout "$((TIMEOUT_MS / 1000 * 4))" dotnet "$BUILT/$PROGRAM" "$1" 2>&1)" || status=$?
  case "$status" in
    0) return 0 ;;
    124) printf '%s: does not come to an end\n' "$1" ;;
    *) printf '%s: %s\n' "$1" "$(grep -m1 -E 'exception|overflow' <<<"$said" || printf 'exit code %d' "$status")" ;;
  esac
  return 1
}

replay_all() {
  local file status=0
  for file in "$@"; do replay "$file" || status=1; done
  return "$status"
}

get_tools() {
  command -v afl-fuzz >/dev/null || install afl++
  # As new as the library that the targets use.
  local version
  version="$(sed -n 's/.*Include="SharpFuzz" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)"
  [[ -x "$TOOLS/$version/sharpfuzz" ]] || dotnet tool install SharpFuzz.CommandLine --version "$version" --tool-path "$TOOLS/$version" >/dev/null || fail "SharpFuzz.CommandLine $version can't be had. $ADVICE"
  sharpfuzz="$TOOLS/$version/sharpfuzz"
}

# A copy: an assembly is changed once only, and the tests run the sound ones.
instrument() {
  rm -rf "$ROOT/bin"
  mkdir -p "$ROOT"
  cp -r "$BUILT" "$ROOT/bin"
  local assembly
  for assembly in "$ROOT"/bin/Caveat.*.dll "$ROOT"/bin/caveat-*.dll; do
    [[ ! -f "$assembly" || "$assembly" == */"$PROGRAM" ]] || DOTNET_ROLL_FORWARD=Major "$sharpfuzz" "$assembly" || fail "$assembly can't be instrumented"
  done
}

gather_seeds() {
  rm -rf "$ROOT/seeds"
  mkdir -p "$ROOT/seeds" "$ROOT/found"
  # What configures a target lies in its corpus too, and is no input.
  find "tests/$target.Fuzz/corpus" -type f ! -name '*.yaml' -exec cp -t "$ROOT/seeds" {} +
}

run_fuzzer() {
  say "$target for $1 seconds"
  # A dotnet is no program that afl-fuzz knows; no core is waited for, bound or slowed; crashes are told by SharpFuzz, not by the kernel.
  local status=0
  AFL_SKIP_BIN_CHECK=1 AFL_AUTORESUME=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_FORKSRV_INIT_TMOUT="$START_TIMEOUT_MS" AFL_NO_UI=1 \
    nice -n 10 afl-fuzz -i "$ROOT/seeds" -o "$ROOT/learnt" -x "tests/$target.Fuzz/tokens.dict" -t "$TIMEOUT_MS" -m none -V "$1" -- dotnet "$ROOT/bin/$PROGRAM" >"$ROOT/afl.log" 2>&1 || status=$?
  ((status == 0)) || { tail -n 20 "$ROOT/afl.log" >&2 && fail "afl-fuzz ended with $status; $ROOT/afl.log says why"; }
}

stat_of() { sed -n "s/^$1 *: //p" "$ROOT/learnt/default/fuzzer_stats"; }

# Under names of their content, so that a second run finds no second one.
keep_found() {
  local file
  for file in "$ROOT"/learnt/default/crashes*/id:* "$ROOT"/learnt/default/hangs*/id:*; do
    [[ ! -f "$file" ]] || cp "$file" "$ROOT/found/$(sha256sum <"$file" | cut -c1-16)"
  done
}

if [[ -n "${1:-}" && ! "$1" =~ ^[0-9]+$ ]]; then
  dotnet build "tests/$target.Fuzz" -c Release -v quiet --nologo >&2
  replay_all "$@"
  exit
fi
get_tools
dotnet build "tests/$target.Fuzz" -c Release -v quiet --nologo >&2
instrument
gather_seeds
run_fuzzer "${1:-$DEFAULT_SECONDS}"
keep_found
say "$(stat_of execs_done) inputs, $(stat_of execs_per_sec) a second; $(stat_of corpus_count) of them reach something that no other does"
shopt -s nullglob
found=("$ROOT"/found/*)
((${#found[@]} > 0)) || { say 'every promise was kept' && exit 0; }
# What was mended since it was found, or came of a machine that was busy, says nothing.
replay_all "${found[@]}" || exit 1
say "every promise was kept; ${#found[@]} inputs of before keep them now too"
