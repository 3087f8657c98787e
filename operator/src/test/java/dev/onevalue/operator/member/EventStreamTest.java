package dev.onevalue.operator.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.operator.member.http.ImproperAnswerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStreamTest {

  /** A stream, line ends as ~ (LF) or ^ (CR), and its events. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data: a~~ | message:a
          data:a~~data:b~~ | message:a message:b
          data: a^^data: b^^ | message:a message:b
          data: a^~^~data: b^~^~ | message:a message:b
          event: heartbeat~data: {}~~data: a~~ | heartbeat:{} message:a
          : nothing~~retry: 1000~~id: 3~data: a~~ | message:a
          event: empty~~data: a~~ | message:a
          data: cut off~ | ''
          """)
  void events(String text, String events) throws IOException {
    EventStream stream = stream(text.replace('~', '\n').replace('^', '\r'));
    List<String> read = new ArrayList<>();
    for (var event = stream.next(); event != null; event = stream.next()) {
      read.add(event.type() + ":" + event.data());
    }
    assertThat(String.join(" ", read)).isEqualTo(events);
  }

  @Test
  void anEndlessEventIsCutOff() {
    EventStream stream = stream("data: " + "x".repeat(10_000));
    assertThatThrownBy(stream::next).isInstanceOf(ImproperAnswerException.class);
  }

  @Test
  void aStreamMayBeLongerThanAnEvent() throws IOException {
    EventStream stream = stream("data: x\n\n".repeat(10_000));
    for (int event = 0; event < 10_000; event++) {
      assertThat(stream.next()).isNotNull();
    }
    assertThat(stream.next()).isNull();
  }

  private static EventStream stream(String text) {
    return new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
