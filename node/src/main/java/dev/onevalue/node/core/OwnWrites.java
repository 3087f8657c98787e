package dev.onevalue.node.core;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The last {@value #MOST_KEPT} writes of this life of the node, and which of them are lost: not
 * what it has descends from them. A write can be lost together with the later ones that were made
 * on it, and it is not lost any more when another member has made one on it that has won. Not
 * thread-safe.
 */
final class OwnWrites {

  static final int MOST_KEPT = 100;

  /** Writes that are no longer what they were before a change. */
  record Turned(List<Register> lost, List<Register> regained) {}

  /** The latest first. */
  private final Deque<Register> writes = new ArrayDeque<>();

  private final Set<Version> lost = new HashSet<>();
  private int unsaved;

  /** One was made on what the node had. */
  void add(Register written) {
    writes.addFirst(written);
    unsaved++;
    if (writes.size() > MOST_KEPT) {
      lost.remove(writes.removeLast().version());
    }
  }

  /** None of them can be undone any more. */
  void onSaved() {
    unsaved = 0;
  }

  /** Those that were not saved have never been made. */
  void undo() {
    for (; unsaved > 0 && !writes.isEmpty(); unsaved--) {
      lost.remove(writes.removeFirst().version());
    }
    unsaved = 0;
  }

  /** Whether it is saved, or was never one of them. */
  boolean isCertain(Register write) {
    return writes.stream().limit(unsaved).noneMatch(write::equals);
  }

  boolean isLost(Register write) {
    return !lost.isEmpty() && lost.contains(write.version());
  }

  /** This is what the node has now; nobody who was told of it knows what it descends from. */
  void forget() {
    writes.clear();
    lost.clear();
    unsaved = 0;
  }

  /** This is what the node has now. */
  Turned judge(Register present) {
    List<Register> newlyLost = new ArrayList<>();
    List<Register> regained = new ArrayList<>();
    Register descendant = present;
    for (Iterator<Register> latest = writes.iterator(); latest.hasNext(); ) {
      Register write = latest.next();
      // exact, since the next later one of these writes that it descends from was asked
      boolean isKept = write.equals(descendant) || descendant.ancestors().contains(write.version());
      if (!isKept) {
        if (lost.add(write.version())) {
          newlyLost.add(write);
        }
      } else if (lost.remove(write.version())) {
        regained.add(write);
        descendant = write;
      } else {
        // what that one descends from is known
        break;
      }
    }
    return new Turned(newlyLost, regained);
  }
}
