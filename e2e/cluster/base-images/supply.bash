# shellcheck shell=bash
# The images that the project's Dockerfiles start from, under their usual names, where no registry has them.

ensure_base_images() {
  local debian=debian:bookworm-slim jdk
  jdk=$(find_jdk || true)
  ensure_base_image $debian base-images import_debian $debian
  ensure_base_image eclipse-temurin:25-jdk "${jdk:+$jdk/}release" build_temurin "$jdk"
}

# ensure_base_image IMAGE INPUT COMMAND...: the one that is there or that a registry has, else one made by the command,
# and made anew when the recipe or the input changes.
ensure_base_image() {
  local image=$1 archive
  made_from=$(digest_of base-images lib/artifact.bash "$2")
  archive=$cache/${1%%:*}@$made_from.tar
  shift 2
  if has_image "$image"; then
    case $(made_here "$image") in "$made_from" | '') return ;; esac
  elif pull "$image"; then
    return
  fi
  if [ -e "$archive" ]; then
    step "Loading $image" base-image docker load --quiet --input "$archive"
  else
    ensure_mmdebstrap
    step "Building $image (once)" base-image make_and_keep "$image" "$archive" "$@"
  fi
}

make_and_keep() { # IMAGE ARCHIVE COMMAND...
  "${@:3}"
  mkdir -p "$cache"
  docker save --output "$2.partial" "$1"
  keep "$2.partial" "$2"
}

find_jdk() {
  local folder
  for folder in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$folder/bin/jlink" ] && grep -q '^JAVA_VERSION="25[."]' "$folder/release" 2>/dev/null; then
      echo "$folder"
      return
    fi
  done
  return 1
}

build_temurin() { # JDK
  local context=$cache/temurin.context
  [ -n "$1" ] || fail "without a registry it is made from a JDK 25: install one under /usr/lib/jvm, or set JAVA_HOME"
  rm -rf "$context"
  mkdir -p "$context"
  cp -rL "$1" "$context/jdk" # a distribution's JDK links to its own /etc
  docker build --quiet --tag eclipse-temurin:25-jdk --label "$made_here=$made_from" \
    --file "$harness/base-images/temurin.Dockerfile" "$context"
  rm -rf "$context"
}
