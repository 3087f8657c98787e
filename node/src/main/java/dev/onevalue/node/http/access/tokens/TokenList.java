package dev.onevalue.node.http.access.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has which token, as hashes. A line is {@code name sha256:} and 64 hexadecimal digits; empty
 * ones, and those that start with {@code #}, say nothing. A name may have more than one token.
 * Immutable.
 */
final class TokenList {

  private static final Pattern LINE =
      Pattern.compile("([\\w.:@/+-]{1,100})\\s+sha256:(\\p{XDigit}{64})");

  private final List<Owner> owners;

  private TokenList(List<Owner> owners) {
    this.owners = List.copyOf(owners);
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException for the first bad line, with its number, but none of its text:
   *     that may be a token
   */
  static TokenList parse(String text) {
    List<Owner> owners = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        owners.add(owner(line, i + 1));
      }
    }
    if (owners.isEmpty()) {
      throw new IllegalArgumentException("there is no token in it");
    }
    return new TokenList(owners);
  }

  int size() {
    return owners.size();
  }

  /** Whose token it is. That takes the same time whatever it has in common with another one. */
  Optional<String> ownerOf(String token) {
    byte[] hash = sha256(token);
    String name = null;
    for (Owner owner : owners) {
      name = MessageDigest.isEqual(hash, owner.sha256) ? owner.name : name;
    }
    return Optional.ofNullable(name);
  }

  private static Owner owner(String line, int number) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "line %d is not 'name sha256:' and 64 hexadecimal digits".formatted(number));
    }
    return new Owner(matcher.group(1), HexFormat.of().parseHex(matcher.group(2)));
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Owner {

    private final String name;
    private final byte[] sha256;

    Owner(String name, byte[] sha256) {
      this.name = name;
      this.sha256 = sha256;
    }
  }
}
