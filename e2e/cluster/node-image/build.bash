# shellcheck shell=bash
# A node image for kind from Go modules and Debian packages: no container registry is asked.

node_packages=ca-certificates,conntrack,ethtool,iproute2,iptables,kmod,mount,nftables,procps,runc,socat,util-linux

# ensure_node_image: sets $node_image, an image that the engine has.
ensure_node_image() {
  local archive
  ensure_all_binaries
  made_from=$(digest_of node-image lib/artifact.bash)
  archive=$cache/node-image@$made_from.tar
  node_image=localhost/kind-node:$kubernetes-$made_from
  if [ -e "$archive" ]; then
    has_image "$node_image" || step "Loading the node image" node-image docker load --quiet --input "$archive"
  else
    ensure_mmdebstrap
    step "Building the node image (once)" node-image build_node_image "$archive"
  fi
}

build_node_image() { # ARCHIVE
  local context=$cache/node-image.context
  local node=$context/node
  rm -rf "$context"
  mkdir -p "$node"/{usr/local/bin,opt/cni/bin,kind/images,kind/manifests}
  cp -r "$harness/node-image/rootfs" "$harness/node-image/Dockerfile" "$context/"
  cp "$harness/node-image/default-storage.yaml" "$node/kind/manifests/" # where kind looks for it
  cp "$binaries"/{kubelet,kubeadm,kubectl,containerd,containerd-shim-runc-v2,ctr} "$node/usr/local/bin/"
  cp "$binaries"/{bridge,host-local,loopback,portmap} "$node/opt/cni/bin/"
  printf %s "$kubernetes" >"$node/kind/version"
  import_debian localhost/node-base:1 "$node_packages"
  save_cluster_images "$node/kind/images"
  docker build --quiet --tag "$node_image" "$context"
  docker save --output "$1.partial" "$node_image"
  docker rmi --force localhost/node-base:1
  rm -rf "$context"
  keep "$1.partial" "$1"
}

# save_cluster_images FOLDER: what pods of the cluster itself run, by the names that this kubeadm asks for.
save_cluster_images() {
  local registry=registry.k8s.io name control_plane every_node
  for name in kube-apiserver kube-controller-manager kube-scheduler; do
    program_image "$registry/$name:$kubernetes" "$name"
  done
  program_image "$registry/etcd:3.6.8-0" etcd
  control_plane=("$registry"/kube-{apiserver,controller-manager,scheduler}:"$kubernetes" "$registry/etcd:3.6.8-0")
  program_image "$registry/kube-proxy:$kubernetes" kube-proxy localhost/node-base:1
  program_image "$registry/coredns/coredns:v1.14.2" coredns
  program_image "$registry/pause:3.10.2" pause
  program_image localhost/local-path-provisioner:1 local-path-provisioner
  every_node=(localhost/node-base:1 localhost/local-path-provisioner:1
    "$registry/kube-proxy:$kubernetes" "$registry/coredns/coredns:v1.14.2" "$registry/pause:3.10.2")
  docker save --output "$1/control-plane.tar" "${control_plane[@]}"
  docker save --output "$1/every-node.tar" "${every_node[@]}"
  docker rmi --force "${control_plane[@]}" "${every_node[@]:1}"
}

# program_image IMAGE BINARY [BASE]
program_image() {
  local context=$cache/program.context
  mkdir -p "$context"
  ln -f "$binaries/$2" "$context/$2"
  docker build --quiet --tag "$1" --label "$made_here=$made_from" --file - "$context" <<DOCKERFILE
FROM ${3:-scratch}
COPY $2 /usr/local/bin/
ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ["/usr/local/bin/$2"]
DOCKERFILE
  rm -r "$context"
}
