package dev.onevalue.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterCodecTest {

  private static final int NAME_LENGTH = 32;
  private static final int ANCESTORS = 39;

  /** The length of the usual one with a trace. */
  private static final int TRACED = ANCESTORS + 1 + 2 * 24 + 16;

  static Stream<Register> registers() {
    return Samples.registers().stream();
  }

  static Stream<Member> members() {
    return Samples.members().stream();
  }

  @ParameterizedTest
  @MethodSource("registers")
  void aRegisterIsReadAsItWasWritten(Register register) {
    ByteBuffer buffer = ByteBuffer.allocate(RegisterCodec.length(register));
    RegisterCodec.put(buffer, register);

    assertThat(buffer.remaining()).isZero();
    assertThat(RegisterCodec.get(buffer.clear())).isEqualTo(register);
    assertThat(buffer.remaining()).isZero();
  }

  @Test
  void theTraceIsWhatFollowsTheAncestors() {
    var trace = new TraceId(1, 2);
    ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(bytes(Samples.USUAL), TRACED));
    buffer.putLong(TRACED - 16, 1).putLong(TRACED - 8, 2);

    assertThat(RegisterCodec.get(buffer).trace()).isEqualTo(trace);
    buffer.putLong(TRACED - 16, 0).putLong(TRACED - 8, 0).rewind();
    assertThatThrownBy(() -> RegisterCodec.get(buffer)).hasMessage("a trace is not 0");
  }

  @ParameterizedTest
  @MethodSource("members")
  void aMemberIsReadAsItWasWrittenAndWhatFollowsIsLeft(Member member) {
    ByteBuffer buffer = ByteBuffer.allocate(MemberCodec.length(member) + 5);
    MemberCodec.put(buffer, member);

    assertThat(MemberCodec.get(buffer.clear())).isEqualTo(member);
    assertThat(buffer.remaining()).isEqualTo(5);
  }

  @Test
  void theLargestTakeNoMoreThanIsSaid() {
    assertThat(RegisterCodec.length(Samples.LARGEST)).isEqualTo(RegisterCodec.MAX_LENGTH);
    assertThat(Samples.members())
        .allMatch(member -> MemberCodec.length(member) <= MemberCodec.MAX_LENGTH);
  }

  /** What is on disks stays readable: this changes only together with the format of a slot. */
  @Test
  void theBytesAreThese() {
    assertThat(HexFormat.of().formatHex(bytes(Samples.USUAL)))
        .isEqualTo(
            "fffffffffffffff9" // value
                + "000000000000001f" // generation
                + "00000000000000010000000000000002" // incarnation
                + "06"
                + "6e6f64652d62" // name
                + "02" // ancestors
                + "00000000000000030000000000000004"
                + "000000000000001e"
                + "00000000000000050000000000000006"
                + "0000000000000002");
  }

  static Stream<Named<Consumer<byte[]>>> damages() {
    return Stream.of(
        Named.of("negative generation", bytes -> bytes[8] = -1),
        Named.of("generation over the ceiling", bytes -> bytes[9] = 0x20),
        Named.of("name longer than the bytes", bytes -> bytes[NAME_LENGTH] = (byte) 0xff),
        Named.of("name with a space", bytes -> bytes[NAME_LENGTH + 1] = ' '),
        Named.of("name with a line break", bytes -> bytes[NAME_LENGTH + 1] = '\n'),
        Named.of("name that is not ASCII", bytes -> bytes[NAME_LENGTH + 1] = (byte) 0xe9),
        Named.of("too many ancestors", bytes -> bytes[ANCESTORS] = 17),
        Named.of("more ancestors than bytes", bytes -> bytes[ANCESTORS] = 3),
        Named.of("negative generation of an ancestor", bytes -> bytes[ANCESTORS + 17] = -1));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedBytesAreRefused(Consumer<byte[]> damage) {
    byte[] bytes = bytes(Samples.USUAL);
    damage.accept(bytes);

    assertThatThrownBy(() -> RegisterCodec.get(ByteBuffer.wrap(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("\\P{Cntrl}+");
  }

  @Test
  void whatIsCutShortIsRefused() {
    byte[] bytes = bytes(Samples.USUAL);
    for (int length = 0; length < bytes.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
      assertThatThrownBy(() -> RegisterCodec.get(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("%d bytes are too few", length);
    }
  }

  @Test
  void aHostThatIsNotAsciiIsNotWritten() {
    var member = new Member(Samples.NODE, new Endpoint("höst", 1));

    assertThatThrownBy(() -> MemberCodec.put(ByteBuffer.allocate(100), member))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHostThatIsNotAsciiIsNotRead() {
    Member member = Samples.members().getFirst();
    ByteBuffer buffer = ByteBuffer.allocate(MemberCodec.length(member));
    MemberCodec.put(buffer, member);
    buffer.put(buffer.capacity() - 1, (byte) '\n');

    assertThatThrownBy(() -> MemberCodec.get(buffer.clear()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(Register register) {
    ByteBuffer buffer = ByteBuffer.allocate(RegisterCodec.length(register));
    RegisterCodec.put(buffer, register);
    return buffer.array();
  }
}
