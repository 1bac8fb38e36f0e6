#!/usr/bin/env bash
# Measures `caveat check` as a whole process, compiled ahead: 5,000 Kafka objects (JSON documents, a little indented) with five rules, a tenth and four times of them for the
# memory, and the cold start with one small file and the built-in policies. Prints a table for bench/results/check.md. Processor seconds are the program's own, so a busy
# machine shows in the seconds only.
#
#   ROUNDS=5 bench/check/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ROUNDS="${ROUNDS:-5}" POLICIES=bench/check/policies.yaml
CAVEAT="$(eng/publish.sh)"
readonly CAVEAT
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# once COMMAND…: seconds, processor seconds, peak MB of one run.
once() {
  local status=0
  { command time --format '%e %U %S %M' "$@" >"$work/out" 2>"$work/error"; } 2>"$work/time" || status=$?
  # 1 says that something is denied; anything above, that nothing was measured.
  ((status <= 1)) || { cat "$work/error" >&2 && return 1; }
  tail -n 1 "$work/error" | awk '{ printf "%s %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }'
}

# row NAME COUNT COMMAND…: the median run by seconds.
row() {
  local name="$1" count="$2"
  shift 2
  for _ in $(seq 1 "$ROUNDS"); do once "$@"; done | sort -n | sed -n "$(((ROUNDS + 1) / 2))p" |
    awk -v name="$name" -v count="$count" '{ printf "| %s | %d | %.2f | %.2f | %d | %d |\n", name, count, $1, $2, $3, count / ($1 > 0 ? $1 : 1) }'
}

for count in 500 5000 20000; do bench/check/objects.sh "$count" >"$work/$count.json"; done
cp examples/denied-kafka.yaml "$work/one.yaml"

printf "%s MB of JSON for 5,000 objects\n\n" "$(awk -v b="$(stat -c %s "$work/5000.json")" "BEGIN { printf \"%.1f\", b / 1e6 }")"
echo '| what | objects | seconds | processor seconds | peak MB | objects a second |'
echo '|---|---:|---:|---:|---:|---:|'
row 'cold, built-in policies' 1 "$CAVEAT" check "$work/one.yaml"
for count in 500 5000 20000; do
  row 'five rules, `-o json`' "$count" "$CAVEAT" check "$work/$count.json" -p "$POLICIES" -o json
done
row 'five rules, `-o table`' 5000 "$CAVEAT" check "$work/5000.json" -p "$POLICIES"
