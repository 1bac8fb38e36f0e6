#!/usr/bin/env bash
# Prints the path of libfaketime, which moves the clock of one process, and nothing else, on standard output: the machine's own, or that of Debian's package, unpacked below
# ${CAVEAT_CACHE:-${XDG_CACHE_HOME:-~/.cache}/caveat}/faketime without installing it. Fails where neither is to be had.
set -euo pipefail

readonly CACHE="${CAVEAT_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set: set CAVEAT_CACHE to a directory}/.cache}/caveat}/faketime"
readonly LIBRARY='faketime/libfaketimeMT.so.1'

find_library() {
  local place
  for place in /usr/lib/*/"$LIBRARY" "$CACHE"/usr/lib/*/"$LIBRARY"; do
    if [[ -f "$place" ]]; then
      printf '%s\n' "$place"
      return
    fi
  done
  return 1
}

find_library && exit
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download libfaketime >/dev/null 2>&1) || {
  printf 'faketime: no libfaketime here, and none can be downloaded: apt-get install libfaketime as root, then try again\n' >&2
  exit 1
}
dpkg-deb -x "$work"/libfaketime_*.deb "$work/root"
mkdir -p "${CACHE%/*}"
rm -rf "$CACHE"
mv "$work/root" "$CACHE"
find_library
