package dev.onevalue.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterJsonTest {

  @Test
  void whatIsWrittenIsReadAgain() throws JsonProcessingException {
    Register register =
        Register.initial(42)
            .write(Long.MIN_VALUE, new NodeId("demo-1", UUID.randomUUID()))
            .write(Long.MAX_VALUE, new NodeId("demo-2", UUID.randomUUID()));

    String text = new ObjectMapper().writeValueAsString(RegisterJson.of(register));

    assertThat(RegisterJson.parse(text)).isEqualTo(register);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                                          | no register
          {}                                                                | no register
          {"value":1.5,"generation":1,"writer":null,"ancestors":[]}         | no register
          {"value":1,"generation":-1,"writer":null,"ancestors":[]}          | generation -1
          {"value":1,"generation":1,"writer":"demo-1","ancestors":[]}       | writer: 'demo-1'
          {"value":1,"generation":1,"writer":"demo-1/0","ancestors":[]}     | UUID
          {"value":1,"generation":1,"writer":null,"ancestors":null}         | ancestors
          {"value":1,"value":2,"generation":1,"writer":null,"ancestors":[]} | Duplicate
          """)
  void whatIsNoRegisterIsRefusedInWords(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegisterJson.parse(text))
        .withMessageContaining(why);
  }
}
