import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** The yardstick of what is durable: {@code pwrite} and {@code fdatasync}, in turns to two places. */
final class BareFile implements AutoCloseable {

  private static final int SLOT = 4096;

  /** The largest register takes so many bytes in its slot. */
  private static final int LENGTH = 720;

  private static final int READ_WRITE = 2;
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle PWRITE =
      function(
          "pwrite",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle FDATASYNC =
      function("fdatasync", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment bytes = arena.allocate(LENGTH);
  private final int file;
  private long writes;

  private BareFile(Path path) throws Throwable {
    file = (int) OPEN.invokeExact(arena.allocateFrom(path.toString()), READ_WRITE);
    if (file < 0) {
      throw new IOException(path + " cannot be opened");
    }
  }

  static BareFile create(Path path) throws Throwable {
    return new BareFile(Files.write(path, new byte[2 * SLOT]));
  }

  void write() throws Throwable {
    bytes.set(ValueLayout.JAVA_LONG, 0, System.nanoTime());
    long place = (writes++ & 1) * SLOT;
    long written = (long) PWRITE.invokeExact(file, bytes, (long) LENGTH, place);
    int failed = (int) FDATASYNC.invokeExact(file);
    if (written != LENGTH || failed != 0) {
      throw new IOException("the bare write failed");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw new IOException(e);
    }
    arena.close();
  }

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
  }
}
