package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.core.Version;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GossipCodecTest {

  private static final Register REGISTER =
      new Register(-7, new Version(Version.MAX_GENERATION, new NodeId("nöde-b", new UUID(1, 2))));

  static Stream<GossipMessage> messages() {
    String longest = "é".repeat(NodeId.MAX_NAME_LENGTH);
    return Stream.of(
        new Push(REGISTER),
        new Exchange(REGISTER),
        new Push(Register.initial(Long.MIN_VALUE)),
        new Exchange(new Register(1, new Version(1, new NodeId(longest, new UUID(-1, -1))))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsEncodedIsDecoded(GossipMessage message) {
    byte[] bytes = GossipCodec.encode(message);

    assertThat(GossipCodec.decode(bytes, 0, bytes.length)).isEqualTo(message);
  }

  @Test
  void decodesAPartOfAnArray() {
    byte[] bytes = GossipCodec.encode(new Push(REGISTER));
    byte[] larger = new byte[bytes.length + 9];
    System.arraycopy(bytes, 0, larger, 4, bytes.length);

    assertThat(GossipCodec.decode(larger, 4, bytes.length)).isEqualTo(new Push(REGISTER));
  }

  static Stream<Named<UnaryOperator<byte[]>>> damages() {
    return Stream.of(
        Named.of("other format", bytes -> with(bytes, 0, 9)),
        Named.of("unknown kind", bytes -> with(bytes, 1, 9)),
        Named.of("negative generation", bytes -> with(bytes, 10, -1)),
        Named.of("generation over the ceiling", bytes -> with(bytes, 10, 1)),
        Named.of("cut short", bytes -> Arrays.copyOf(bytes, 20)),
        Named.of("empty", _ -> new byte[0]),
        Named.of("too long", bytes -> Arrays.copyOf(bytes, 5_000)));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedBytesAreRefused(UnaryOperator<byte[]> damage) {
    byte[] damaged = damage.apply(GossipCodec.encode(new Push(REGISTER)));

    assertThatThrownBy(() -> GossipCodec.decode(damaged, 0, damaged.length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomBytesNeverDoAnythingElse(long seed) {
    var random = new Random(seed);
    IntStream.range(0, 10_000).forEach(_ -> decodeOrRefuse(random));
  }

  private static void decodeOrRefuse(Random random) {
    byte[] bytes = new byte[random.nextInt(80)];
    random.nextBytes(bytes);
    if (bytes.length > 1 && random.nextBoolean()) {
      bytes[0] = 1;
      bytes[1] = 1;
    }
    try {
      GossipCodec.decode(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
