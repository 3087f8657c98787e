package dev.onevalue.node.http.access.kubernetes.api;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the API server is, and what is asked about.
 *
 * @param api the API server
 * @param token the file with this Pod's own token for it; may change
 * @param authority the file with the certificates that verify it; may change. Not read if the API
 *     is not asked over TLS
 * @param namespace of this cluster
 * @param cluster its name
 */
public record ApiSettings(URI api, Path token, Path authority, String namespace, String cluster) {

  /**
   * An audience of this cluster alone: a token for it is worth nothing on the members of others.
   */
  public String ownAudience() {
    return "onevalue:" + namespace + "/" + cluster;
  }
}
