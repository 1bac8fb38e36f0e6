#!/usr/bin/env bash
# Measures the webhook against a bare ASP.NET Core endpoint on this machine: wrk over TLS on loopback, the same review of a Kafka (7.4 KB), five rules that
# all match it. The two take turns in one run (A B A B …), so that what else the machine does hits both. Writes bench/results/webhook.md.
#
#   ROUNDS=5 SECONDS_EACH=6 bench/load/run.sh      NO_BUILD=1: measures what was built last
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ROUNDS="${ROUNDS:-5}" SECONDS_EACH="${SECONDS_EACH:-6}" CONNECTIONS=8 THREADS=2
readonly RESULT=bench/results/webhook.md
work="$(mktemp -d)"
processes=()
trap 'for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done; rm -rf "$work"' EXIT

say() { printf 'bench: %s\n' "$*" >&2; }

need_wrk() {
  command -v wrk >/dev/null && return
  local root=()
  ((EUID == 0)) || root=(sudo -n)
  say 'installing wrk'
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends wrk >&2 || {
    say "wrk is missing and can't be installed: run 'apt-get install wrk' as root, then try again"
    exit 1
  }
}

free_port() { # between those that servers take and those that clients get
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  printf '%s' "$port"
}

wait_for() {
  local url="$1"
  for _ in $(seq 1 100); do
    curl --silent --insecure --fail --output /dev/null "$@" && return
    sleep 0.2
  done
  say "$url doesn't answer"
  exit 1
}

# load URL REVIEW SECONDS: reviews a second, p50 and p99 in microseconds, errors.
load() {
  REVIEW="$2" wrk --threads "$THREADS" --connections "$CONNECTIONS" --duration "$3s" --script bench/load/post.lua "$1" | sed -n 's/^RESULT //p'
}

rss() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

need_wrk
command -v curl >/dev/null || { say "curl is missing: 'apt-get install curl'"; exit 1; }
if [[ -z "${NO_BUILD:-}" ]]; then
  say 'building'
  dotnet build src/Webhook/Webhook.csproj -c Release -v quiet --nologo >&2
  dotnet build bench/load/BareEndpoint/BareEndpoint.csproj -c Release -v quiet --nologo >&2
fi

webhook_port="$(free_port)" bare_port="$(free_port)"
artifacts/bin/Webhook/release/caveat-webhook --listen "127.0.0.1:$webhook_port" --policies bench/load/policies.yaml --tls-dir "$work/tls" >"$work/webhook.log" 2>&1 &
webhook=$!
processes+=("$webhook")
wait_for "https://127.0.0.1:$webhook_port/readyz"
artifacts/bin/BareEndpoint/release/bare-endpoint "$bare_port" "$work/tls/tls.crt" "$work/tls/tls.key" >"$work/bare.log" 2>&1 &
bare=$!
processes+=("$bare")
wait_for "https://127.0.0.1:$bare_port/validate" --data @bench/load/allowed.json

declare -A url=([bare]="https://127.0.0.1:$bare_port/validate" [allow]="https://127.0.0.1:$webhook_port/validate" [deny]="https://127.0.0.1:$webhook_port/validate")
declare -A review=([bare]=bench/load/allowed.json [allow]=bench/load/allowed.json [deny]=bench/load/denied.json)

# What is measured is what it says: one is allowed, one is denied.
for kind in allow deny; do
  want=$([[ $kind == allow ]] && echo true || echo false)
  curl --silent --insecure -H 'Content-Type: application/json' --data-binary "@${review[$kind]}" "${url[$kind]}" >"$work/$kind.answer"
  grep -q "\"allowed\":$want" "$work/$kind.answer" || { say "the answer to ${review[$kind]} should be allowed: $want, and is"; cat "$work/$kind.answer" >&2; exit 1; }
done

say 'warming up'
for kind in bare allow deny bare allow deny; do load "${url[$kind]}" "${review[$kind]}" 4 >/dev/null; done
for round in $(seq 1 "$ROUNDS"); do
  for kind in bare allow deny; do
    read -r rate p50 p99 errors <<<"$(load "${url[$kind]}" "${review[$kind]}" "$SECONDS_EACH")"
    say "round $round of $ROUNDS, $kind: $rate reviews/s, p50 $p50 µs, p99 $p99 µs, $errors errors"
    [[ "$errors" == 0 ]] || { say 'there were errors: the figures are worth nothing'; exit 1; }
    echo "$rate" >>"$work/$kind.rate"
    echo "$p50" >>"$work/$kind.p50"
    echo "$p99" >>"$work/$kind.p99"
  done
done

row() { # NAME KIND PID
  printf '| %s | %.0f | %.2f | %.0f | %.0f | %s |\n' "$1" "$(median "$work/$2.rate")" \
    "$(awk -v a="$(median "$work/$2.rate")" -v b="$(median "$work/bare.rate")" 'BEGIN { print a / b }')" \
    "$(median "$work/$2.p50")" "$(median "$work/$2.p99")" "$(rss "$3")"
}

mkdir -p "$(dirname "$RESULT")"
{
  printf '# The webhook under load\n\n'
  printf 'Written by `make bench` (bench/load/run.sh) on %s: %s cores, %s, .NET %s; load average before the end %s.\n' \
    "$(date -u +%F)" "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(dotnet --version)" "$(cut -d' ' -f1 /proc/loadavg)"
  printf '%s rounds of %s s in turn, wrk with %s connections on loopback over TLS, a Kafka of %s bytes, five rules that match and are evaluated. Medians.\n\n' \
    "$ROUNDS" "$SECONDS_EACH" "$CONNECTIONS" "$(stat -c %s bench/load/allowed.json)"
  printf '| endpoint | reviews/s | of the bare one | p50 µs | p99 µs | RSS MB |\n|---|---:|---:|---:|---:|---:|\n'
  row 'bare: parses the review and allows it' bare "$bare"
  row 'webhook, allowed' allow "$webhook"
  row 'webhook, denied' deny "$webhook"
} | tee "$RESULT"
