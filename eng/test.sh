#!/usr/bin/env bash
# Runs every test project of the solution, or those named, and ends with the line "N passed, N failed". Exit 0: all passed.
#
#   eng/test.sh                       everything
#   eng/test.sh Webhook Architecture  tests/Webhook.Tests and tests/Architecture.Tests
set -uo pipefail
cd "$(dirname "$0")/.."

# Test projects at once. Each uses several threads of its own, and the end-to-end ones start servers.
readonly PARALLEL="${CAVEAT_TEST_PARALLEL:-$(nproc)}"
readonly LOG="${CAVEAT_TEST_LOG:-artifacts/test.log}"
mkdir -p "$(dirname "$LOG")" artifacts
rm -f artifacts/faults.txt
# Of a line of what failed: names, places and the first words of what differs.
readonly LOG_WIDTH=400
# Of a test that failed, said once more at the end: lines of its message, and characters of each.
readonly SHORT=2
readonly SHORT_WIDTH=300

arguments=(--solution Policy.sln)
if (($# > 0)); then
  arguments=()
  for name in "$@"; do arguments+=(--project "tests/$name.Tests"); done
fi

# dotnet test takes one project or one solution.
run() {
  if (($# > 2)); then
    local status=0
    while (($# > 0)); do
      run "$1" "$2" || status=$?
      shift 2
    done
    return "$status"
  fi
  dotnet test "$@" -c Release --no-ansi --progress off --max-parallel-test-modules "$PARALLEL"
}

run "${arguments[@]}" 2>&1 | tee "$LOG"
status="${PIPESTATUS[0]}"

# The runner's summary, one for each run: "  failed: 1" and "  succeeded: 14".
total() { sed -nE "s/^[[:space:]]+$1: ([0-9]+)[[:space:]]*$/\1/p" "$LOG" | awk '{ n += $1 } END { print n + 0 }'; }
passed="$(total succeeded)"
failed="$(total failed)"
# A project that doesn't build, or a run that crashes, counts as one failure: it has no count of its own.
if ((status != 0 && failed == 0)); then
  failed=1
fi
if ((passed == 0 && failed == 0)); then
  printf 'no test ran\n'
  failed=1
fi
# What tests/Faults.Tests saw: how soon each fault was over.
[[ ! -s artifacts/faults.txt ]] || { printf '\nfaults:\n' && cat artifacts/faults.txt && printf '\n'; }
# Last, as a log is often seen from its end.
if ((failed > 0)); then
  printf '\nwhat failed:\n'
  grep -nE -A12 '^failed |^[^ ].* failed with |error (CS|MSB|CA|MA|IDE|NU)[0-9]+' "$LOG" | head -n 200 | cut -c -"$LOG_WIDTH"
  # Each with the first lines of its message.
  printf '\nin short:\n'
  awk '/^failed / { left = SHORT + 1 } /^[^ ]/ && !/^failed / { left = 0 } left-- > 0' SHORT="$SHORT" "$LOG" | cut -c -"$SHORT_WIDTH"
  grep -E '^[^ ].* failed with ' "$LOG" | sed -E 's/.*\/([^/]+)\.dll .* (failed with)/\1 \2/'
  printf '\n'
fi
printf '%d passed, %d failed\n' "$passed" "$failed" | tee "${LOG%.log}-summary.txt"
((failed == 0))
