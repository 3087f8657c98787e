package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;

/**
 * Reads a cluster, whatever it is like. One that cannot be read must not keep a list of others from
 * being read: the watch of all clusters would end.
 */
final class OneValueClusterDeserializer extends JsonDeserializer<OneValueCluster> {

  /** The cluster; one whose spec cannot be read says so, see {@link OneValueCluster#unreadable}. */
  @Override
  public OneValueCluster deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    ObjectCodec codec = parser.getCodec();
    JsonNode tree = codec.readTree(parser);
    OneValueCluster cluster = new OneValueCluster();
    if (tree.hasNonNull("metadata")) {
      cluster.setMetadata(codec.treeToValue(tree.get("metadata"), ObjectMeta.class));
    }
    try {
      readSpec(tree, codec, cluster);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      cluster.markUnreadable(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    readStatus(tree, codec, cluster);
    return cluster;
  }

  private static void readSpec(JsonNode tree, ObjectCodec codec, OneValueCluster cluster)
      throws JsonProcessingException {
    if (tree.hasNonNull("spec")) {
      cluster.setSpec(codec.treeToValue(tree.get("spec"), OneValueClusterSpec.class));
    }
  }

  /** A status that cannot be read is as good as none: it is made anew. */
  private static void readStatus(JsonNode tree, ObjectCodec codec, OneValueCluster cluster) {
    try {
      if (tree.hasNonNull("status")) {
        cluster.setStatus(codec.treeToValue(tree.get("status"), OneValueClusterStatus.class));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      cluster.setStatus(null);
    }
  }
}
