# Finds a member that answers, and asks it through a port-forward: the API server's own proxy takes the Authorization header away, and calls itself
# by a name that members do not know.
# shellcheck shell=sh

# what curl ends with when it has sent nothing
NO_CONNECTION=7

forwarder='' forwarded='' streamer='' member='' code=''
umask 077
work=$(mktemp -d) || fail "there is no place for temporary files"
trap finish EXIT
for signal in HUP INT PIPE TERM; do
  # shellcheck disable=SC2064 # the signal of now
  trap "trap - $signal; finish; kill -s $signal \$\$" "$signal"
done

finish() {
  trap - EXIT
  stop "$streamer"
  stop "$forwarder"
  rm -rf "$work"
}

stop() { # PID
  [ -z "$1" ] || { kill "$1" && wait "$1"; } 2>/dev/null || true
}

become_kubectl() { # ARGUMENTS
  exec kubectl ${namespace:+"--namespace=$namespace"} ${context:+"--context=$context"} ${kubeconfig:+"--kubeconfig=$kubeconfig"} ${as:+"--as=$as"} "$@"
}

kube() { # ARGUMENTS
  (become_kubectl "$@")
}

# What has to be known of the cluster: $members, those first that the operator hears; whom they ask for tokens; whether they speak HTTP.
# Fails for the reason in $why.
look_up() { # [TEMPLATE OF MORE LINES IN $work/cluster]
  kube get onevaluecluster.onevalue.dev "$name" -o jsonpath="\
namespace {.metadata.namespace}{'\n'}write {.spec.access.write}{'\n'}read {.spec.access.read}{'\n'}\
plain {.spec.tls.plain}{'\n'}secret {.spec.tls.secretName}{'\n'}\
members {range .status.members[?(@.heard==true)]}{.pod} {end}{range .status.members[?(@.heard==false)]}{.pod} {end}{'\n'}${1:-}" \
    >"$work/cluster" 2>"$work/error" || { why=$(cat "$work/error"); return 1; }
  write=Token read=Open plain=true secret='' members=''
  while read -r key text; do
    case $key in
      namespace) namespace=$text ;;
      write) write=${text:-$write} ;;
      read) read=${text:-$read} ;;
      plain) plain=${text:-$plain} ;;
      secret) secret=$text ;;
      members) members=${only:-$text} ;;
    esac
  done <"$work/cluster"
  scheme=http port=8080
  [ "$plain" = true ] || use_https
  why="$name has no members now: kubectl describe ovc $name tells why"
  [ -n "$members" ]
}

use_https() {
  scheme=https port=8443
  # whoever issued a certificate of one's own is not published; that the tunnel ends in the Pod is vouched for by the API server and its kubelet
  printf 'insecure\n' >"$work/tls"
  [ -z "$secret" ] || return
  kube get configmap "$name-ca" -o 'jsonpath={.data.ca\.crt}' >"$work/ca" 2>"$work/error" || fail "$(cat "$work/error")"
  printf 'cacert = "%s"\n' "$work/ca" >"$work/tls"
}

# A token of the ServiceAccount, for this cluster alone, for as short a time as there is.
authorize() { # update|get
  case $1$write$read in updateToken* | get*Token) ;; *) return ;; esac
  [ -n "$account" ] || find_account "$1"
  token=$(kube create token "$account" --audience="onevalue:$namespace/$name" --duration=10m 2>"$work/error") || fail "$(cat "$work/error")"
  printf 'header = "Authorization: Bearer %s"\n' "$token" >"$work/token"
}

find_account() { # update|get
  all=$(kube get serviceaccounts -o 'jsonpath={.items[*].metadata.name}' 2>"$work/error") || fail "$(cat "$work/error")"
  for each in $all; do
    may=$(kube auth can-i "$1" "onevaluecluster.onevalue.dev/$name" --subresource=value --as="system:serviceaccount:$namespace:$each" 2>/dev/null)
    [ "$may" != yes ] || account="$account $each"
  done
  account=${account# }
  case $account in
    '') fail "$name asks for the token of a ServiceAccount that may $1 onevalueclusters/value, and none of $namespace is seen to. Name one with --serviceaccount; here are: $all" ;;
    *' '*) fail "$name asks for the token of a ServiceAccount. Name one with --serviceaccount; those may: $account" ;;
  esac
}

# To a free port of this machine, as long as the Pod lives; $url then leads there.
forward() { # POD
  [ "$forwarded" != "$1" ] || return 0
  stop "$forwarder"
  forwarded='' member=$1
  rm -f "$work/forward"
  mkfifo "$work/forward" || fail "no pipe could be made"
  become_kubectl port-forward "pod/$1" ":$port" --address=127.0.0.1 >"$work/forward" 2>"$work/error" &
  forwarder=$!
  exec 3<"$work/forward" # stays open: kubectl tells of each connection
  read -r said <&3 || return 1
  local_port=${said#*127.0.0.1:}
  url=$scheme://127.0.0.1:${local_port%% *}
  forwarded=$1
}

to_member() { # CURL'S ARGUMENTS
  set -- --silent --show-error --noproxy '*' "$@"
  [ ! -f "$work/token" ] || set -- --config "$work/token" "$@"
  [ ! -f "$work/tls" ] || set -- --config "$work/tls" "$@"
  curl --disable "$@" # without a .curlrc
}

# Its answer is in $work/body, $work/head and $code.
exchange() { # METHOD PATH [BODY]
  code=$(to_member --max-time 70 --request "$1" ${3:+--header 'Content-Type: application/json' --data "$3"} \
    --dump-header "$work/head" --output "$work/body" --write-out '%{http_code}' "$url$2" 2>"$work/curl")
  failed=$?
  return "$failed"
}

# Asks one member after the other: the next one if nothing can have come of it. Fails if none answers, for the reason in $why.
ask() { # METHOD PATH [BODY]
  why="no member of $name answers"
  for each_member in $members; do
    if ! forward "$each_member"; then
      why="$why; $member: $(cat "$work/error")"
      case $why in *' is forbidden: '*) break ;; esac
    elif exchange "$@"; then
      [ "$code" = 503 ] || return 0
      why=$(refusal)
    elif [ "$1" = GET ] || [ "$failed" = "$NO_CONNECTION" ]; then
      why="$why; $member: $(cat "$work/curl")"
    else
      fail "$member did not answer: whether it was set is not known. $(cat "$work/curl")"
    fi
    forwarded=
  done
  return 1
}

read_from_member() { # PATH
  ask GET "$1" || fail "$why"
  case $code in 2*) ;; *) fail "$(refusal)" ;; esac
}

# What a member says of a request that it did not serve.
refusal() {
  # a quote in a string would end it for field()
  field detail "$(sed "s/\\\\\"/'/g" "$work/body")"
  printf '%s: %b' "$member" "${field:-HTTP status $code}"
}
