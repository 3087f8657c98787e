# shellcheck shell=bash
# A Docker engine of our own: its own socket, data folder, bridges and control group. It is made and destroyed, never repaired.

engine=$home/engine
socket=$engine/docker.sock
cgroup=onevalue.$(printf %s "$home" | sha256sum | cut -c 1-8)
bridge=onevalue0          # of the engine's default network; the cluster's has its network's name
bridge_address=198.18.1.1/24
# one hierarchy is enough to know every process of the engine and its containers
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then hierarchy=/sys/fs/cgroup; else hierarchy=/sys/fs/cgroup/pids; fi

have_private_engine_packages() {
  local command
  for command in docker dockerd ip iptables; do command -v "$command" >/dev/null || return 1; done
}

# check_private_engine: fails with a clear message where one cannot be started.
check_private_engine() {
  local longest=$engine/exec/containerd/containerd-debug.sock other
  ((${#longest} <= 107)) || fail "ONEVALUE_HOME is too long: $longest has ${#longest} bytes, and the path of a socket at most 107"
  [ -d "$hierarchy" ] || fail "no control groups at $hierarchy: a container engine cannot run here"
  for other in "$hierarchy"/onevalue.*/; do
    [ "$other" = "$hierarchy/$cgroup/" ] || [ ! -d "$other" ] || [ -z "$(processes_of "$other")" ] ||
      fail "another private engine runs here, with another ONEVALUE_HOME: take that down first"
  done
}

processes_of() { find "$1" -name cgroup.procs -exec cat {} + 2>/dev/null || true; }

private_engine_left_something() { [ -e "$engine" ] || [ -d "$hierarchy/$cgroup" ]; }

start_private_engine() {
  local options=(
    --host "unix://$socket" --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/pid"
    --config-file "$engine/daemon.json" --bridge "$bridge"
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$cgroup/containers"
  )
  mkdir -p "$engine" "$hierarchy/$cgroup/engine"
  echo '{}' >"$engine/daemon.json" # not the host's
  if lacks_sys_resource; then
    cp "$harness/engine/runc-without-sys-resource" "$engine/"
    options+=(--add-runtime "without-sys-resource=$engine/runc-without-sys-resource" --default-runtime without-sys-resource)
  fi
  remove_interfaces
  ip link add "$bridge" type bridge
  ip address add "$bridge_address" dev "$bridge"
  ip link set "$bridge" up
  ulimit -n "$(ulimit -Hn)"
  detached dockerd "${options[@]}" &
  for _ in {1..600}; do
    private_engine_answers && return
    sleep 0.1
  done
  tail -n 20 "$logs/dockerd.log"
  return 1
}

# detached COMMAND...: becomes that command, in the engine's control group, with nothing inherited that a caller waits for.
detached() {
  local descriptor
  exec </dev/null >"$logs/dockerd.log" 2>&1
  for descriptor in "/proc/$BASHPID/fd/"*; do
    descriptor=${descriptor##*/}
    ((descriptor < 3)) || eval "exec $descriptor>&-"
  done
  echo "$BASHPID" >"$hierarchy/$cgroup/engine/cgroup.procs"
  exec setsid "$@"
}

# bit 24 of the bounding set
lacks_sys_resource() {
  local bounding
  bounding=$(sed -n 's/^CapBnd:[[:space:]]*//p' /proc/self/status)
  (((0x$bounding >> 24 & 1) == 0))
}

stop_private_engine() {
  kill_processes
  forget_shims
  unmount_below "$engine"
  remove_interfaces
  find "${hierarchy%/pids}" -depth -type d -path "*/$cgroup*" -exec rmdir {} + 2>/dev/null || true
  rm -rf --one-file-system "$engine"
}

kill_processes() {
  local pids
  for _ in {1..100}; do
    pids=$(processes_of "$hierarchy/$cgroup")
    [ -n "$pids" ] || return 0
    # shellcheck disable=SC2086 # a list of numbers
    kill -KILL $pids 2>/dev/null || true
    sleep 0.1
  done
  echo "these processes do not end: $pids"
  return 1
}

# containerd names a shim's socket by this digest, in a folder that all of a host's engines share
forget_shims() {
  local task
  for task in "$engine"/exec/containerd/daemon/io.containerd.runtime.v2.task/moby/*/; do
    task=$(basename "$task")
    rm -f "/run/containerd/s/$(printf %s "$engine/exec/containerd/containerd.sock/moby/$task" | sha256sum | cut -d ' ' -f 1)"
  done
}

unmount_below() {
  local target
  cut -d ' ' -f 5 /proc/self/mountinfo | sort -r | while IFS= read -r target; do
    target=$(printf %b "${target//\\/\\0}") # the kernel writes a space as \040
    [[ $target != "$1"/* ]] || umount "$target" || umount --lazy "$target"
  done
}

remove_interfaces() {
  local table rule interface
  for table in nat filter; do
    iptables -t "$table" -S | { grep -E -- "-[io] ($bridge|$cluster)( |$)" || true; } | while read -ra rule; do
      iptables -t "$table" -D "${rule[@]:1}"
    done
  done
  for interface in "$bridge" "$cluster"; do
    ip link show "$interface" >/dev/null 2>&1 && ip link delete "$interface"
  done
  return 0
}
