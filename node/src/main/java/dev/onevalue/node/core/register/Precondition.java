package dev.onevalue.node.core.register;

import java.util.List;
import java.util.UUID;

/**
 * What the present register must be for a write to be made: compare-and-set. It is judged on one
 * member, against what that one has: members that are cut off from each other judge for themselves.
 */
public sealed interface Precondition {

  /** Whatever it is. */
  Precondition NONE = new Anything();

  /** Whether this register meets it. */
  boolean isMetBy(Register present);

  /** Whatever the register is. */
  record Anything() implements Precondition {
    @Override
    public boolean isMetBy(Register present) {
      return true;
    }
  }

  /** The register has this generation, whoever wrote it. */
  record OfGeneration(long generation) implements Precondition {
    @Override
    public boolean isMetBy(Register present) {
      return present.generation() == generation;
    }
  }

  /** The register is the one that this life of a node wrote at this generation. */
  record WrittenBy(long generation, UUID incarnation) implements Precondition {
    @Override
    public boolean isMetBy(Register present) {
      return present.generation() == generation
          && !present.version().writer().equals(NodeId.NONE)
          && present.version().writer().incarnation().equals(incarnation);
    }
  }

  /** The register has this generation and this value, and no node wrote it. */
  record WrittenByNobody(long generation, long value) implements Precondition {
    @Override
    public boolean isMetBy(Register present) {
      return present.generation() == generation
          && present.version().writer().equals(NodeId.NONE)
          && present.value() == value;
    }
  }

  /** Any of these. */
  record AnyOf(List<Precondition> alternatives) implements Precondition {

    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public boolean isMetBy(Register present) {
      return alternatives.stream().anyMatch(each -> each.isMetBy(present));
    }
  }
}
