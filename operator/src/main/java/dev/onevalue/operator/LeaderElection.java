package dev.onevalue.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several operators acts: the one that holds the Lease {@code onevalue-operator}. The
 * others watch, and wait for it. One that ends gives it away; one that dies is followed 15 s after
 * it last renewed it, and at most two tries, 5 s, later. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/leases/">Kubernetes: leases</a>
 */
final class LeaderElection {
  static final String LEASE = "onevalue-operator";

  private static final Logger LOG = LoggerFactory.getLogger(LeaderElection.class);

  private final KubernetesClient client;
  private final Term term;
  private final Optional<String> namespace;
  private final String identity;
  private final Runnable lost;
  private volatile boolean won;
  private volatile boolean ends;

  /**
   * How long the Lease is held. Immutable.
   *
   * @param duration after what time without a renewal others may take it
   * @param renewDeadline after what time without a renewal its holder ceases to act: earlier
   * @param retry pause between two attempts to get or renew it
   */
  record Term(Duration duration, Duration renewDeadline, Duration retry) {
    static final Term DEFAULT =
        new Term(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
  }

  /**
   * An election that this operator does not take part in yet.
   *
   * @param term how long the Lease is held
   * @param namespace where the Lease is; empty: there is no other operator, and nothing to win
   * @param identity tells this operator from all others
   * @param lost called when the Lease is lost though the operator does not end: whoever has it acts
   *     now, so this one must not
   */
  LeaderElection(
      KubernetesClient client,
      Term term,
      Optional<String> namespace,
      String identity,
      Runnable lost) {
    this.client = client;
    this.term = term;
    this.namespace = namespace;
    this.identity = identity;
    this.lost = lost;
  }

  /** How to take part; empty: there is nothing to win. */
  Optional<LeaderElectionConfiguration> configuration() {
    return namespace.map(this::configuration);
  }

  @SuppressWarnings("deprecation") // its builder has no way to say the last one
  private LeaderElectionConfiguration configuration(String namespace) {
    // the SDK would exit from within the hook that stops it, and wait for itself for ever
    boolean exitOnStopLeading = false;
    return new LeaderElectionConfiguration(
        LEASE,
        namespace,
        term.duration(),
        term.renewDeadline(),
        term.retry(),
        identity,
        new LeaderCallbacks(() -> won = true, this::gone, _ -> {}),
        exitOnStopLeading);
  }

  /** True while this operator is the one that acts. */
  boolean leads() {
    return namespace.isEmpty() || won;
  }

  /**
   * Ends this operator's part: the Lease is given away when nothing of it acts any more.
   *
   * @param stop ends what acts
   */
  void end(Runnable stop) {
    ends = true;
    stop.run();
    namespace.ifPresent(this::release);
  }

  /** The SDK has stopped the threads that it would do it with. */
  private void release(String namespace) {
    Resource<Lease> lease = client.leases().inNamespace(namespace).withName(LEASE);
    try {
      Lease seen = lease.get();
      if (seen != null && identity.equals(seen.getSpec().getHolderIdentity())) {
        lease.edit(LeaderElection::released);
      }
    } catch (KubernetesClientException e) {
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("lease not released: it expires");
    }
  }

  private static Lease released(Lease lease) {
    lease.getSpec().setHolderIdentity("");
    lease.getSpec().setLeaseDurationSeconds(1);
    return lease;
  }

  private void gone() {
    boolean led = won;
    won = false;
    if (led && !ends) {
      lost.run();
    }
  }
}
