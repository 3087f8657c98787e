# shellcheck shell=bash
# The kind cluster: whether it is well, and how it is made and deleted.

export KIND_EXPERIMENTAL_PROVIDER=docker KIND_EXPERIMENTAL_DOCKER_NETWORK=$cluster
label=io.x-k8s.kind.cluster=$cluster

cluster_exists() { [ -n "$(docker ps --all --quiet --filter "label=$label")" ]; }

nodes() { docker ps --filter "label=$label" --format '{{.Names}}' | sort; }

containers_run() {
  local states
  states=$(docker ps --all --filter "label=$label" --format '{{.State}}')
  [ -n "$states" ] && ! grep -qv '^running$' <<<"$states"
}

# cluster_is_well: all of its containers run, its API answers, and every node is Ready.
cluster_is_well() {
  local ready
  [ -s "$kubeconfig" ] && containers_run || return 1
  ready=$(kubectl get nodes --request-timeout=5s \
    -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' 2>/dev/null) || return 1
  [ "$(grep -c '^True$' <<<"$ready")" = "$(nodes | wc -l)" ]
}

# a busy machine may miss a heartbeat: an answer that comes late is an answer
cluster_recovers() {
  local start=$SECONDS
  while containers_run && ((SECONDS - start < 30)); do
    cluster_is_well && return
    sleep 1
  done
  return 1
}

# create_cluster CONFIG IMAGE
create_cluster() {
  local config=$home/kind.yaml worker
  {
    cat "$1"
    for ((worker = 1; worker < ${ONEVALUE_NODES:-3}; worker++)); do echo "  - role: worker"; done
  } >"$config"
  docker network inspect "$cluster" >/dev/null 2>&1 ||
    docker network create --subnet 198.18.0.0/24 --opt com.docker.network.bridge.name="$cluster" "$cluster"
  kind create cluster --name "$cluster" --config "$config" --image "$2" --kubeconfig "$kubeconfig" --wait "${3:-0s}"
}

have_made_something() {
  cluster_exists || docker network inspect "$cluster" >/dev/null 2>&1 || [ -n "$(images_made_here)" ]
}

images_made_here() { docker images --quiet --filter "label=$made_here" | sort -u; }

# by hand, not with kind: it works where kind is not built, and on half a cluster
delete_cluster() {
  docker ps --all --quiet --filter "label=$label" | xargs --no-run-if-empty docker rm --force --volumes
  if docker network inspect "$cluster" >/dev/null 2>&1; then docker network rm "$cluster"; fi
  rm -f "$kubeconfig" "$home/kind.yaml"
}

delete_all() {
  local images before=
  delete_cluster
  # an image that others build on goes only after them
  while images=$(images_made_here) && [ -n "$images" ] && [ "$images" != "$before" ]; do
    before=$images
    xargs docker rmi --force <<<"$images" || true
  done
}
