package dev.onevalue.node.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that the page is made of. None is kept: it costs nothing while nobody looks.
 *
 * @param type media type
 * @param entityTag weak, since the answer may be compressed; of the content, since the time that a
 *     library would take is the same in every reproducible jar
 */
@SuppressWarnings("ArrayRecordComponent") // written to the answer and forgotten
record PageFile(String type, String entityTag, byte[] content) {

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private static final Pattern NAME = Pattern.compile("[a-z]+\\.(html|css|js)");

  /** The file of that name, if the page has one. */
  static Optional<PageFile> named(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream file = PageFile.class.getResourceAsStream(name)) {
      return file == null ? Optional.empty() : Optional.of(of(name, file.readAllBytes()));
    }
  }

  private static PageFile of(String name, byte[] content) {
    String type = TYPES.get(name.substring(name.indexOf('.') + 1));
    return new PageFile(type + "; charset=utf-8", "W/\"%s\"".formatted(digest(content)), content);
  }

  private static String digest(byte[] content) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().toHexDigits(ByteBuffer.wrap(whole).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
