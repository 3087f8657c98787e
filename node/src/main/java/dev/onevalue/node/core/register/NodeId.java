package dev.onevalue.node.core.register;

import java.util.UUID;

/**
 * One life of a node, from its start to its end: a restarted node has the same name and another
 * incarnation.
 *
 * <p>The random incarnation makes it unique. A name alone would not: two lives of a name could give
 * the same version to two values, and the cluster would never agree.
 *
 * @param name what people call the node: at most {@value #MAX_NAME_LENGTH} printable ASCII
 *     characters without spaces
 * @param incarnation unique for each life
 */
public record NodeId(String name, UUID incarnation) implements Comparable<NodeId> {

  /** The longest name of a host, RFC 1035. */
  public static final int MAX_NAME_LENGTH = 253;

  /**
   * The writer of a value that no node of this cluster has set: the initial one, or one from a
   * notify.
   */
  public static final NodeId NONE = new NodeId("", new UUID(0, 0));

  public NodeId {
    if (!name.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException("a node name is printable ASCII without spaces");
    }
    if (name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "a node name has at most %d characters, not %d"
              .formatted(MAX_NAME_LENGTH, name.length()));
    }
  }

  /** A total order that every node computes alike; it has no meaning beyond that. */
  @Override
  public int compareTo(NodeId other) {
    int byIncarnation = incarnation.compareTo(other.incarnation);
    return byIncarnation != 0 ? byIncarnation : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name + "/" + incarnation;
  }
}
