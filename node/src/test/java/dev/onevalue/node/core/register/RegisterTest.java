package dev.onevalue.node.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTest {

  private static final NodeId A = new NodeId("a", new UUID(0, 1));
  private static final NodeId B = new NodeId("b", new UUID(0, 2));

  /** Few generations, writers and values, so that every kind of tie occurs. */
  private static Register random(Random random) {
    NodeId writer = List.of(NodeId.NONE, A, B).get(random.nextInt(3));
    return register(random.nextInt(-1, 2), new Version(random.nextInt(3), writer));
  }

  private static Register register(long value, Version version) {
    return new Register(value, version, VersionVector.EMPTY, TraceId.NONE);
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 200).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mergeIsCommutativeAssociativeAndIdempotent(long seed) {
    var random = new Random(seed);
    Register a = random(random);
    Register b = random(random);
    Register c = random(random);

    assertThat(a.merge(b)).isEqualTo(b.merge(a));
    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    assertThat(a.merge(a)).isEqualTo(a);
    assertThat(a.merge(b).compareTo(a)).isNotNegative();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyOrderOfDeliveryEndsInTheSameRegister(long seed) {
    var random = new Random(seed);
    List<Register> writes =
        new ArrayList<>(Stream.generate(() -> random(random)).limit(6).toList());
    Register expected = writes.stream().reduce(Register.initial(42), Register::merge);

    Collections.shuffle(writes, random);

    assertThat(writes.stream().reduce(Register.initial(42), Register::merge)).isEqualTo(expected);
  }

  @Test
  void writingTheSameValueAgainIsANewerWrite() {
    Register before = Register.initial(42);
    Register after = before.write(42, A);

    assertThat(after.generation()).isEqualTo(1);
    assertThat(after.isNewerThan(before)).isTrue();
  }

  @Test
  void higherGenerationWinsWhateverWriterAndValue() {
    Register older = register(99, new Version(1, B));
    Register newer = register(0, new Version(2, A));

    assertThat(older.merge(newer)).isEqualTo(newer);
  }

  @Test
  void concurrentWritesHaveOneWinner() {
    Register byA = Register.initial(42).write(99, A);
    Register byB = Register.initial(42).write(1, B);

    assertThat(byA.merge(byB)).isEqualTo(byB);
    assertThat(byB.merge(byA)).isEqualTo(byB);
  }

  @Test
  void aWriteIsNewerThanEveryVersionThatItsWriterHasUsed() {
    assertThat(Register.initial(42).write(7, A, 5, TraceId.NONE).generation()).isEqualTo(6);
  }

  @Test
  void ofTwoConcurrentWritesTheNewerDiscardsTheOtherHoweverFarItIsAhead() {
    Register common = Register.initial(42).write(1, A);
    Register byA = common.write(2, A).write(3, A);
    Register byB = common.write(4, B).write(5, B).write(6, B);

    assertThat(byB.discards(byA)).isTrue();
    assertThat(byA.discards(byB)).as("it is the older one").isFalse();
    assertThat(byB.discards(common)).as("it replaced it").isFalse();
    assertThat(byB.merge(byA).write(7, A).discards(byA)).isTrue();
  }

  @Test
  void ofAWriteOlderThanAllThatAVectorKeepsItIsAssumedThatItWasKnown() {
    Register register = Register.initial(42).write(0, A);
    Version first = register.version();
    for (int writer = 0; writer <= VersionVector.MAX_ENTRIES; writer++) {
      register = register.write(writer, new NodeId("w", new UUID(1, writer)));
    }

    assertThat(register.ancestors().entries()).hasSize(VersionVector.MAX_ENTRIES);
    assertThat(register.ancestors().contains(first)).isTrue();
  }

  @Test
  void generationsOutOfRangeAreNoVersion() {
    assertThatThrownBy(() -> new Version(-1, A)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Version(Version.MAX_GENERATION + 1, A))
        .hasMessageContaining("9007199254740992");
  }
}
