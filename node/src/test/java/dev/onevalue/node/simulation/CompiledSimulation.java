package dev.onevalue.node.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The core and its simulation, compiled in memory from whatever sources, and apart from others. */
final class CompiledSimulation extends ClassLoader {

  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  CompiledSimulation(Map<Path, String> sources) {
    super(CompiledSimulation.class.getClassLoader());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    List<Source> units =
        sources.entrySet().stream().map(s -> new Source(s.getKey(), s.getValue())).toList();
    var files = new InMemory(compiler.getStandardFileManager(null, null, UTF_8));
    boolean compiled =
        compiler.getTask(said, files, null, List.of("-proc:none", "-nowarn"), null, units).call();
    assertThat(compiled).as(said.toString()).isTrue();
  }

  /** Runs the command, and returns what it printed. */
  String simulate(String... arguments) throws ReflectiveOperationException {
    var printed = new ByteArrayOutputStream();
    loadClass(Simulate.class.getName())
        .getMethod("run", String[].class, PrintStream.class)
        .invoke(null, arguments, new PrintStream(printed, true, UTF_8));
    return printed.toString(UTF_8);
  }

  /** What was compiled here hides what the parent has. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      ByteArrayOutputStream compiled = classes.get(name);
      return compiled == null
          ? super.loadClass(name, resolve)
          : defineClass(name, compiled.toByteArray(), 0, compiled.size());
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(Path path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      var bytes = new ByteArrayOutputStream();
      classes.put(name, bytes);
      return new SimpleJavaFileObject(URI.create("class:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
