package dev.onevalue.operator.certificate;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Names;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members show to their clients, and who has signed it. Immutable.
 *
 * @param authority whom clients believe; its key never leaves the Secret
 * @param server the members' certificate
 */
record ClientCredentials(Identity authority, Identity server) {
  static final String AUTHORITY = "ca.crt";
  private static final String AUTHORITY_KEY = "ca.key";

  /** With a new authority. */
  static ClientCredentials of(OneValueCluster cluster, Instant now) {
    Identity authority = Identity.authority(Names.of(cluster) + " authority", now);
    return new ClientCredentials(authority, server(authority, cluster, now));
  }

  /** With a new certificate, of the same authority unless that would end before it. */
  ClientCredentials renewed(OneValueCluster cluster, Instant now) {
    Instant end = now.plus(Identity.VALIDITY);
    return authority.certificate().getNotAfter().toInstant().isBefore(end)
        ? of(cluster, now)
        : new ClientCredentials(authority, server(authority, cluster, now));
  }

  private static Identity server(Identity authority, OneValueCluster cluster, Instant now) {
    return authority.server(Names.of(cluster), names(cluster), now);
  }

  /** By which clients reach members: the Service, each by its own name, and port-forwards. */
  private static List<String> names(OneValueCluster cluster) {
    String service = Names.of(cluster);
    String namespace = cluster.getMetadata().getNamespace();
    String members = "*." + Names.membersService(cluster) + "." + namespace + ".svc";
    return List.of(
        service,
        service + "." + namespace,
        service + "." + namespace + ".svc",
        service + "." + namespace + ".svc.cluster.local",
        members,
        members + ".cluster.local",
        "localhost",
        "127.0.0.1");
  }

  /** As a Secret has them. */
  Map<String, String> texts() {
    return Map.of(
        Credentials.CERTIFICATE,
        Pem.of(List.of(server.certificate())),
        Credentials.KEY,
        server.key(),
        AUTHORITY,
        Pem.of(List.of(authority.certificate())),
        AUTHORITY_KEY,
        authority.key());
  }

  /** What a Secret has; empty: nothing that members can work with. */
  static Optional<ClientCredentials> of(Map<String, String> texts) {
    try {
      return Optional.of(
          new ClientCredentials(
              Credentials.identity(texts, AUTHORITY, AUTHORITY_KEY),
              Credentials.identity(texts, Credentials.CERTIFICATE, Credentials.KEY)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
