# The commands that ask once.
# shellcheck shell=sh

run_get() {
  look_up || fail "$why"
  authorize get
  read_from_member /v1/value
  body=$(cat "$work/body")
  case $output in
    json) printf '%s\n' "$body" ;;
    value) field valueText "$body"; printf '%s\n' "$field" ;;
    *) { row VALUE GENERATION WRITER MEMBER STALE; register "$body" "$member" "$(staleness)"; } | table ;;
  esac
}

# Value, generation and writer, and what else is said.
register() { # OBJECT CELL...
  field valueText "$1"; text=$field
  field generation "$1"; at=$field
  field writer "$1"
  shift
  row "$text" "$at" "${field%%/*}" "$@"
}

# For how long the member that answered may have missed a write.
staleness() {
  span "$(tr -d '\r' <"$work/head" | awk 'tolower($1) == "onevalue-age-millis:" { print $2 }')"
  printf '%s' "$span"
}

run_set() {
  look_up || fail "$why"
  authorize update
  query="ack=$ack${timeout:+&timeout=$timeout}${generation:+&ifGeneration=$generation}"
  ask PUT "/v1/value?$query" "{\"valueText\":\"$value\"}" || fail "$why"
  body=$(cat "$work/body")
  case $code in
    200 | 202) ;;
    412) lost "not set: $(field detail "$body"; printf '%s' "$field")" ;;
    *) fail "$(refusal)" ;;
  esac
  if [ "$output" = json ]; then printf '%s\n' "$body"; else receipt "$body"; fi
  case $body in *'"discarded":true'*) lost 'a set at the same moment has replaced it' ;; esac
  [ "$code" = 200 ] || { printf 'not confirmed in time: it is written on %s, and spreads\n' "$member" >&2; exit 3; }
}

lost() { # WHY
  printf '%s\n' "$1" >&2
  exit 2
}

receipt() { # OBJECT
  field generation "$1"; at=$field
  field members "$1"; of=$field
  holders=$(printf '%s\n' "${1#*'"holders":'}" | objects | awk '/"millis":/' | while read -r holder; do
    field member "$holder"; each=${field%%/*}
    field millis "$holder"
    row "$each" "$field ms"
  done)
  printf '%s: generation %s, on %s of %s members after %s\n' "$value" "$at" "$(printf '%s\n' "$holders" | wc -l | tr -d ' ')" "$of" \
    "$(printf '%s\n' "$holders" | sed -n "\$s/.*$tab//p")"
  { printf '%s\n' "$holders"; missing "${1#*'"missing":['}"; } | table
}

missing() { # LIST
  printf '%s' "${1%%]*}" | tr -d '"' | tr , '\n' | awk -F / 'NF { print $1 "\tnot yet" }'
}

# All members have a generation when the operator has heard it from all of them.
run_wait() {
  [ -n "$generation" ] || misused "say for what: kubectl onevalue wait $name --generation N"
  mkfifo "$work/generations" || fail "no pipe could be made"
  become_kubectl get onevaluecluster.onevalue.dev "$name" --watch --request-timeout="${timeout:-30s}" -o 'jsonpath={.status.convergedGeneration}{"\n"}' \
    >"$work/generations" 2>"$work/error" &
  streamer=$!
  exec 4<"$work/generations"
  has=
  while read -r next <&4; do
    has=$next
    [ "${has:--1}" -lt "$generation" ] || { printf 'all members have generation %s\n' "$has"; exit 0; }
  done
  [ ! -s "$work/error" ] || fail "$(cat "$work/error")"
  printf 'not in time: all members have generation %s\n' "${has:-none}" >&2
  exit 3
}

run_members() {
  look_up || fail "$why"
  authorize get
  read_from_member /v1/members
  if [ "$output" = json ]; then cat "$work/body"; echo; else members_table <"$work/body" | table; fi
}

members_table() {
  row MEMBER VALUE GENERATION WRITER LAG HEARD VIEW INFORMED ADDRESS
  objects | while read -r each; do
    field name "$each"; pod=$field
    field lag "$each"; lag=$field
    field heardMillis "$each"; span "$field"; heard=${span:+$span ago}
    case $each in *'"self":true'*) heard='asked' ;; esac
    field inView "$each"; view=$field
    field informed "$each"; informed=$field
    field address "$each"; address=$field
    row "$pod" "$(register "$each")" "$lag" "${heard:-never}" "$view" "$informed" "$address"
  done
}

run_history() {
  look_up || fail "$why"
  authorize get
  read_from_member /v1/history
  if [ "$output" = json ]; then cat "$work/body"; echo; else history_table <"$work/body" | table; fi
}

history_table() {
  row "SEEN BY $member" VALUE GENERATION WRITER BY NOTE
  objects | awk '/"at":/' | while read -r each; do
    field at "$each"; millis_of "$field"
    field by "$each"; by=$field
    case $each in *'"kept":false'*) note='lost against a set at the same moment' ;; *) note= ;; esac
    row "$time" "$(register "$each")" "$by" "$note"
  done
}
