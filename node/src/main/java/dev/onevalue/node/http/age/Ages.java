package dev.onevalue.node.http.age;

import dev.onevalue.node.runtime.NodeState;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * For how long a node may have missed a write, as its answers tell it: whole seconds as RFC 9111
 * has them, and milliseconds, both rounded up. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.1">RFC 9111, Age</a>
 */
public final class Ages {

  public static final String MILLIS_HEADER = "OneValue-Age-Millis";

  private final Supplier<NodeState> state;
  private volatile Fields last = Fields.of(0);

  public Ages(Supplier<NodeState> state) {
    this.state = state;
  }

  /** Milliseconds; empty if that is not known. */
  public OptionalLong millis() {
    return millis(state.get());
  }

  /** Milliseconds as of now, by what a node knew; empty if that is not known. */
  public static OptionalLong millis(NodeState state) {
    OptionalLong nanos = state.ageNanos(System.nanoTime());
    return nanos.isPresent() ? OptionalLong.of(millis(nanos.getAsLong())) : nanos;
  }

  /** Whole milliseconds, rounded up. */
  public static long millis(long nanos) {
    return Math.ceilDiv(nanos, TimeUnit.MILLISECONDS.toNanos(1));
  }

  /** Puts it among the headers of an answer, unless it is not known. */
  public void putOn(HttpFields.Mutable headers) {
    OptionalLong nanos = state.get().ageNanos(System.nanoTime());
    if (nanos.isPresent()) {
      Fields fields = fields(millis(nanos.getAsLong()));
      headers.put(fields.seconds());
      headers.put(fields.thousandths());
    }
  }

  /** Many answers are given in the same millisecond. */
  private Fields fields(long millis) {
    Fields known = last;
    if (known.millis() == millis) {
      return known;
    }
    Fields made = Fields.of(millis);
    last = made;
    return made;
  }

  private record Fields(long millis, HttpField seconds, HttpField thousandths) {

    static Fields of(long millis) {
      long seconds = Math.ceilDiv(millis, 1_000L);
      return new Fields(
          millis,
          new PreEncodedHttpField(HttpHeader.AGE, Long.toString(seconds)),
          new PreEncodedHttpField(MILLIS_HEADER, Long.toString(millis)));
    }
  }
}
