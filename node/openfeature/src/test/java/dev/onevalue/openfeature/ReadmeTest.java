package dev.onevalue.openfeature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines of Java, in a program that has them alone. */
class ReadmeTest {

  private static final Path README = Path.of("..", "..", "README.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final String MEMBERS = "http://demo";
  @TempDir private Path folder;

  @Test
  void itsJavaRuns() throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      String lines = block().replace(MEMBERS, "http://127.0.0.1:" + node.uri("").getPort());
      BlockingQueue<Long> applied = new LinkedBlockingQueue<>();

      assertThat(run(program(lines), applied::add)).isEqualTo(42);

      assertThat(applied.poll(5, TimeUnit.SECONDS)).isEqualTo(42);
    } finally {
      OpenFeatureAPI.getInstance().shutdown();
    }
  }

  private static String block() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).contains(MEMBERS);
    return block.group(1);
  }

  private static String program(String lines) {
    return """
    import dev.onevalue.client.OneValue;
    import dev.onevalue.openfeature.OneValueProvider;
    import dev.openfeature.sdk.OpenFeatureAPI;
    import java.net.URI;
    import java.time.Duration;
    import java.util.function.LongConsumer;

    public class Program {
      private static LongConsumer applied;

      public static long run(LongConsumer consumer) throws Exception {
        applied = consumer;
        %s
        demo.close();
        return exact;
      }

      private static void apply(long value) {
        applied.accept(value);
      }
    }
    """
        .formatted(lines);
  }

  private long run(String program, LongConsumer applied) throws Exception {
    Path source = Files.writeString(folder.resolve("Program.java"), program);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(result).as(program).isZero();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      return (long)
          loader.loadClass("Program").getMethod("run", LongConsumer.class).invoke(null, applied);
    } catch (InvocationTargetException e) {
      throw new AssertionError(program, e.getCause());
    }
  }
}
