# shellcheck shell=bash
# What a person sees while it works: standard error, for standard output belongs to the result.

say() { printf '==> %s\n' "$*" >&2; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# step TITLE NAME COMMAND...: runs the command with its output in $logs/NAME.log, tells how long it has been at it,
# and shows the log's end if it fails. The command runs in a subshell: it cannot set the caller's variables.
step() {
  local title=$1 log=$logs/$2.log start=$SECONDS next=15 took=0 status=0
  shift 2
  mkdir -p "$logs"
  say "$title"
  set -m # its own process group, so that an interrupt ends all of it
  (
    set +m
    set -euo pipefail
    "$@"
  ) </dev/null >"$log" 2>&1 &
  step_group=$!
  set +m
  while kill -0 "$step_group" 2>/dev/null; do
    sleep 0.1
    took=$((SECONDS - start))
    if ((took >= next)); then
      say "$title ... $took s"
      next=$((next + 15))
    fi
  done
  wait "$step_group" || status=$?
  step_group=
  if ((status != 0)); then
    printf 'error: %s: failed after %s s (exit %s); the end of %s:\n' "$title" "$took" "$status" "$log" >&2
    tail -n 30 "$log" | sed 's/^/    /' >&2
    exit "$status"
  fi
  ((took < 3)) || say "$title ... done in $took s"
}

step_group=
end_step() { [ -z "$step_group" ] || kill -TERM -- "-$step_group" 2>/dev/null || true; }
trap 'end_step; exit 130' INT
trap 'end_step; exit 143' TERM HUP
