#!/usr/bin/env bash
# Sees to a linker for Native AOT: gcc or clang, and zlib to link with. Installs what lacks on a Debian machine; prints nothing when it is there.
set -euo pipefail

say() { printf 'linker: %s\n' "$*" >&2; }

has_zlib() { compgen -G '/usr/include/zlib.h' >/dev/null; }

missing=()
command -v clang >/dev/null || command -v gcc >/dev/null || missing+=(gcc libc6-dev)
has_zlib || missing+=(zlib1g-dev)
((${#missing[@]} > 0)) || exit 0

readonly ADVICE="install ${missing[*]}, then try again"
root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null || { say "Native AOT needs them, and this user can't install them: $ADVICE"; exit 1; }
  root=(sudo -n)
fi
command -v apt-get >/dev/null || { say "Native AOT needs a linker: $ADVICE"; exit 1; }
say "installing ${missing[*]}"
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >&2 || {
  "${root[@]}" apt-get update -qq >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >&2
}
