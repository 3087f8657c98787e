# The page of those who have no browser at hand.
# shellcheck shell=sh

# A spread is asked of so many members at most, one after the other.
SPREAD_OF=9

# What the operator says; conditions come last, for their messages are free text.
STATUS="ready {.status.ready}{'\n'}converged {.status.convergedGeneration}{'\n'}pods {range .status.members[?(@.ready==true)]}{.pod} {end}{'\n'}\
of {.status.lastWrite.generation}{'\n'}by {.status.lastWrite.by}{'\n'}time {.status.lastWrite.time}{'\n'}millis {.status.lastWrite.convergedMillis}{'\n'}\
{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{'\n'}{end}"

run_status() {
  look_up "$STATUS" || fail "$why"
  authorize get
  if ! ask GET /v1/members; then
    [ "$output" = json ] || { kube get onevaluecluster.onevalue.dev "$name"; conditions; }
    fail "$why"
  fi
  [ "$code" = 200 ] || fail "$(refusal)"
  told=$(cat "$work/body")
  read_from_member /v1/history
  if [ "$output" = json ]; then as_json; else page; fi
}

as_json() {
  status=$(kube get onevaluecluster.onevalue.dev "$name" -o 'jsonpath={.status}') || fail "$name is not there any more"
  changes=$(cat "$work/body")
  printf '%s,%s,"status":%s}\n' "${told%\}}" "$(without_braces "$changes")" "$status"
}

without_braces() { # OBJECT
  inner=${1#\{}
  printf '%s' "${inner%\}}"
}

operators_word() {
  ready='' converged='' pods='' of='' by='' time='' millis=''
  while read -r key text; do
    case $key in
      ready) ready=$text ;;
      converged) converged=$text ;;
      pods) pods=$text ;;
      of) of=$text ;;
      by) by=$text ;;
      time) time=$text ;;
      millis) millis=$text ;;
    esac
  done <"$work/cluster"
}

page() {
  operators_word
  headline "$(printf '%s\n' "$told" | objects | awk '/"self":true/')"
  conditions
  echo
  history_table <"$work/body" | tail -n 5 >"$work/changes"
  spread
  { row MEMBER READY VALUE GENERATION WRITER LAG HEARD 'HAD IT AFTER'; printf '%s\n' "$told" | objects | members_with_spread; } | table
  echo
  { row "SEEN BY $asked" VALUE GENERATION WRITER BY NOTE; sed '/^SEEN BY /d' "$work/changes"; } | table
}

headline() { # THE REGISTER OF THE MEMBER THAT WAS ASKED
  asked=$member
  field generation "$1"; at=$field
  field writer "$1"; writer=${field%%/*}
  field valueText "$1"
  if [ -t 1 ]; then printf '\033[1m%s\033[0m\n\n' "$field"; else printf '%s\n\n' "$field"; fi
  # what the operator says may be of an older one
  [ "$of" = "$at" ] || time='' by='' millis=''
  printf '%s: generation %s%s' "$name" "$at" "${writer:+, set on $writer}"
  [ -z "$time" ] || printf ' %s ago' "$(since "$time")"
  [ -z "$by" ] || printf ' by %s' "$by"
  if [ "${converged:--1}" -ge "$at" ]; then printf '; all members have it'; else printf '; not known to be on all members'; fi
  printf '%s; %s ready\n' "${millis:+, $millis ms after the operator knew}" "${ready:-none}"
}

# Those that are not as they are when all is well.
conditions() {
  sed -n '/^\(Ready\|Available\|Converged\|ValueApplied\)=\(False\|Unknown\) /p' "$work/cluster"
  sed -n '/^\(Reconciling\|Stalled\|Degraded\|Partitioned\|Paused\)=True /p' "$work/cluster"
}

members_with_spread() {
  while read -r each; do
    field name "$each"; pod=$field
    field lag "$each"; lag=$field
    field heardMillis "$each"; span "$field"; heard=${span:+$span ago}
    case $each in *'"self":true'*) heard='asked' ;; esac
    case " $pods " in *" $pod "*) ready=true ;; *) ready=false ;; esac
    row "$pod" "$ready" "$(register "$each")" "$lag" "${heard:-never}" "$(sed -n "s/^$pod //p" "$work/spread")"
  done
}

# After how long each member had the newest set, after the first one, by their own clocks: a line of $work/spread each.
spread() {
  of=$at$writer
  : >"$work/times"
  asked_of=0
  for each_member in $members; do
    [ "$asked_of" -lt "$SPREAD_OF" ] || break
    asked_of=$((asked_of + 1))
    forward "$each_member" && exchange GET /v1/history && [ "$code" = 200 ] || continue
    objects <"$work/body" | time_of_set >>"$work/times"
  done
  awk '
    { split($2, t, /[-T:Z]/); s = ((t[3] * 24 + t[4]) * 60 + t[5]) * 60 + t[6]; name[NR] = $1; second[NR] = s; if (NR == 1 || s < first) first = s }
    END { for (i = 1; i <= NR; i++) printf "%s %.0f ms\n", name[i], (second[i] - first) * 1000 }' "$work/times" >"$work/spread"
}

time_of_set() {
  while read -r each; do
    field generation "$each"; one=$field
    field writer "$each"
    [ "$one${field%%/*}" = "$of" ] || continue
    field at "$each"
    printf '%s %s\n' "$each_member" "$field"
  done
}
