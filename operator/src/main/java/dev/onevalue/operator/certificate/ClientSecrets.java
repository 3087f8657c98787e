package dev.onevalue.operator.certificate;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.naming.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets with the certificates that members show to their clients, as far as they were seen.
 * Thread-safe for different clusters.
 */
public final class ClientSecrets {
  private static final Duration GOOD = Duration.ofMinutes(5);

  private final Sightings<Seen> seen;
  private final InstantSource clock;

  /**
   * What was seen of a Secret, without its keys. Immutable.
   *
   * @param authority whom clients believe, in PEM
   * @param renewal when it is to be renewed; null: its user does that
   */
  private record Seen(String authority, @Nullable Instant renewal) {}

  /** Nothing was seen yet. */
  public ClientSecrets(InstantSource clock, Memory memory) {
    this.seen = new Sightings<>(clock, memory);
    this.clock = clock;
  }

  /** Whether the Secret need not be looked at now. */
  public boolean isSeen(OneValueCluster cluster) {
    return seen.isFresh(cluster, GOOD);
  }

  /** After what time it is to be looked at in any case; zero: there is no need. */
  public Duration renewal(OneValueCluster cluster) {
    return seen.last(cluster)
        .map(Seen::renewal)
        .map(renewal -> Duration.between(clock.instant(), renewal))
        .orElse(Duration.ZERO);
  }

  /** Whom clients of the cluster believe, in PEM; empty: that is not known. */
  public Optional<String> authority(OneValueCluster cluster) {
    return seen.last(cluster).map(Seen::authority);
  }

  /** The Secret is the operator's, and was read or written just now. */
  public void saw(OneValueCluster cluster, Secret own) {
    SecretTexts.clientCredentials(own)
        .ifPresent(held -> seen.remember(cluster, new Seen(authority(own), held.server().half())));
  }

  /** The Secret is the user's, and was read just now. */
  public void sawUsers(OneValueCluster cluster, Secret users) {
    seen.remember(cluster, new Seen(authority(users), null));
  }

  /** One with a new authority, to be created. */
  public Secret newSecret(OneValueCluster cluster) {
    return object(cluster, ClientCredentials.of(cluster, clock.instant()));
  }

  /**
   * What it must become: a new certificate is due, or it holds nothing that members can work with;
   * empty: it is as it should be.
   */
  public Optional<Secret> renewed(OneValueCluster cluster, Secret read) {
    Instant now = clock.instant();
    Optional<ClientCredentials> held = SecretTexts.clientCredentials(read);
    if (held.isPresent() && held.get().server().half().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        object(
            cluster,
            held.map(credentials -> credentials.renewed(cluster, now))
                .orElseGet(() -> ClientCredentials.of(cluster, now))));
  }

  /** Whom clients of members that show it believe, in PEM. */
  public static String authority(Secret secret) {
    return SecretTexts.of(secret).getOrDefault(ClientCredentials.AUTHORITY, "");
  }

  /** By which clients come to believe the members: the authority's certificate alone. */
  public static ConfigMap published(OneValueCluster cluster, String authority) {
    return new ConfigMapBuilder()
        .withMetadata(metadata(cluster, Names.authority(cluster)))
        .withData(Map.of(ClientCredentials.AUTHORITY, authority))
        .build();
  }

  private static Secret object(OneValueCluster cluster, ClientCredentials credentials) {
    return new SecretBuilder()
        .withMetadata(metadata(cluster, Names.clientSecret(cluster)))
        .withType("kubernetes.io/tls")
        .withData(SecretTexts.encoded(credentials.texts()))
        .build();
  }

  private static ObjectMeta metadata(OneValueCluster cluster, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(cluster.getMetadata().getNamespace())
        .withLabels(Labels.of(cluster))
        .withOwnerReferences(Owner.of(cluster))
        .build();
  }
}
