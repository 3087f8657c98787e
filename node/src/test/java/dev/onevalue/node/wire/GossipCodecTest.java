package dev.onevalue.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.GossipMessage;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GossipCodecTest {

  private static final GossipMessage PUSH = Samples.messages().getFirst();
  private static final int HOPS = 26;

  static Stream<GossipMessage> messages() {
    return Samples.messages().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsEncodedIsDecoded(GossipMessage message) {
    byte[] bytes = GossipCodec.encode(message);

    assertThat(GossipCodec.decode(bytes, 0, bytes.length)).isEqualTo(message);
  }

  @Test
  void decodesAPartOfAnArray() {
    byte[] bytes = GossipCodec.encode(PUSH);
    byte[] larger = new byte[bytes.length + 9];
    System.arraycopy(bytes, 0, larger, 4, bytes.length);

    assertThat(GossipCodec.decode(larger, 4, bytes.length)).isEqualTo(PUSH);
  }

  static Stream<Named<UnaryOperator<byte[]>>> damages() {
    return Stream.of(
        Named.of("older format", bytes -> with(bytes, 0, 2)),
        Named.of("newer format", bytes -> with(bytes, 0, 4)),
        Named.of("unknown flag", bytes -> with(bytes, 1, 2)),
        Named.of("unknown purpose", bytes -> with(bytes, 2, 6)),
        Named.of("too many hops", bytes -> with(bytes, HOPS, 17)),
        Named.of("negative hops", bytes -> with(bytes, HOPS, -1)),
        Named.of("neither reported nor not", bytes -> with(bytes, HOPS + 1, 2)),
        Named.of("negative generation", bytes -> with(bytes, HOPS + 10, -1)),
        Named.of("a byte more", bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
        Named.of("too long", bytes -> Arrays.copyOf(bytes, 5_000)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedBytesAreRefused(UnaryOperator<byte[]> damage) {
    byte[] damaged = damage.apply(GossipCodec.encode(PUSH));

    assertThatThrownBy(() -> GossipCodec.decode(damaged, 0, damaged.length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("\\P{Cntrl}+");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsCutShortIsRefused(GossipMessage message) {
    byte[] bytes = GossipCodec.encode(message);
    for (int length = 0; length < bytes.length; length++) {
      int cut = length;
      if (isWholeWithoutTrace(message, bytes.length - cut)) {
        continue;
      }
      assertThatThrownBy(() -> GossipCodec.decode(bytes, 0, cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static boolean isWholeWithoutTrace(GossipMessage message, int missing) {
    return missing == 16 && !message.register().trace().isNone();
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
