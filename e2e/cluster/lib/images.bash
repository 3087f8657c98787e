# shellcheck shell=bash
# The project's own images: how they are built, and which of them the nodes have.

# the project's own version is the first one outside its parent
project_version() {
  awk -v RS='<' '/^parent>/ { parent = 1 } /^\/parent>/ { parent = 0 }
    !parent && sub(/^version>/, "") { print; found = 1; exit }
    END { exit !found }' "$project/pom.xml" || fail "$project/pom.xml has no <version>"
}

build_image() { # IMAGE FOLDER
  # Debian's engine has no BuildKit
  if engine_is_private || ! docker buildx version >/dev/null 2>&1; then export DOCKER_BUILDKIT=0; fi
  docker build --tag "$1" "$2"
}

# image_is_on_nodes IMAGE: whether its name means, on every node, what it means in the engine.
image_is_on_nodes() {
  local id node
  id=$(docker image inspect --format '{{.Id}}' "$1")
  for node in $(nodes); do
    # containerd names an image by its manifest, and again by its configuration's digest, which is Docker's id
    docker exec "$node" ctr -n k8s.io images ls 2>/dev/null | awk -v name="docker.io/$1" -v id="$id" '
      $1 == name { named = $3 } $1 == id { same = $3 }
      END { exit !(named != "" && (named == same || named == id)) }' || return 1
  done
}
