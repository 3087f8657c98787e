# shellcheck shell=bash
# What is built once is kept under a name that says what it was built from.

# digest_of FILE...: of the names and contents of files and folders, relative to the harness.
digest_of() {
  (
    cd "$harness" || exit
    find "$@" -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum
    uname -m
  ) | sha256sum | cut -c 1-12
}

# keep PARTIAL ARTIFACT: gives a finished artifact its name, and drops those built from earlier inputs.
keep() {
  local name=${2##*/} old
  for old in "$cache/${name%%@*}@"*; do
    [ "$old" = "$1" ] || rm -rf "$old"
  done
  mv "$1" "$2"
}

# a label of images that are made here, which says from what; `down` finds them by it in an engine that is not ours
made_here=dev.onevalue.made-here
made_from=

# made_here IMAGE: what it was made from; empty for one that was not made here.
made_here() { docker image inspect --format "{{with .Config.Labels}}{{index . \"$made_here\"}}{{end}}" "$1"; }

# import_debian IMAGE [PACKAGE,...]: a minimal Debian, without what Debian's own slim images leave out.
import_debian() {
  # without the hook usrmerge comes, and all of Perl with it
  local folder options=(--variant=minbase --hook-dir=/usr/share/mmdebstrap/hooks/maybe-merged-usr)
  options+=(--dpkgopt='path-include=/usr/share/doc/*/copyright')
  for folder in doc info locale man; do options+=(--dpkgopt="path-exclude=/usr/share/$folder/*"); done
  # shellcheck disable=SC2016 # the hook's own $1 is the new root
  options+=(--aptopt='APT::Install-Recommends "false"' --customize-hook='rm "$1"/etc/apt/apt.conf.d/99mmdebstrap')
  [ -z "${2:-}" ] || options+=(--include="$2")
  mmdebstrap "${options[@]}" bookworm - |
    docker import --change "LABEL $made_here=$made_from" --change 'CMD ["bash"]' - "$1"
}

ensure_mmdebstrap() {
  root_on_debian || fail "no registry answers, and building images without one takes root on Debian (for mmdebstrap)"
  command -v mmdebstrap >/dev/null || step "Installing mmdebstrap" apt-mmdebstrap apt_install mmdebstrap
}
