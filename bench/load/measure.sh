# shellcheck shell=bash
# What the scripts of this directory measure with. To be sourced.

# At least as many connections as threads.
readonly CONNECTIONS="${CONNECTIONS:-8}" THREADS=2

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

machine() {
  printf '%s on %s: %s cores, %s, .NET %s; load average before the end %s.\n' \
    "$1" "$(date -u +%F)" "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(dotnet --version)" "$(cut -d' ' -f1 /proc/loadavg)"
}
