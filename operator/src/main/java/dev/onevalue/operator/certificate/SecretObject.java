package dev.onevalue.operator.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.naming.Owner;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Secret that members' credentials are kept in, of the type that cert-manager makes too. */
final class SecretObject {
  private static final String ROTATED_FOR = OneValueCluster.GROUP + "/rotated-for";

  private SecretObject() {}

  static Secret of(OneValueCluster cluster, Credentials credentials, String rotatedFor) {
    Map<String, String> data = new HashMap<>();
    credentials
        .texts()
        .forEach((key, text) -> {
          if (text != null) {
            data.put(key, SecretTexts.encoded(text));
          }
        });
    return new SecretBuilder()
        .withNewMetadata()
        .withName(Names.gossipSecret(cluster))
        .withNamespace(cluster.getMetadata().getNamespace())
        .withLabels(Labels.of(cluster))
        .withAnnotations(Map.of(ROTATED_FOR, rotatedFor))
        .withOwnerReferences(Owner.of(cluster))
        .endMetadata()
        .withType("kubernetes.io/tls")
        .withData(data)
        .build();
  }

  /** A change of it, refused if somebody has changed it since it was read: a JSON merge patch. */
  static String change(Secret read, Credentials credentials, String rotatedFor) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch
        .withObject("/metadata")
        .put("resourceVersion", read.getMetadata().getResourceVersion())
        .withObject("/annotations")
        .put(ROTATED_FOR, rotatedFor);
    ObjectNode data = patch.withObject("/data");
    credentials
        .texts()
        .forEach((key, text) -> data.put(key, text == null ? null : SecretTexts.encoded(text)));
    return patch.toString();
  }

  /** What it holds; empty: nothing that members can work with. */
  static Optional<Credentials> credentials(Secret secret) {
    return Credentials.of(SecretTexts.of(secret));
  }

  static String rotatedFor(Secret secret) {
    return secret.getMetadata().getAnnotations().getOrDefault(ROTATED_FOR, "");
  }
}
