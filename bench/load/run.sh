#!/usr/bin/env bash
# Measures the webhook against a bare ASP.NET Core endpoint on this machine: wrk over TLS on loopback, the same review of a Kafka (7.4 KB), with 10, 100 and 1,000 policies, of which ten match
# and are evaluated. All take turns in one run (A B C A B C …), so that what else the machine does hits all. Writes bench/results/webhook.md.
#
#   ROUNDS=5 SECONDS_EACH=6 bench/load/run.sh
#   KINDS='aot jit'             the webhook as it ships, compiled ahead (usual), or as `dotnet build` leaves it, or both; the bare endpoint always runs under the JIT
#   NO_BUILD=1                  what was built last
#   bench/load/run.sh --minutes 10    besides: so long with 100 policies, to see whether memory grows; writes bench/results/webhook-soak.md
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ROUNDS="${ROUNDS:-5}" SECONDS_EACH="${SECONDS_EACH:-6}"
readonly KINDS="${KINDS:-aot}" POLICIES=(10 100 1000)
readonly RESULT=bench/results/webhook.md SOAK_RESULT=bench/results/webhook-soak.md SOAK_SAMPLE_SECONDS=10
minutes=0
[[ "${1:-}" != --minutes ]] || minutes="$2"
work="$(mktemp -d)"
processes=()
trap 'for pid in "${processes[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT

# shellcheck source=measure.sh
source bench/load/measure.sh

# program KIND NAME: the path of a server.
program() {
  local project directory
  project=$([[ $2 == webhook ]] && echo Webhook || echo BareEndpoint)
  directory=$([[ $1 == aot ]] && echo "artifacts/publish/$project/release_$rid" || echo "artifacts/bin/$project/release")
  printf '%s/%s' "$directory" "$([[ $2 == webhook ]] && echo caveat-webhook || echo bare-endpoint)"
}

build() {
  local kind project
  for kind in $KINDS; do
    for project in src/Webhook/Webhook.csproj bench/load/BareEndpoint/BareEndpoint.csproj; do
      say "building $project ($kind)"
      if [[ $kind == aot ]]; then
        dotnet publish "$project" -c Release -r "$rid" -v quiet --nologo >&2
      else
        dotnet build "$project" -c Release -v quiet --nologo >&2
      fi
    done
  done
}

need_wrk
command -v curl >/dev/null || { say "curl is missing: 'apt-get install curl'"; exit 1; }
rid="linux-$([[ "$(uname -m)" == aarch64 ]] && echo arm64 || echo x64)"
[[ -n "${NO_BUILD:-}" ]] || build

# What is measured, in this order: NAME is KIND-SERVER, and has a url, a review and a process.
names=()
declare -A url review process before title
start() { # NAME TITLE REVIEW PATH COMMAND…
  local name="$1" path="$4"
  title[$name]="$2" review[$name]="$3"
  "${@:5}" >"$work/$name.log" 2>&1 &
  process[$name]=$!
  processes+=("$!")
  url[$name]="https://127.0.0.1:$port/validate"
  local body=()
  [[ $path != /validate ]] || body=(--data-binary "@$3")
  wait_for "https://127.0.0.1:$port$path" "${body[@]}"
  names+=("$name")
}

for number in "${POLICIES[@]}"; do bench/load/policies.sh "$number" >"$work/policies-$number.yaml"; done
for kind in $KINDS; do
  for number in "${POLICIES[@]}"; do
    port="$(free_port)"
    start "$kind-$number" "webhook, $number policies, allowed ($kind)" bench/load/allowed.json /readyz \
      "$(program "$kind" webhook)" --listen "127.0.0.1:$port" --policies "$work/policies-$number.yaml" --tls-dir "$work/tls-$number"
  done
  port="$(free_port)"
  start "$kind-bare" "bare: parses the review and allows it" bench/load/allowed.json /validate \
    "$(program "$kind" bare)" "$port" "$work/tls-10/tls.crt" "$work/tls-10/tls.key"
  title[$kind-deny]="webhook, 10 policies, denied ($kind)" review[$kind-deny]=bench/load/denied.json
  url[$kind-deny]="${url[$kind-10]}" process[$kind-deny]="${process[$kind-10]}"
  names+=("$kind-deny")
done

# What is measured is what it says: one is allowed, one is denied.
for name in "${names[@]}"; do
  want=$([[ $name == *-deny ]] && echo false || echo true)
  curl --silent --insecure -H 'Content-Type: application/json' --data-binary "@${review[$name]}" "${url[$name]}" >"$work/$name.answer"
  grep -q "\"allowed\":$want" "$work/$name.answer" || { say "the answer to ${review[$name]} should be allowed: $want, and is"; cat "$work/$name.answer" >&2; exit 1; }
  before[$name]="$(rss "${process[$name]}")"
done

say 'warming up'
for name in "${names[@]}" "${names[@]}"; do load "${url[$name]}" "${review[$name]}" 3 >/dev/null; done
for round in $(seq 1 "$ROUNDS"); do
  for name in "${names[@]}"; do
    read -r rate p50 p99 errors <<<"$(load "${url[$name]}" "${review[$name]}" "$SECONDS_EACH")"
    say "round $round of $ROUNDS, ${title[$name]}: $rate reviews/s, p50 $p50 µs, p99 $p99 µs, $errors errors"
    [[ "$errors" == 0 ]] || { say 'there were errors: the figures are worth nothing'; exit 1; }
    echo "$rate" >>"$work/$name.rate"
    echo "$p50" >>"$work/$name.p50"
    echo "$p99" >>"$work/$name.p99"
  done
done

ratio() { awk -v a="$(median "$work/$1.$3")" -v b="$(median "$work/$2.$3")" 'BEGIN { print a / b }'; }

row() { # NAME
  local bare="${1%%-*}-bare"
  printf '| %s | %.0f | %.2f | %.0f | %.0f | %.2f | %s | %s |\n' "${title[$1]}" "$(median "$work/$1.rate")" "$(ratio "$1" "$bare" rate)" \
    "$(median "$work/$1.p50")" "$(median "$work/$1.p99")" "$(ratio "$1" "$bare" p99)" "${before[$1]}" "$(rss "${process[$1]}")"
}

mkdir -p "$(dirname "$RESULT")"
{
  printf '# The webhook under load\n\n'
  machine 'Written by `make bench` (bench/load/run.sh)'
  printf '%s rounds of %s s in turn, wrk with %s connections on loopback over TLS, a Kafka of %s bytes, ten policies of a rule each that match and are evaluated. Medians;\n' \
    "$ROUNDS" "$SECONDS_EACH" "$CONNECTIONS" "$(stat -c %s bench/load/allowed.json)"
  printf 'memory is resident, before the first load and after the last. aot: compiled ahead, as it ships; jit: as `dotnet build` leaves it, which the bare endpoint always is.\n\n'
  printf '| endpoint | reviews/s | of the bare one | p50 µs | p99 µs | of the bare one'"'"'s | MB before | MB after |\n|---|---:|---:|---:|---:|---:|---:|---:|\n'
  for name in "${names[@]}"; do row "$name"; done
} | tee "$RESULT"

((minutes > 0)) || exit 0
soaked="${KINDS%% *}-100"
say "for $minutes minutes: ${title[$soaked]}"
load "${url[$soaked]}" "${review[$soaked]}" "$((minutes * 60))" >"$work/soak" &
soak=$!
while kill -0 "$soak" 2>/dev/null; do
  rss "${process[$soaked]}" >>"$work/soak.rss"
  echo >>"$work/soak.rss"
  sleep "$SOAK_SAMPLE_SECONDS"
done
read -r rate p50 p99 errors <"$work/soak"
{
  printf '# The webhook over %s minutes\n\n' "$minutes"
  machine "Written by bench/load/run.sh --minutes $minutes"
  printf 'wrk with %s connections, %s: %.0f reviews/s, p50 %s µs, p99 %s µs, %s errors.\n\n' "$CONNECTIONS" "${title[$soaked]}" "$rate" "$p50" "$p99" "$errors"
  awk -v each="$SOAK_SAMPLE_SECONDS" '{ v[NR] = $1 } END {
    tenth = int(NR / 10); if (tenth < 1) tenth = 1
    for (i = 1; i <= tenth; i++) { if (v[i] > first) first = v[i]; if (v[NR + 1 - i] > last) last = v[NR + 1 - i] }
    for (i = 1; i <= NR; i++) if (v[i] > most) most = v[i]
    printf "Resident memory, sampled every %d s: at most %d MB in the first tenth of the time, %d MB in the last, %d MB ever.\n", each, first, last, most
  }' "$work/soak.rss"
} | tee "$SOAK_RESULT"
