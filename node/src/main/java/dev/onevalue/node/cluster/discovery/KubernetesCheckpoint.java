package dev.onevalue.node.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.RegisterJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Optional;
import org.jgroups.protocols.kubernetes.stream.StreamProvider;

/**
 * The register that outlives all Pods of a cluster: the operator keeps it in a ConfigMap, under the
 * key {@value #KEY}.
 *
 * @param url of the ConfigMap at the API server
 * @param api how the API server is asked
 */
record KubernetesCheckpoint(String url, StreamProvider api) {

  private static final String KEY = "register";
  private static final int MAX_BYTES = 64 * 1024;
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What it holds now; empty if there is no such ConfigMap, or nothing in it.
   *
   * @throws IOException if the API server does not say
   * @throws IllegalArgumentException if it holds something else than a register
   */
  Optional<Register> read() throws IOException {
    try (InputStream body = api.openStream(url, new HashMap<>(), TIMEOUT_MILLIS, TIMEOUT_MILLIS)) {
      JsonNode kept = JSON.readTree(body.readNBytes(MAX_BYTES)).path("data").path(KEY);
      return kept.isTextual()
          ? Optional.of(RegisterJson.parse(kept.textValue()))
          : Optional.empty();
    } catch (FileNotFoundException _) {
      return Optional.empty();
    }
  }
}
