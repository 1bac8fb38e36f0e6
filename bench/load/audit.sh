#!/usr/bin/env bash
# Measures whether an audit on a schedule slows the webhook's answers: the same webhook, with an API server that has so many Kafkas, takes turns without an audit and with one that runs all the time (A B A B …).
# wrk over TLS on loopback, ten policies that match. Prints a table for bench/results/webhook-audit.md, and writes it.
#
#   ROUNDS=5 SECONDS_EACH=10 OBJECTS=10000 RATE=200 CONNECTIONS=8 bench/load/audit.sh
#   NO_BUILD=1                  what was built last; WEBHOOK=artifacts/bin/Webhook/release/caveat-webhook: another build than the one that ships
#   SECONDS_EACH has to be shorter than the audit: OBJECTS / RATE seconds, less the start.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ROUNDS="${ROUNDS:-5}" SECONDS_EACH="${SECONDS_EACH:-10}" OBJECTS="${OBJECTS:-10000}" RATE="${RATE:-200}" WARM_UP_SECONDS=3
readonly RESULT=bench/results/webhook-audit.md
# shellcheck source=measure.sh
source bench/load/measure.sh
work="$(mktemp -d)"
webhook='' server=''
trap 'for pid in $webhook $server; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"' EXIT

need_wrk
rid="linux-$([[ "$(uname -m)" == aarch64 ]] && echo arm64 || echo x64)"
# Inside the project, where it finds the API server's programs.
readonly BENCH=artifacts/publish/AuditBench/audit-bench PROGRAM="${WEBHOOK:-artifacts/publish/Webhook/release_$rid/caveat-webhook}"
if [[ -z "${NO_BUILD:-}" ]]; then
  [[ -n "${WEBHOOK:-}" ]] || dotnet publish src/Webhook/Webhook.csproj -c Release -r "$rid" -v quiet --nologo >&2
  dotnet publish bench/audit/AuditBench -c Release -r "$rid" -v quiet --nologo -o "${BENCH%/*}" >&2
fi

say "an API server with $OBJECTS objects"
mkfifo "$work/stop"
"$BENCH" serve "$OBJECTS" bench/check/kafka.json <"$work/stop" >"$work/kubeconfig" &
server=$!
exec 3>"$work/stop"
until [[ -s "$work/kubeconfig" ]]; do
  kill -0 "$server" || { say 'the API server does not start'; exit 1; }
  sleep 0.5
done
bench/load/policies.sh 10 >"$work/policies.yaml"

lines() { grep -c "$1" "$work/webhook.log" || true; }

is_auditing() { (($(lines 'audit begins') > $(lines 'audit ends'))); }

# turn NAME OPTION…: the webhook with these options under load, once.
turn() {
  local name="$1" port
  shift
  port="$(free_port)"
  # Its own namespace is never audited: one that has no Kafkas.
  "$PROGRAM" --listen "127.0.0.1:$port" --policies "$work/policies.yaml" --tls-dir "$work/tls" --drain-delay 0 --kubeconfig "$(cat "$work/kubeconfig")" --namespace kube-public --replica "$name" "$@" \
    >"$work/webhook.log" 2>&1 &
  webhook=$!
  wait_for "https://127.0.0.1:$port/readyz"
  if (($# > 0)); then
    for _ in $(seq 1 100); do is_auditing && break; sleep 0.2; done
    is_auditing || { say 'no audit begins' && tail -n 5 "$work/webhook.log" >&2; exit 1; }
  fi
  load "https://127.0.0.1:$port/validate" bench/load/allowed.json "$WARM_UP_SECONDS" >/dev/null
  read -r rate p50 p99 errors <<<"$(load "https://127.0.0.1:$port/validate" bench/load/allowed.json "$SECONDS_EACH")"
  [[ "$errors" == 0 ]] || { say 'there were errors: the figures are worth nothing'; exit 1; }
  (($# == 0)) || is_auditing || { say "the audit was over before the load: more OBJECTS than $OBJECTS, or fewer SECONDS_EACH"; exit 1; }
  say "round $round of $ROUNDS, $name: $rate reviews/s, p50 $p50 µs, p99 $p99 µs"
  echo "$rate" >>"$work/$name.rate"
  echo "$p50" >>"$work/$name.p50"
  echo "$p99" >>"$work/$name.p99"
  rss "$webhook" >>"$work/$name.rss"
  echo >>"$work/$name.rss"
  kill "$webhook" && wait "$webhook" || true
  webhook=''
}

for round in $(seq 1 "$ROUNDS"); do
  turn without
  turn with --audit-interval 5s --audit-rate "$RATE"
done

cell() { printf '%.0f' "$(median "$work/$1.$2")"; }

row() { # TITLE MEASURE
  printf '| %s | %s | %s | %.2f |\n' "$1" "$(cell without "$2")" "$(cell with "$2")" "$(awk -v a="$(median "$work/with.$2")" -v b="$(median "$work/without.$2")" 'BEGIN { print a / b }')"
}

{
  printf '# The webhook under load while it audits\n\n'
  machine 'Written by bench/load/audit.sh'
  printf '%s rounds of %s s in turn, wrk with %s connections on loopback over TLS, a Kafka of %s bytes, ten policies that match. The audit judges at most %s of %s Kafkas a second, and runs all the time;\n' \
    "$ROUNDS" "$SECONDS_EACH" "$CONNECTIONS" "$(stat -c %s bench/load/allowed.json)" "$RATE" "$OBJECTS"
  printf 'the API server that has them is on the same cores. Medians.\n\n| what | without | with | ratio |\n|---|---:|---:|---:|\n'
  row 'reviews/s' rate
  row 'p50 µs' p50
  row 'p99 µs' p99
  row 'MB resident' rss
} | tee "$RESULT"
exec 3>&-
