# shellcheck shell=bash
# The pod network that kind's own node image would bring: a bridge on every node, and a route to the pods of each other node.

connect_pods() {
  local node other cidr address
  only_cluster_names
  for node in $(nodes); do
    cidr=$(pod_cidr "$node")
    address=$(kubectl get node "$node" -o jsonpath='{.status.addresses[?(@.type=="InternalIP")].address}')
    docker exec --interactive "$node" sh -c 'mkdir -p /etc/cni/net.d && cat >/etc/cni/net.d/10-bridge.conflist' <<CONF
{"cniVersion": "1.0.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$cidr"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CONF
    for other in $(nodes); do
      [ "$other" = "$node" ] || docker exec "$other" ip route replace "$cidr" via "$address"
    done
  done
  kubectl wait --for=condition=Ready node --all --timeout=120s
  kubectl -n kube-system rollout status deployment/coredns --timeout=120s
}

# a node's resolver is Docker's 127.0.0.11, which in a pod would be the pod itself
only_cluster_names() {
  kubectl -n kube-system get configmap coredns -o yaml | sed '/forward \./,/}/d; /^ *loop$/d' | kubectl replace -f -
}

# pod_cidr NODE: given by the controller manager soon after a node joins.
pod_cidr() {
  local cidr
  for _ in {1..300}; do
    cidr=$(kubectl get node "$1" -o jsonpath='{.spec.podCIDR}')
    if [ -n "$cidr" ]; then
      echo "$cidr"
      return
    fi
    sleep 0.2
  done
  echo "node $1 got no addresses for pods" >&2
  return 1
}
