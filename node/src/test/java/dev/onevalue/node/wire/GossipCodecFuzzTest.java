package dev.onevalue.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Five seconds of damaged messages, or {@code -Dfuzz.seconds=N}; {@code -Dfuzz.seed=N} repeats. */
class GossipCodecFuzzTest {

  private static final int MOST_NOISE = 1200;

  @Test
  void bytesAreAMessageThatIsEncodedToTheSameBytesOrAreRefused() {
    long seed = Long.getLong("fuzz.seed", 1);
    var random = new Random(seed);
    List<byte[]> valid = Samples.messages().stream().map(GossipCodec::encode).toList();
    long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("fuzz.seconds", 5)).toNanos();
    long accepted = 0;
    long refused = 0;
    while (System.nanoTime() - end < 0) {
      if (isAccepted(bytes(valid, random))) {
        accepted++;
      } else {
        refused++;
      }
    }
    System.out.printf("fuzz: seed %d, %,d accepted, %,d refused%n", seed, accepted, refused);
    assertThat(accepted).isPositive();
    assertThat(refused).isPositive();
  }

  private static byte[] bytes(List<byte[]> valid, Random random) {
    return random.nextInt(10) == 0
        ? Mutation.noise(MOST_NOISE, random)
        : Mutation.of(valid.get(random.nextInt(valid.size())), random);
  }

  private static boolean isAccepted(byte[] bytes) {
    GossipMessage message;
    try {
      message = GossipCodec.decode(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new AssertionError("refused without reason: " + HexFormat.of().formatHex(bytes), e);
      }
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("not refused well: " + HexFormat.of().formatHex(bytes), e);
    }
    if (!Arrays.equals(GossipCodec.encode(message), bytes)) {
      throw new AssertionError("read loosely: " + HexFormat.of().formatHex(bytes));
    }
    return true;
  }
}
