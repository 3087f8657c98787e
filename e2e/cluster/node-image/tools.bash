# shellcheck shell=bash
# kind, kubectl and all else that is compiled, from Go modules of pinned versions.

kubernetes=v1.36.3 # as in kubernetes/go.mod
kindest_node=kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5 # kind v0.33.0's own default

ensure_go() {
  local needed have
  needed=$(sed -n 's/^go //p' "$harness"/node-image/*/go.mod | sort -V | tail -n 1)
  PATH=$PATH:/usr/local/go/bin
  command -v go >/dev/null || fail "Go $needed or later is needed to build kind and Kubernetes (Debian's golang is older): install it and put it on the PATH"
  have=$(cd "$harness/node-image/kubernetes" && { go env GOVERSION 2>/dev/null || go version | cut -d ' ' -f 3; })
  [ "$(printf '%s\n' "$needed" "${have#go}" | sort -V | head -n 1)" = "$needed" ] ||
    fail "Go $needed or later is needed to build kind and Kubernetes; $(command -v go) is ${have#go}"
}

# compile MODULE FOLDER PACKAGE...
compile() {
  local component=k8s.io/component-base/version flags="-s -w"
  if [ "$1" = kubernetes ]; then
    flags+=" -X $component.gitVersion=$kubernetes -X $component.gitMajor=1 -X $component.gitMinor=36 -X $component.gitTreeState=clean"
  fi
  (cd "$harness/node-image/$1" && CGO_ENABLED=0 GOFLAGS=-buildvcs=false go build -trimpath -ldflags "$flags" -o "$2" "${@:3}")
}

compile_tools() { # FOLDER
  mkdir -p "$1.partial"
  compile kubernetes "$1.partial/" sigs.k8s.io/kind k8s.io/kubernetes/cmd/kubectl
  keep "$1.partial" "$1"
}

compile_all() { # FOLDER
  local cni=github.com/containernetworking/plugins/plugins
  mkdir -p "$1.partial"
  compile kubernetes "$1.partial/" sigs.k8s.io/kind \
    k8s.io/kubernetes/cmd/{kube-apiserver,kube-controller-manager,kube-scheduler,kube-proxy,kubelet,kubeadm,kubectl} \
    $cni/main/bridge $cni/main/loopback $cni/ipam/host-local $cni/meta/portmap ./coredns ./pause
  compile kubernetes "$1.partial/etcd" go.etcd.io/etcd/server/v3
  compile containerd "$1.partial/" github.com/containerd/containerd/v2/cmd/{containerd,containerd-shim-runc-v2,ctr}
  compile storage "$1.partial/" github.com/rancher/local-path-provisioner
  keep "$1.partial" "$1"
}

go_modules=(node-image/kubernetes node-image/containerd node-image/storage/go.mod node-image/storage/go.sum node-image/tools.bash)

# use_tools FOLDER: this folder's kind and kubectl come first on the PATH.
use_tools() {
  mkdir -p "$bin"
  ln -sfn "$1/kind" "$bin/kind"
  ln -sfn "$1/kubectl" "$bin/kubectl"
}

ensure_tools() { # installed ones will do
  local folder
  rm -rf "$bin"
  hash -r
  if command -v kind >/dev/null && kubectl version --client >/dev/null 2>&1; then return; fi
  folder=$cache/tools@$(digest_of "${go_modules[@]}")
  if [ ! -d "$folder" ]; then
    ensure_go
    step "Compiling kind and kubectl (once; a few minutes)" compile compile_tools "$folder"
  fi
  use_tools "$folder"
}

ensure_all_binaries() { # sets $binaries
  binaries=$cache/binaries@$(digest_of "${go_modules[@]}")
  if [ ! -d "$binaries" ]; then
    ensure_go
    step "Compiling Kubernetes $kubernetes (once; about ten minutes)" compile compile_all "$binaries"
  fi
  use_tools "$binaries"
}
