# shellcheck shell=bash
# Images that a registry has, where one answers.

# pull IMAGE: whether a registry gave it. No answer within 20 s is a no; once layers come it may take a while.
pull() {
  local log
  mkdir -p "$logs"
  log=$logs/pull-$(tr -c '[:alnum:]\n' - <<<"$1").log
  : >"$log"
  docker pull "$1" </dev/null >"$log" 2>&1 &
  local pulling=$!
  for _ in {1..200}; do
    kill -0 "$pulling" 2>/dev/null || break
    if grep -q 'fs layer\|Downloading\|Already exists' "$log"; then
      step "Pulling $1" pull-layers timeout 1200 tail --pid="$pulling" -f /dev/null
      break
    fi
    sleep 0.1
  done
  kill "$pulling" 2>/dev/null || true
  wait "$pulling"
}

has_image() { docker image inspect "$1" >/dev/null 2>&1; }
