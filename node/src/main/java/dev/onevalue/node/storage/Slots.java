package dev.onevalue.node.storage;

import dev.onevalue.node.storage.Slot.Damaged;
import dev.onevalue.node.storage.Slot.Empty;
import dev.onevalue.node.storage.Slot.Foreign;
import dev.onevalue.node.storage.Slot.Unknown;
import dev.onevalue.node.storage.Slot.Whole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The slots of a register file as they were found.
 *
 * @param length of the file, in bytes
 */
record Slots(Path file, long length, List<Slot> slots) {

  static final int COUNT = 2;
  static final int FILE_LENGTH = COUNT * Slot.LENGTH;

  /** A slot that is whole, and its place. */
  record Found(int place, Whole slot) {}

  /**
   * The slot that was written last, of those that are whole; none if no save ever returned.
   *
   * @throws IOException if one may have, and what it saved cannot be read
   */
  Optional<Found> newest() throws IOException {
    refuseUnknownFormat();
    refuseOtherLength();
    Optional<Found> newest = Optional.empty();
    for (int place = 0; place < COUNT; place++) {
      if (slots.get(place) instanceof Whole whole && isNewer(whole, newest)) {
        newest = Optional.of(new Found(place, whole));
      }
    }
    if (newest.isEmpty()) {
      refuseLoss();
    }
    return newest;
  }

  private static boolean isNewer(Whole whole, Optional<Found> newest) {
    return newest.isEmpty() || whole.sequence() > newest.get().slot().sequence();
  }

  private void refuseUnknownFormat() throws IOException {
    for (Slot slot : slots) {
      if (slot instanceof Unknown unknown) {
        throw failure(
            "has format %d, and this release reads format %d: start the release that wrote it"
                .formatted(unknown.format(), Slot.FORMAT));
      }
    }
  }

  private void refuseOtherLength() throws IOException {
    if (length == FILE_LENGTH) {
      return;
    }
    boolean ours =
        slots.stream().anyMatch(slot -> slot instanceof Whole || slot instanceof Damaged);
    throw ours ? damaged("it has %d bytes, not %d".formatted(length, FILE_LENGTH)) : foreign();
  }

  /**
   * The first save fills one slot after the other before it returns: as long as one is empty none
   * has returned, and the other one is what a crash has left of the first.
   */
  private void refuseLoss() throws IOException {
    if (slots.stream().anyMatch(Foreign.class::isInstance)) {
      throw slots.stream().anyMatch(Damaged.class::isInstance)
          ? damaged("neither of its two copies is whole")
          : foreign();
    }
    if (slots.stream().noneMatch(Empty.class::isInstance)) {
      throw damaged("neither of its two copies is whole");
    }
  }

  private IOException foreign() {
    return failure("is not a register file: move it away, or name another directory");
  }

  private IOException damaged(String how) {
    return failure(
        "is damaged (%s): move it away, and the node gets the value from the other members"
            .formatted(how));
  }

  private IOException failure(String what) {
    return new IOException("%s %s".formatted(file, what));
  }
}
