# shellcheck shell=bash
# Everything that up, down, env and images are made of.

harness=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for part in lib/{home,progress,artifact,registry,engine,cluster,images} engine/private node-image/{tools,build,pod-network} base-images/supply; do
  # shellcheck source=/dev/null
  . "$harness/$part.bash"
done
unset part
