#!/usr/bin/env bash
# Measures what `kubectl apply` and a thousand dry-run writes at once cost with the webhook and without it, against a real API server. Writes bench/results/cluster.md.
#
#   WEBHOOK=artifacts/bin/Webhook/release/caveat-webhook bench/load/cluster.sh    another build than the one that ships; NO_BUILD=1: what was built last
set -euo pipefail
cd "$(dirname "$0")/../.."

rid="linux-$([[ "$(uname -m)" == aarch64 ]] && echo arm64 || echo x64)"
webhook="${WEBHOOK:-artifacts/publish/Webhook/release_$rid/caveat-webhook}"
if [[ -z "${NO_BUILD:-}" ]]; then
  [[ -n "${WEBHOOK:-}" ]] || dotnet publish src/Webhook/Webhook.csproj -c Release -r "$rid" -v quiet --nologo >&2
  dotnet build bench/Cluster.Bench/Cluster.Bench.csproj -c Release -v quiet --nologo >&2
fi
policies="$(mktemp --suffix=.yaml)"
trap 'rm -f "$policies"' EXIT
bench/load/policies.sh 10 >"$policies"
dotnet artifacts/bin/Cluster.Bench/release/Caveat.Cluster.Bench.dll "$webhook" "$policies" deploy/sandbox/crds bench/results/cluster.md
