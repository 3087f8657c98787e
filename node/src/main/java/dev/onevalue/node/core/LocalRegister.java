package dev.onevalue.node.core;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * The register of one node in its three states: as it is on the disk, as everyone may see it, and
 * with the node's own writes that are not on the disk yet. Not thread-safe.
 */
final class LocalRegister {

  private @Nullable Register saved;
  private Register visible;
  private Register working;
  private long used;

  LocalRegister(Register initial, @Nullable Register saved) {
    this.saved = saved;
    this.visible = saved == null ? initial : initial.merge(saved);
    this.working = visible;
    this.used = working.generation();
  }

  /** What those who read are shown. */
  Register visible() {
    return visible;
  }

  /** The newest one, which others must not be told of before it is saved. */
  Register working() {
    return working;
  }

  /** What others are told: the one on the disk, where there is one. */
  Register told() {
    return saved == null ? visible : saved;
  }

  boolean isSaved() {
    return saved != null;
  }

  /** What the disk must have before anything is let out; null if it has it. */
  @Nullable Register unsaved() {
    return working.equals(saved) ? null : working;
  }

  long nextGeneration() {
    return Math.max(used, working.generation()) + 1;
  }

  Register write(long value, NodeId self, TraceId asked) {
    working = working.write(value, self, used, asked);
    used = working.generation();
    return working;
  }

  /** Takes over what somebody else has, if it is newer. */
  boolean learn(Register heard) {
    visible = visible.merge(heard);
    if (!heard.isNewerThan(working)) {
      return false;
    }
    working = heard;
    return true;
  }

  /** Takes over what a client tells of: like a write, it must not be seen before it is saved. */
  void take(Register told) {
    working = working.merge(told);
  }

  void onSaved() {
    saved = working;
  }

  /** All of it may be seen now. */
  void show() {
    if (visible.isNewerThan(working)) {
      throw new IllegalStateException("%s would go back to %s".formatted(visible, working));
    }
    visible = working;
  }

  /** What clients asked for could not be saved: as if they had never been. */
  void undo() {
    working = visible;
  }
}
