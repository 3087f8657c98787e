# shellcheck shell=bash
# Names and places. All that is kept is under $home.

cluster=onevalue
home=${ONEVALUE_HOME:-${HOME:?}/.cache/onevalue}
[[ $home = /* ]] || home=$PWD/$home
home=${home%/}

bin=$home/bin
cache=$home/cache
logs=$home/log
kubeconfig=$home/kubeconfig

project=$(cd "$harness/../.." && pwd)

# a root shell without a login often has no sbin, and Debian's dockerd, ip and iptables are there
PATH=$bin:$PATH:/usr/local/sbin:/usr/sbin:/sbin
export KUBECONFIG=$kubeconfig LC_ALL=C.UTF-8

# lock: one up, down or images at a time. It ends with the process.
lock() {
  local start=$SECONDS
  mkdir -p "$home"
  exec 9>"$home/lock"
  flock --nonblock 9 && return
  say "Waiting for another up, down or images to end"
  until flock --timeout 15 9; do
    ((SECONDS - start < 1800)) || fail "another up, down or images has held $home/lock for half an hour"
    say "Waiting for another up, down or images to end ... $((SECONDS - start)) s"
  done
}

# root_on_debian: whether packages can be installed here.
root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -o DPkg::Lock::Timeout=300 update -q
  apt-get -o DPkg::Lock::Timeout=300 install -q -y "$@"
}
