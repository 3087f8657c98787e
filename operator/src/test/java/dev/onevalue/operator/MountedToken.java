package dev.onevalue.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The operator's token, as a kubelet writes it, and writes it anew. */
final class MountedToken implements AutoCloseable {
  private final Path path;

  MountedToken() {
    try {
      path = Files.createTempFile("token", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    is("the-first");
  }

  Path path() {
    return path;
  }

  void is(String token) {
    try {
      Files.writeString(path, token + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
