package dev.onevalue.node.core.membership;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a node knows what the cluster knows, and so takes writes. Knowing is contagious, never
 * assumed. A node is informed
 *
 * <ul>
 *   <li>by an exchange with an informed one;
 *   <li>by its own disk, once those that it knew last were heard, or had an interval to answer;
 *   <li>by a start that is known to be one: the node itself was listed, and all that are listed
 *       were heard and not informed; a node that is alone on its list gives those who know its
 *       address an interval to call. Where a checkpoint may be, it must have been read before.
 * </ul>
 *
 * Once informed it stays informed: what it misses later, gossip repairs. Not thread-safe.
 */
public final class WriteGate {

  private final boolean recovered;
  private final Set<Endpoint> lastKnown;
  private final long patienceNanos;
  private boolean checkpointAwaited;
  private final Set<Endpoint> heard = new HashSet<>();
  private Contacts contacts = Contacts.UNKNOWN;
  private long patientUntil = Long.MAX_VALUE;
  private boolean patienceStarted;
  private boolean open;

  /**
   * @param recovered whether the node's own disk had a register
   * @param lastKnown where the other members were when it ended, by its own disk
   * @param patienceNanos how long others have to call
   * @param checkpointAwaited whether a checkpoint may be that this node was not told of yet
   */
  public WriteGate(
      boolean recovered, Set<Endpoint> lastKnown, long patienceNanos, boolean checkpointAwaited) {
    this.checkpointAwaited = checkpointAwaited;
    this.recovered = recovered;
    this.lastKnown = Set.copyOf(lastKnown);
    this.patienceNanos = patienceNanos;
  }

  public boolean isOpen() {
    return open;
  }

  /** Others can call from now on, and these are to be asked. */
  public void onContacts(Contacts newContacts, long nanos) {
    contacts = newContacts;
    if (!patienceStarted) {
      patienceStarted = true;
      patientUntil = nanos + patienceNanos;
    }
    onTime(nanos);
  }

  /** A node said what it knows. */
  public void onHeard(Endpoint from, boolean informed, long nanos) {
    if (open) {
      return;
    }
    heard.add(from);
    open = informed;
    onTime(nanos);
  }

  /** The checkpoint was taken over, or there is none. */
  public void onCheckpointRead(long nanos) {
    checkpointAwaited = false;
    onTime(nanos);
  }

  /** Time has passed. */
  public void onTime(long nanos) {
    if (!open && patienceStarted) {
      open = recovered ? hasRecovered(nanos) : isStart(nanos);
    }
  }

  private boolean hasRecovered(long nanos) {
    return isOver(nanos) || (!expected().isEmpty() && allHeard());
  }

  private boolean isStart(long nanos) {
    return !checkpointAwaited
        && contacts.listsSelf()
        && allHeard()
        && (!expected().isEmpty() || isOver(nanos));
  }

  private boolean allHeard() {
    return contacts.isComplete() && heard.containsAll(expected());
  }

  private Set<Endpoint> expected() {
    Set<Endpoint> expected = new HashSet<>(contacts.others());
    expected.addAll(lastKnown);
    return expected;
  }

  private boolean isOver(long nanos) {
    return nanos - patientUntil >= 0;
  }

  /** What would open it, for people. */
  public String closedBecause() {
    if (!patienceStarted) {
      return "it has not opened its cluster port, or cannot ask who else is there";
    }
    String unheard =
        Stream.concat(
                expected().stream().filter(e -> !heard.contains(e)).map(Endpoint::toString),
                contacts.unresolved().stream())
            .sorted()
            .collect(joining(", "));
    if (!unheard.isEmpty()) {
      return "it has not heard " + unheard;
    }
    if (checkpointAwaited && !recovered) {
      return "it has not read the checkpoint";
    }
    return contacts.listsSelf()
        ? "it gives others an interval to call"
        : "those it heard do not know the cluster's value either";
  }
}
