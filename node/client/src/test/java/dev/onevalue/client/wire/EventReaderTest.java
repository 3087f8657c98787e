package dev.onevalue.client.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final List<ServerSentEvent> EXPECTED =
      List.of(
          new ServerSentEvent("message", "é\nb"),
          new ServerSentEvent("heartbeat", "{}"),
          new ServerSentEvent("message", ""));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsHoweverTheBytesAreCut(String newline) throws IOException {
    String text =
        """
        : hello
        retry: 1

        id: 3
        data: é
        data:b

        event:heartbeat
        data: {}

        data

        event: x

        """;
    byte[] bytes = text.replace("\n", newline).getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      var reader = new EventReader();
      List<ServerSentEvent> events = new ArrayList<>(reader.read(ByteBuffer.wrap(bytes, 0, cut)));
      events.addAll(reader.read(ByteBuffer.wrap(bytes, cut, bytes.length - cut)));
      assertThat(events).as("cut at %d", cut).isEqualTo(EXPECTED.subList(0, events.size()));
      assertThat(events).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void endlessEventHasALimit() {
    var reader = new EventReader();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> {
          while (true) {
            reader.read(ByteBuffer.wrap("data: for ever\n".getBytes(UTF_8)));
          }
        })
        .withMessageContaining("65536 bytes");
  }
}
