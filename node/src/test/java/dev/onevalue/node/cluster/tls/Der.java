package dev.onevalue.node.cluster.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** As much of DER (ITU-T X.690) as a certificate needs. */
final class Der {

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(UTC);

  private Der() {}

  static byte[] of(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82);
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return shortened(out.toByteArray());
  }

  /** DER asks for the shortest length. */
  private static byte[] shortened(byte[] twoBytes) {
    int length = ((twoBytes[2] & 0xff) << 8) | (twoBytes[3] & 0xff);
    if (length > 0xff) {
      return twoBytes;
    }
    int header = length < 0x80 ? 2 : 3;
    byte[] der = new byte[header + length];
    der[0] = twoBytes[0];
    der[1] = (byte) (length < 0x80 ? length : 0x81);
    der[header - 1] = (byte) length;
    System.arraycopy(twoBytes, 4, der, header, length);
    return der;
  }

  static byte[] sequence(byte[]... parts) {
    return of(0x30, parts);
  }

  static byte[] hex(String der) {
    return HexFormat.of().parseHex(der);
  }

  static byte[] integer(long number) {
    return of(0x02, BigInteger.valueOf(number).toByteArray());
  }

  static byte[] octets(byte[] bytes) {
    return of(0x04, bytes);
  }

  static byte[] bits(byte[] bytes) {
    return of(0x03, new byte[1], bytes);
  }

  static byte[] time(Instant instant) {
    return of(0x17, UTC_TIME.format(instant).getBytes(UTF_8));
  }

  /** A distinguished name of a common name alone. */
  static byte[] name(String commonName) {
    return sequence(of(0x31, sequence(hex("0603550403"), of(0x0c, commonName.getBytes(UTF_8)))));
  }
}
