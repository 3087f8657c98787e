package dev.onevalue.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/**
 * What Argo CD makes of a cluster. Each file of {@code integrations/statuses} is one, recorded on a
 * real cluster or calculated, and its name begins with the health that it has.
 */
class IntegrationsTest {
  private static final Path HEALTH = Path.of("../deploy/integrations/argocd/health.lua");

  static Stream<Path> clusters() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../deploy/integrations/statuses"))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void hasTheHealthThatItsNameSays(Path file) throws IOException {
    LuaValue health = health(Serialization.unmarshal(Files.readString(file), JsonNode.class));
    String expected = file.getFileName().toString().replaceFirst("-.*", "");
    assertThat(health.get("status").tojstring()).isEqualTo(expected);
    assertThat(health.get("message").tojstring()).isNotEmpty().isNotEqualTo("nil");
  }

  private static LuaValue health(JsonNode cluster) throws IOException {
    Globals lua = JsePlatform.standardGlobals();
    lua.set("obj", value(cluster));
    try (Reader script = Files.newBufferedReader(HEALTH)) {
      return lua.load(script, "health.lua").call();
    }
  }

  private static LuaValue value(JsonNode node) {
    LuaTable table = new LuaTable();
    return switch (node.getNodeType()) {
      case OBJECT -> {
        node.properties().forEach(field -> table.set(field.getKey(), value(field.getValue())));
        yield table;
      }
      case ARRAY -> {
        node.forEach(element -> table.set(table.length() + 1, value(element)));
        yield table;
      }
      case NUMBER -> LuaValue.valueOf((double) node.longValue());
      case BOOLEAN -> LuaValue.valueOf(node.booleanValue());
      default -> LuaValue.valueOf(node.textValue());
    };
  }
}
