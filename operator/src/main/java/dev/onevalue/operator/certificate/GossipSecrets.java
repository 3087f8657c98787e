package dev.onevalue.operator.certificate;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Secrets with the members' certificates, as far as they were seen. Thread-safe for different
 * clusters.
 */
public final class GossipSecrets {
  /** Annotation of a cluster whose certificate is to be replaced: once for each new text. */
  public static final String ROTATE = OneValueCluster.GROUP + "/rotate-certificate";

  /** How long what was seen is good enough, when nobody is in need. */
  private static final Duration GOOD = Duration.ofMinutes(5);

  /** The same, when a Pod waits for something that may be the Secret. */
  private static final Duration GOOD_IN_NEED = Duration.ofSeconds(10);

  private final Sightings<Optional<KnownSecret>> seen;
  private final InstantSource clock;

  /** Nothing was seen yet. */
  public GossipSecrets(InstantSource clock, Memory memory) {
    this.seen = new Sightings<>(clock, memory);
    this.clock = clock;
  }

  /** Whether the Secret need not be looked at: it was, for this spec, and not long ago. */
  public boolean isSeen(OneValueCluster cluster, boolean inNeed) {
    return seen.isFresh(cluster, inNeed ? GOOD_IN_NEED : GOOD);
  }

  /** What the cluster's own Secret holds, as far as is known; empty: it has none. */
  public Optional<KnownSecret> known(OneValueCluster cluster) {
    return seen.last(cluster).flatMap(own -> own);
  }

  /** What was read or written just now is the cluster's own, which members can work with. */
  public void saw(OneValueCluster cluster, Secret own) {
    seen.remember(cluster, SecretObject.credentials(own).map(held -> known(own, held)));
  }

  /** The Secret was looked at that the cluster's user has made. */
  public void sawUsers(OneValueCluster cluster) {
    seen.remember(cluster, Optional.empty());
  }

  /** One with a new certificate, to be created. */
  public Secret newSecret(OneValueCluster cluster) {
    return SecretObject.of(cluster, newCredentials(cluster), wish(cluster));
  }

  /** Gives one that members cannot work with a new certificate, unless it was changed meanwhile. */
  public Secret renew(OneValueCluster cluster, Secret read, KubernetesClient client) {
    return write(
        cluster, SecretObject.change(read, newCredentials(cluster), wish(cluster)), client);
  }

  /** Whether members can work with it. */
  public static boolean isUsable(Secret secret) {
    return SecretObject.credentials(secret).isPresent();
  }

  /** For what text the cluster's user wants another certificate; empty: for none. */
  public static String wish(OneValueCluster cluster) {
    return Objects.requireNonNullElse(
            cluster.getMetadata().getAnnotations(), Map.<String, String>of())
        .getOrDefault(ROTATE, "");
  }

  /**
   * Takes the step after that in which the Secret is known to be; if it is not, looks at it again.
   *
   * @return what it holds now; empty: the step was not taken
   * @throws KubernetesClientException if the API server refuses it, with the status 409 if somebody
   *     else was faster
   */
  public Optional<KnownSecret> advance(
      OneValueCluster cluster, KnownSecret known, KubernetesClient client) {
    Secret read = secret(cluster, client).get();
    Optional<Credentials> held =
        Optional.ofNullable(read)
            .filter(secret -> secret.hasOwnerReferenceFor(cluster))
            .flatMap(SecretObject::credentials)
            .filter(credentials -> known.equals(known(Objects.requireNonNull(read), credentials)));
    if (held.isEmpty()) {
      seen.forget(cluster);
      return Optional.empty();
    }
    Credentials next = next(cluster, held.get());
    String rotatedFor = held.get().phase() == Phase.SETTLED ? wish(cluster) : known.rotatedFor();
    saw(cluster, write(cluster, SecretObject.change(read, next, rotatedFor), client));
    return known(cluster);
  }

  private Credentials next(OneValueCluster cluster, Credentials held) {
    return switch (held.phase()) {
      case SETTLED -> held.announced(newIdentity(cluster));
      case ANNOUNCED -> held.shown();
      case SHOWN -> held.settled();
    };
  }

  private static Secret write(OneValueCluster cluster, String change, KubernetesClient client) {
    return secret(cluster, client).patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  private static Resource<Secret> secret(OneValueCluster cluster, KubernetesClient client) {
    return client
        .secrets()
        .inNamespace(cluster.getMetadata().getNamespace())
        .withName(Names.gossipSecret(cluster));
  }

  private Credentials newCredentials(OneValueCluster cluster) {
    return Credentials.of(newIdentity(cluster));
  }

  private Identity newIdentity(OneValueCluster cluster) {
    return Identity.selfSigned(Names.of(cluster), clock.instant());
  }

  private static KnownSecret known(Secret secret, Credentials held) {
    return new KnownSecret(
        SecretObject.rotatedFor(secret),
        held.phase(),
        held.own().sha256(),
        held.trusted().stream().map(Pem::sha256).collect(Collectors.toSet()),
        held.own().certificate().getNotAfter().toInstant(),
        held.own().half());
  }
}
