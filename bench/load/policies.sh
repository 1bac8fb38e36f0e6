#!/usr/bin/env bash
# Prints so many policies, of which ten match the review of a Kafka: each with one of the five kinds of rules that packs are made of. The others are of kinds that nobody writes.
#
#   bench/load/policies.sh 100
set -euo pipefail

readonly TOTAL="$1" MATCHING=10
readonly CONDITIONS=(
  '!object.spec.kafka.listeners.all(a, object.spec.kafka.listeners.exists_one(b, b.port == a.port))'
  '!object.spec.kafka.listeners.all(a, object.spec.kafka.listeners.exists_one(b, b.name == a.name))'
  'int(object.spec.kafka.config["min.insync.replicas"]) >= int(object.spec.kafka.config["default.replication.factor"])'
  '!object.spec.kafka.listeners.all(l, l.name.matches("^[a-z][a-z0-9]{0,10}$"))'
  'object.spec.kafka.listeners.exists(l, l.type in ["route", "ingress"] && !l.tls)'
)

for ((i = 0; i < TOTAL; i++)); do
  group=kafka.strimzi.io kind=Kafka
  ((i < MATCHING)) || { group="other-$i.example.com" kind="Other$i"; }
  # No program for each: there are a thousand.
  printf '%s\n' --- 'apiVersion: caveat.dev/v1' 'kind: CaveatPolicy' "metadata: {name: load-$i}" 'spec:' '  match:' "    resources: [{apiGroups: [$group], kinds: [$kind]}]" \
    '  rules:' '    - name: rule' '      conflict:' '        fields: [spec.kafka.listeners]' "        when: '${CONDITIONS[i % ${#CONDITIONS[@]}]}'" '      message: it does not go together'
done
