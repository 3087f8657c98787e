package dev.onevalue.node.http.seed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A value in decimal as the answer to a request, encoded once. Immutable. */
record Decimal(long value, ByteBuffer body, HttpField length) {

  private static final HttpField PLAIN_TEXT =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");

  /** For one answer. */
  static Decimal of(long value) {
    byte[] text = Long.toString(value).getBytes(US_ASCII);
    var length = new HttpField(HttpHeader.CONTENT_LENGTH, Long.toString(text.length));
    return new Decimal(value, ByteBuffer.wrap(text), length);
  }

  /** For many answers: out of the heap, where the kernel reads it without a copy. */
  static Decimal kept(long value) {
    Decimal once = of(value);
    ByteBuffer body = ByteBuffer.allocateDirect(once.body.remaining());
    return new Decimal(
        value,
        body.put(once.body).flip().asReadOnlyBuffer(),
        new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, once.length.getValue()));
  }

  /** Puts on what tells the form of the body. */
  void describe(HttpFields.Mutable headers) {
    headers.put(PLAIN_TEXT);
    headers.put(length);
  }

  void write(Response response, Callback callback) {
    response.setStatus(200);
    response.write(true, body.duplicate(), callback);
  }
}
