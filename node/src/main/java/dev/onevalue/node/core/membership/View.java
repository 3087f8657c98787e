package dev.onevalue.node.core.membership;

import static java.util.Comparator.comparing;

import dev.onevalue.node.core.register.NodeId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The members that are there, in an order that all of them compute alike. Immutable, and shared by
 * all who have the same one.
 *
 * <p>A push goes along a tree over the view: the member that pushes is its root, and each one
 * passes it on to at most {@value #ARITY} others. In a cluster of up to {@value #ARITY} others that
 * is a push to each of them.
 */
public final class View {

  /** Beyond it, passing on costs less time than one sender that sends to all. */
  public static final int ARITY = 64;

  private static final Comparator<Member> ORDER =
      comparing(Member::id).thenComparing(member -> member.endpoint().toString());

  private final List<Member> members;

  private View(List<Member> members) {
    this.members = members;
  }

  /** A view of these members; of two entries with one id the last one counts. */
  public static View of(Collection<Member> members) {
    List<Member> sorted = members.stream().sorted(ORDER).toList();
    return new View(
        IntStream.range(0, sorted.size())
            .filter(i -> i + 1 == sorted.size() || !sameId(sorted.get(i), sorted.get(i + 1)))
            .mapToObj(sorted::get)
            .toList());
  }

  private static boolean sameId(Member one, Member other) {
    return one.id().equals(other.id());
  }

  public List<Member> members() {
    return members;
  }

  public int size() {
    return members.size();
  }

  /** How many have that name: nodes on one host may all be named after it. */
  long named(String name) {
    return members.stream().filter(member -> member.id().name().equals(name)).count();
  }

  public boolean contains(NodeId id) {
    return indexOf(id) >= 0;
  }

  public Optional<Member> find(NodeId id) {
    int index = indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(members.get(index));
  }

  /** The other members, beginning after this one; all of them if it is not in the view. */
  public Stream<Member> after(NodeId id) {
    int index = indexOf(id);
    int others = index < 0 ? size() : size() - 1;
    return IntStream.rangeClosed(1, others).mapToObj(i -> members.get((index + i) % size()));
  }

  /**
   * {@code count} consecutive ones of the others, from a start that is taken modulo their number.
   */
  List<Member> someAfter(NodeId id, int start, int count) {
    int index = indexOf(id);
    int others = index < 0 ? size() : size() - 1;
    // before anything is added to it: it may be the largest integer
    int first = start % Math.max(1, others);
    return IntStream.range(0, Math.min(count, others))
        .mapToObj(i -> members.get((index + 1 + (first + i) % others) % size()))
        .toList();
  }

  /** Those to whom {@code id} passes on what {@code root} pushed. */
  public List<Member> children(NodeId root, NodeId id) {
    int rootIndex = indexOf(root);
    int index = indexOf(id);
    if (rootIndex < 0 || index < 0) {
      return List.of();
    }
    long first = (long) ARITY * Math.floorMod(index - rootIndex, size()) + 1;
    return IntStream.range(0, Math.clamp(size() - first, 0, ARITY))
        .mapToObj(i -> members.get((int) ((rootIndex + first + i) % size())))
        .toList();
  }

  /** How often a push is passed on until it has reached all, 0 if its root reaches them itself. */
  public int hops() {
    int hops = 0;
    for (long reached = 1 + ARITY; reached < size(); reached = 1 + ARITY * reached) {
      hops++;
    }
    return hops;
  }

  private int indexOf(NodeId id) {
    return Collections.binarySearch(
        members, new Member(id, NOWHERE), Comparator.comparing(Member::id));
  }

  private static final Endpoint NOWHERE = new Endpoint("0.0.0.0", 1);
}
