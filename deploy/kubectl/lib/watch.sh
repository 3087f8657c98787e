# Follows one member after the other, and never back.
# shellcheck shell=sh

# A member sends something each second: after so many of silence it is given up.
SILENCE=3

LINE='%-8s  %-10s  %-20s  %s\n'

last='' last_at=-1 last_rank='' lost=false known=false

run_watch() {
  while true; do
    if look_up; then
      authorize get
    elif ! $known || [ "${why#*NotFound}" != "$why" ]; then
      fail "$why"
    fi
    $known || [ "$output" != table ] || printf "$LINE" TIME GENERATION VALUE WRITER
    known=true
    follow_any
    sleep 1 # nobody answers: not at once again
  done
}

# Until no member answers: who failed last is asked last.
follow_any() {
  # shellcheck disable=SC2086 # names of Pods
  set -- $members
  tried=0
  while [ "$tried" -lt $# ]; do
    next=$1
    shift
    set -- "$@" "$next"
    tried=$((tried + 1))
    if forward "$next" && follow; then tried=0; fi
    forwarded=
  done
  $lost || say "nobody is heard: what is above may be old"
  lost=true
}

# One stream, to its end; whether it was of use: it lived for a heartbeat, or had something new.
follow() {
  begun=false useful=false
  rm -f "$work/stream"
  mkfifo "$work/stream" || fail "no pipe could be made"
  stream_of_member >"$work/stream" 2>"$work/curl" &
  streamer=$!
  exec 4<"$work/stream"
  while read -r key data <&4; do
    $begun || say "reading from $member"
    begun=true lost=false
    case $key$data in
      id:*) id=$data ;;
      event:heartbeat) useful=true ;;
      data:*'"value":'*) change "$data" ;;
    esac
  done
  stop "$streamer"
  streamer=''
  ! $begun || say "$member is heard no more"
  $useful
}

stream_of_member() {
  exec 3<&-
  to_member --no-buffer --fail --speed-limit 1 --speed-time "$SILENCE" ${last:+--header "Last-Event-ID: $last"} "$url/v1/watch"
}

say() { # WHAT
  printf '# %s %s\n' "$(date +%T)" "$1" >&2
}

# Shows a register, unless it is older than the one that was shown last.
change() { # OBJECT
  field generation "$1"; at=$field
  field writer "$1"; writer=$field
  rank=$(rank "${writer#*/}")
  is_newer || return 0
  [ "$last_at" -lt 0 ] || [ "$at" -le $((last_at + 1)) ] || say "$((at - last_at - 1)) sets before this were not seen; history has them"
  last=$id last_at=$at last_rank=$rank useful=true
  field valueText "$1"
  case $output in
    json) printf '%s\n' "$1" ;;
    value) printf '%s\n' "$field" ;;
    *) printf "$LINE" "$(date +%T)" "$at" "$field" "${writer%%/*}" ;;
  esac || exit 1 # who read it is gone
}

is_newer() {
  [ "$at" -gt "$last_at" ] || { [ "$at" -eq "$last_at" ] && [ "$(printf '%s\n' "$rank" "$last_rank" | sort | tail -n 1)" != "$last_rank" ]; }
}

# Of two sets with the same generation the one of the higher writer wins: incarnations are compared as signed numbers, as members do it.
rank() { # INCARNATION
  case $1 in
    '') printf '10000000-0000' ;;
    [89a-f]*) printf '0%s' "$1" ;;
    *) printf '1%s' "$1" ;;
  esac
}
