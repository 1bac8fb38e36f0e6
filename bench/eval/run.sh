#!/usr/bin/env bash
# Measures `caveat eval` on this machine, compiled ahead as it is published, and prints a table: processor time, which a busy machine changes less than the clock.
#
#   bench/eval/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

CAVEAT="$(eng/publish.sh)"
readonly CAVEAT
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# requests COUNT EXPR: EXPR may use %d, the number of the request.
requests() {
  awk -v count="$1" -v expr="$2" 'BEGIN {
    for (i = 0; i < count; i++) printf "{\"expr\":\"" expr "\",\"vars\":{\"a\":{\"b\":[1,2,3]},\"s\":\"x1234\"}}\n", i
  }'
}

# row NAME COUNT COMMAND…: its standard input is this function's.
row() {
  local name="$1" count="$2" TIMEFORMAT='%U'
  shift 2
  local seconds
  seconds="$( { time "$@" >"$work/out"; } 2>&1 )"
  [[ "$(wc -l <"$work/out")" == "$count" ]] || { echo "$name: not $count answers" >&2; exit 1; }
  awk -v name="$name" -v count="$count" -v s="$seconds" 'BEGIN { printf "| %s | %d | %.2f | %d |\n", name, count, s, count / s }'
}

requests 10000 "a.b[1] + %d > size(s) && s.startsWith('x')" >"$work/distinct"
requests 100000 "a.b[1] + %d > size(s) && s.startsWith('x')" >"$work/more"
requests 200000 "a.b[1] + 5 > size(s) && s.startsWith('x')" >"$work/repeated"

echo '| what | expressions | processor seconds | expressions a second |'
echo '|---|---|---|---|'
row 'one expression, cold' 1 "$CAVEAT" eval '1 + 1' </dev/null
row 'batch, each another' 10000 "$CAVEAT" eval --batch <"$work/distinct"
row 'batch, each another' 100000 "$CAVEAT" eval --batch <"$work/more"
row 'batch, the same' 200000 "$CAVEAT" eval --batch <"$work/repeated"
