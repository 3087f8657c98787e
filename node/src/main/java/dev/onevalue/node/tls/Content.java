package dev.onevalue.node.tls;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;

/** The bytes of a {@link SecretFolder}'s files, before anything is made of them. */
public final class Content {

  private final Map<String, byte[]> files;

  Content(Map<String, byte[]> files) {
    this.files = Map.copyOf(files);
  }

  /** The bytes of one that was read. Not to be changed. */
  byte[] of(String file) {
    return Objects.requireNonNull(files.get(file));
  }

  /** Whether these are the same bytes. */
  boolean isSameAs(Content other) {
    return files.entrySet().stream()
        .allMatch(file -> MessageDigest.isEqual(file.getValue(), other.of(file.getKey())));
  }
}
