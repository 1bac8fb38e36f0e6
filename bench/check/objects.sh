#!/usr/bin/env bash
# Prints so many Kafka objects, JSON documents a little indented, in 100 namespaces: every twentieth has two listeners on one port.
#
#   bench/check/objects.sh 5000 >objects.json
set -euo pipefail
cd "$(dirname "$0")"

awk -v count="$1" '
  { sub(/^ +/, " "); text = text $0 "\n" }
  END {
    for (i = 0; i < count; i++) {
      one = text
      gsub(/NAME/, "orders-" i, one); gsub(/SPACE/, "shop-" i % 100, one)
      if (i % 20 == 0) gsub(/9093/, "9092", one)
      printf "%s", one
    }
  }' kafka.json
