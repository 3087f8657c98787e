package dev.onevalue.node.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Read;
import dev.onevalue.node.faults.Operation.Refused;
import dev.onevalue.node.faults.Operation.Result;
import dev.onevalue.node.faults.Operation.Span;
import dev.onevalue.node.faults.Operation.Unknown;
import dev.onevalue.node.faults.Operation.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories that the checker must accept, and those that it must not. */
class PromisesTest {

  private static final Life A = new Life(1, 0);
  private static final Life A_AGAIN = new Life(1, 1);
  private static final Life B = new Life(2, 0);

  private final History history = new History();

  private void read(Life life, long start, long end, Observed seen) {
    history.add(new Read(life, new Span(start, end), seen));
  }

  private void write(Life life, long start, long end, long value, Result result) {
    history.add(new Write(life, new Span(start, end), value, result));
  }

  private static Observed observed(long value, long generation, String writer) {
    return new Observed(value, generation, writer);
  }

  private static Acknowledged acknowledged(Observed written, String... holders) {
    return new Acknowledged(written, true, List.of(holders), List.of());
  }

  private List<String> broken(Memory memory) {
    return Promises.broken(history, memory);
  }

  @ParameterizedTest
  @EnumSource
  void whatEveryRunLooksLikeIsAccepted(Memory memory) {
    read(A, 0, 1, observed(42, 0, ""));
    write(A, 1, 4, 100, acknowledged(observed(100, 1, "a"), "a"));
    read(A, 2, 5, observed(42, 0, ""));
    read(B, 5, 6, observed(100, 1, "a"));
    write(B, 6, 9, 101, new Unknown("gave up"));
    write(B, 7, 8, 102, new Refused(503));
    read(A, 8, 9, observed(101, 2, "b"));

    assertThat(broken(memory)).isEmpty();
  }

  @Test
  void anOlderRegisterAfterANewerOneIsNot() {
    write(B, 0, 1, 100, acknowledged(observed(100, 1, "b")));
    read(A, 0, 1, observed(100, 1, "b"));
    read(A, 2, 3, observed(42, 0, ""));

    assertThat(broken(Memory.RAM))
        .singleElement()
        .asString()
        .contains("a register never goes back");
  }

  @Test
  void anOlderRegisterInALaterLifeIsNotWhereThereIsADisk() {
    write(A, 0, 1, 100, acknowledged(observed(100, 1, "a")));
    read(A_AGAIN, 2, 3, observed(42, 0, ""));

    assertThat(broken(Memory.RAM)).isEmpty();
    assertThat(broken(Memory.DISK)).singleElement().asString().contains("node-1 in life 1");
  }

  @Test
  void aWriteThatIsNotNewerThanWhatItsNodeHadShownIsNot() {
    write(B, 0, 1, 100, acknowledged(observed(100, 1, "b")));
    read(A, 2, 3, observed(100, 1, "b"));
    write(A, 4, 5, 101, acknowledged(observed(101, 1, "a")));

    assertThat(broken(Memory.RAM)).singleElement().asString().contains("generation 1 was there");
  }

  @Test
  void oneVersionWithTwoValuesIsNot() {
    write(A, 0, 1, 100, acknowledged(observed(100, 1, "a")));
    write(A, 0, 1, 101, new Unknown("gave up"));
    read(B, 2, 3, observed(101, 1, "a"));

    assertThat(broken(Memory.RAM)).singleElement().asString().contains("same version, same value");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {503, 507})
  void aRefusedWriteThatIsSeenIsNot(int status) {
    write(A, 0, 1, 100, new Refused(status));
    read(B, 2, 3, observed(100, 1, "a"));

    assertThat(broken(Memory.RAM)).singleElement().asString().contains("a refused write never");
  }

  @Test
  void aValueThatNobodySetIsNot() {
    read(A, 0, 1, observed(7, 1, "a"));

    assertThat(broken(Memory.RAM)).singleElement().asString().contains("nobody has set value 7");
  }

  @Test
  void aHolderThatDoesNotHoldItIsNot() {
    write(B, 0, 1, 100, acknowledged(observed(100, 1, "b"), "b"));
    write(A, 0, 1, 101, acknowledged(observed(101, 2, "a"), "a", "b"));
    read(B, 2, 3, observed(100, 1, "b"));

    assertThat(broken(Memory.RAM)).singleElement().asString().contains("whoever a receipt names");
  }

  @Test
  void anAcknowledgedWriteThatIsNewerThanTheEndIsLost() {
    write(A, 0, 1, 100, acknowledged(observed(100, 2, "a")));
    write(A, 0, 1, 101, new Unknown("gave up"));

    assertThat(Promises.lost(history.writes(), observed(99, 2, "b"))).isEmpty();
    assertThat(Promises.lost(history.writes(), observed(99, 1, "b"))).hasSize(1);
  }

  @Test
  void aLifeThatAcknowledgesAtAGenerationThatOthersHadBeforeItIsIgnorant() {
    long now = System.nanoTime();
    write(B, now - 3, now - 2, 100, acknowledged(observed(100, 1, "b")));
    history.addStart(A_AGAIN);
    long later = System.nanoTime();
    write(A_AGAIN, later, later + 1, 101, acknowledged(observed(101, 1, "a")));

    assertThat(Promises.ignorant(history)).hasSize(1);
  }
}
