package dev.onevalue.node.core;

import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One member's gossip and its storage: applies inputs, makes the outcome durable, and only then
 * lets anything out. Inputs that wait together share one write to the disk (group commit).
 *
 * <p>Not thread-safe. Deterministic for a given storage, random generator and inputs.
 */
public final class Replica {

  private final Gossiper gossiper;
  private final Storage storage;

  /**
   * @param recovered what the storage held
   */
  public Replica(
      GossipSettings settings, Recovered recovered, Storage storage, RandomGenerator random) {
    this.gossiper = new Gossiper(settings, recovered, random);
    this.storage = storage;
  }

  /** Applies these inputs, none to let time pass alone, and returns what follows from them. */
  public Output step(List<Input> inputs, Moment now) {
    inputs.forEach(input -> gossiper.on(input, now));
    gossiper.conclude(now);
    try {
      save();
      // after the register: members on a disk without one would have to be heard for ever
      gossiper.changedMembers().ifPresent(storage::saveMembers);
      return gossiper.release(now);
    } catch (StorageFailedException e) {
      return gossiper.releaseUnsaved(new Refusal(e.reason(), String.valueOf(e.getMessage())), now);
    }
  }

  private void save() throws StorageFailedException {
    Register unsaved = gossiper.unsaved();
    if (unsaved != null) {
      storage.save(unsaved);
      gossiper.onSaved();
    }
  }

  /** What the node shows to those who read. */
  public Register register() {
    return gossiper.register();
  }

  public boolean informed() {
    return gossiper.informed();
  }

  /** Why it takes no writes, for people. */
  public String closedBecause() {
    return gossiper.closedBecause();
  }

  /** The node itself. */
  public NodeId self() {
    return gossiper.self();
  }

  /** What it may lack of what others have written. */
  public Freshness freshness() {
    return gossiper.freshness();
  }

  /** When a write must be answered at the latest, on the clock of the inputs. */
  public long nextDeadline(long otherwise) {
    return gossiper.nextDeadline(otherwise);
  }
}
