# shellcheck shell=bash
# Which Docker engine: ours if it runs, else the one that answers here, else ours made anew.

# engine_answers: whether DOCKER_HOST, or the default, is a working engine.
engine_answers() { command -v docker >/dev/null && timeout 10 docker version >/dev/null 2>&1; }

private_engine_answers() { [ -S "$socket" ] && DOCKER_HOST=unix://$socket engine_answers; }

# find_engine: DOCKER_HOST becomes that of an engine that answers; fails where there is none.
find_engine() {
  if private_engine_answers; then
    export DOCKER_HOST=unix://$socket
    return
  fi
  [ "${DOCKER_HOST:-}" != "unix://$socket" ] || unset DOCKER_HOST
  engine_answers
}

# an engine whose process died leaves containers, mounts and interfaces that the next one would trip over
clear_dead_engine() {
  private_engine_answers || ! private_engine_left_something ||
    step "Removing what is left of an engine that died" engine-stop stop_private_engine
}

ensure_engine() {
  clear_dead_engine
  find_engine && return
  root_on_debian || fail "no Docker engine answers: start one or set DOCKER_HOST (as root on Debian one is installed and started for you)"
  check_private_engine
  if ! have_private_engine_packages; then
    step "Installing Docker's engine" apt-docker apt_install docker.io iproute2 iptables
    # where an init system runs, the package has started an engine of its own
    find_engine && return
  fi
  step "Starting a private Docker engine" engine-start start_private_engine
  export DOCKER_HOST=unix://$socket
}

engine_is_private() { [ "${DOCKER_HOST:-}" = "unix://$socket" ]; }
