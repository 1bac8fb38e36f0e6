#!/usr/bin/env bash
# Measures `caveat audit` as a whole process, compiled ahead: Kafka objects with five rules from files and from a real API server, and a tenth of them for the memory, against
# a program that only reads and parses the same bytes (bench/audit/AuditBench, compiled ahead too). The two take turns in one run (A B A B …). Prints a table for
# bench/results/audit.md. Processor seconds are the program's own; the API server's are not among them.
#
#   ROUNDS=5 FILES=100000 SERVED=10000 bench/audit/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ROUNDS="${ROUNDS:-5}" FILES="${FILES:-100000}" SERVED="${SERVED:-10000}" POLICIES=bench/check/policies.yaml
CAVEAT="$(eng/publish.sh)"
readonly CAVEAT
work="$(mktemp -d)"
server=''
trap '[[ -z $server ]] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

# Inside the project, where it finds the API server's programs.
readonly BENCH=artifacts/publish/AuditBench/audit-bench
dotnet publish bench/audit/AuditBench -c Release -r "linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')" -v quiet --nologo -o "${BENCH%/*}" >&2

# once NAME COMMAND…: appends seconds, processor seconds and peak MB of one run to a file of that name. Exit 1 says that something is denied.
once() {
  local name="$1"
  shift
  local status=0
  command time --format '%e %U %S %M' "$@" >"$work/out" 2>"$work/error" || status=$?
  # Anything above 1 says that nothing was measured.
  ((status <= 1)) || { cat "$work/error" >&2; exit 1; }
  tail -n 1 "$work/error" | awk '{ printf "%s %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }' >>"$work/$name.runs"
}

median() { sort -n "$work/$1.runs" | sed -n "$(((ROUNDS + 1) / 2))p"; }

# pair TITLE COUNT PARSE… -- AUDIT…: both in turns, and a row.
pair() {
  local title="$1" count="$2"
  shift 2
  local parse=()
  while [[ $1 != -- ]]; do parse+=("$1"); shift; done
  shift
  rm -f "$work"/*.runs
  for _ in $(seq 1 "$ROUNDS"); do
    once parse "${parse[@]}"
    [[ "$(cat "$work/out")" == "$count" ]] || { printf 'only %s of %s objects were read\n' "$(cat "$work/out")" "$count" >&2; exit 1; }
    once audit "$@"
  done
  printf '%s %s\n' "$(median parse)" "$(median audit)" | awk -v title="$title" -v count="$count" '
    { printf "| %s | %d | %.2f | %.2f | %.2f | %.2f | %d | %d | %.2f |\n", title, count, $1, $2, $4, $5, $6, count / ($4 > 0 ? $4 : 1), $4 / ($1 > 0 ? $1 : 1) }'
}

echo '| source | objects | parsing: seconds | processor | audit: seconds | processor | peak MB | objects a second | audit to parsing |'
echo '|---|---:|---:|---:|---:|---:|---:|---:|---:|'
for count in $((FILES / 10)) "$FILES"; do
  bench/check/objects.sh "$count" >"$work/objects.json"
  pair 'a file' "$count" "$BENCH" parse "$work/objects.json" -- "$CAVEAT" audit --from "$work/objects.json" -p "$POLICIES" -o json
done
for count in $((SERVED / 10)) "$SERVED"; do
  mkfifo "$work/stop"
  "$BENCH" serve "$count" bench/check/kafka.json <"$work/stop" >"$work/kubeconfig" &
  server=$!
  exec 3>"$work/stop"
  until [[ -s "$work/kubeconfig" ]]; do
    kill -0 "$server" || { printf 'the API server does not start\n' >&2; exit 1; }
    sleep 0.5
  done
  kubeconfig="$(cat "$work/kubeconfig")"
  pair 'an API server' "$count" "$BENCH" list "$kubeconfig" -- "$CAVEAT" audit --kubeconfig "$kubeconfig" -p "$POLICIES" -o json
  exec 3>&-
  wait "$server"
  server=''
  rm "$work/stop" "$work/kubeconfig"
done
