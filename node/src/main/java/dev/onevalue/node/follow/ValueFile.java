package dev.onevalue.node.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A file that readers see whole, whenever they open it, and whose time tells its freshness. */
final class ValueFile {

  private final Path file;
  private final Path next;

  ValueFile(Path file) {
    this.file = file;
    this.next = file.resolveSibling("." + file.getFileName() + ".next");
  }

  /** Replaces it: by a rename in its own folder, which leaves no moment without a file. */
  void write(String text) throws IOException {
    Files.write(next, (text + "\n").getBytes(UTF_8));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What it holds was the newest at that time; it never goes back. */
  void freshAt(Instant instant) throws IOException {
    FileTime time = FileTime.from(instant);
    if (time.compareTo(Files.getLastModifiedTime(file)) > 0) {
      Files.setLastModifiedTime(file, time);
    }
  }
}
