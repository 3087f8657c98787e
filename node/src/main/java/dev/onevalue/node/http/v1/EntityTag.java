package dev.onevalue.node.http.v1;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Precondition.WrittenBy;
import dev.onevalue.node.core.register.Precondition.WrittenByNobody;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code generation-writer} names a register; where no node wrote it, its value stands for the
 * writer. Strong, and the same on every member.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, ETag</a>
 */
public final class EntityTag {

  private static final Pattern OURS =
      Pattern.compile(
          "\"(\\d{1,16})-(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(-?\\d{1,19}))\"");

  /** One of a list: what is between quotes may have commas in it. */
  private static final Pattern IN_LIST = Pattern.compile("(?:W/)?\"[^\"]*\"|\\*");

  private EntityTag() {}

  /** A register's, in quotes. */
  public static String of(Register register) {
    return "\"" + idOf(register) + "\"";
  }

  /** A register's, without quotes. */
  public static String idOf(Register register) {
    NodeId writer = register.version().writer();
    return register.generation()
        + "-"
        + (writer.equals(NodeId.NONE) ? Long.toString(register.value()) : writer.incarnation());
  }

  /** Those of a list, {@code *} included, the weak ones with their {@code W/}. */
  static List<String> listed(String field) {
    return IN_LIST.matcher(field).results().map(found -> found.group()).toList();
  }

  /** Whether a list has a register's; weak ones count, as for reads. */
  public static boolean isIn(String field, Register register) {
    String tag = of(register);
    return listed(field).stream().anyMatch(t -> t.equals("*") || t.replace("W/", "").equals(tag));
  }

  /** The registers that a tag names; none if it is weak, or not one of ours. */
  static Optional<Precondition> precondition(String tag) {
    Matcher ours = OURS.matcher(tag);
    if (!ours.matches()) {
      return Optional.empty();
    }
    long generation = Long.parseLong(ours.group(1));
    if (ours.group(2) != null) {
      return Optional.of(new WrittenBy(generation, UUID.fromString(ours.group(2))));
    }
    try {
      return Optional.of(new WrittenByNobody(generation, Long.parseLong(ours.group(3))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
