#!/usr/bin/env bash
# Measures the webhook as it is shipped (Native AOT, eng/publish.sh webhook) with the built-in policies, and with those of one operator: from its start until it is ready, which is when it listens, has its certificate and
# its policies serve; and its memory at rest.
# Writes bench/results/start.md. What the chart asks for (resources) comes from here.
#
#   RUNS=11 IDLE_SECONDS=20 bench/start/run.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly RUNS="${RUNS:-11}" IDLE_SECONDS="${IDLE_SECONDS:-20}" RESULT=bench/results/start.md
work="$(mktemp -d)"
process=''
trap '[[ -z "$process" ]] || kill "$process" 2>/dev/null || true; rm -rf "$work"' EXIT

say() { printf 'bench: %s\n' "$*" >&2; }

free_port() { # between those that servers take and those that clients get
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  printf '%s' "$port"
}

field() { awk -v name="$2:" '$1 == name { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

stop() {
  kill "$process"
  wait "$process" || true
  process=''
}

webhook="$(eng/publish.sh webhook)"
readonly ONE_OPERATOR=policies/postgresql-cloudnativepg READY=(1 10 30)
# The authority is made once, as in a cluster; its making is no part of a start.
start() { # PATH of policies
  port="$(free_port)"
  began="$(date +%s%N)"
  "$webhook" --listen "127.0.0.1:$port" --tls-dir "$work/tls" --policies "$1" >"$work/log" 2>&1 &
  process=$!
  for _ in $(seq 1 300); do sleep 0.2; is_ready && break; done
}

is_ready() {
  local event
  for event in "${READY[@]}"; do grep -q "\"EventId\":$event," "$work/log" || return 1; done
}

# By the log's own time, which is exact to the millisecond: a client that asks /readyz again and again would take a processor away from it.
ready_ms() {
  is_ready || { say "it did not become ready: $(tail -n 3 "$work/log")"; exit 1; }
  local event logged last=0
  for event in "${READY[@]}"; do
    logged="$(sed -nE 's/.*"Timestamp":"([^"]*)","EventId":'"$event"',.*/\1/p' "$work/log" | head -n 1)"
    logged="$(date -u -d "$logged" +%s%N)"
    ((logged > last)) && last="$logged"
  done
  echo $(((last - began) / 1000000))
}

count() { sed -nE 's/.*policies loaded: ([0-9]+) policies from.*/\1/p' "$work/log" | head -n 1; }

start builtin; sleep 1; stop
for run in $(seq 1 "$RUNS"); do
  start "$ONE_OPERATOR"
  ready_ms >>"$work/ready-one"
  one="$(count)"
  stop
  start builtin
  ready_ms >>"$work/ready"
  awk '{ print ($14 + $15) * 10 }' "/proc/$process/stat" >>"$work/cpu"
  if ((run == RUNS)); then
    sleep "$IDLE_SECONDS"
    rss="$(field "$process" VmRSS)" peak="$(field "$process" VmHWM)"
    policies="$(count)"
  fi
  stop
done

{
  printf '# Start and rest\n\n'
  printf 'Written by bench/start/run.sh on %s: %s cores, %s; load average before the end %s. The webhook as it is shipped (Native AOT, %s MB), %s policies, no API server. The median of %s starts.\n\n' \
    "$(date -u +%F)" "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(cut -d' ' -f1 /proc/loadavg)" "$(($(stat -c %s "$webhook") / 1000000))" "$policies" "$RUNS"
  printf '| what | is | target |\n|---|---:|---:|\n'
  printf '| from its start until it is ready, %s policies (one operator'"'"'s) | %s ms | 150 ms |\n' "$one" "$(median "$work/ready-one")"
  printf '| from its start until it is ready, %s policies | %s ms | |\n' "$policies" "$(median "$work/ready")"
  printf '| processor time until then | %s ms | |\n' "$(median "$work/cpu")"
  printf '| resident memory after %s s at rest | %s MB | 60 MB |\n' "$IDLE_SECONDS" "$rss"
  printf '| the most that was resident | %s MB | |\n' "$peak"
} | tee "$RESULT"
