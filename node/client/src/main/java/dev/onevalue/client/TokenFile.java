package dev.onevalue.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A token in a file, which whoever keeps it replaces before it expires: read for each request. */
record TokenFile(Path file) implements Supplier<String> {

  @Override
  public String get() {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("the token cannot be read: " + e, e));
    }
  }
}
