package dev.onevalue.node.http.seed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.onevalue.node.http.age.AgeFilter;
import dev.onevalue.node.http.age.Ages;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code /get}, whatever the verb, with the value in decimal, on the thread that read the
 * request: it waits for nobody. All else goes to the handler behind, which must not block either.
 */
public final class Reads extends Handler.Wrapper {

  private static final String PATH = "/get";
  private static final HttpField PLAIN_TEXT =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");

  private final LongSupplier value;
  private final Ages ages;
  private volatile Answer answer;

  public Reads(LongSupplier value, Ages ages, Handler behind) {
    super(behind);
    this.value = value;
    this.ages = ages;
    this.answer = Answer.of(value.getAsLong());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isRead(request)) {
      return super.handle(request, response, callback);
    }
    Answer current = current();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(PLAIN_TEXT);
    headers.put(current.length);
    ages.putOn(headers);
    response.setStatus(200);
    response.write(true, current.body.duplicate(), callback);
    return true;
  }

  /**
   * A body has to be received, and measured, before its request is answered; and a bound of the age
   * has to be judged.
   */
  private static boolean isRead(Request request) {
    return PATH.equals(request.getHttpURI().getPath())
        && request.getLength() <= 0
        && AgeFilter.isUnbounded(request.getHeaders(), request.getHttpURI().getQuery())
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private Answer current() {
    long now = value.getAsLong();
    Answer last = answer;
    if (last.value == now) {
      return last;
    }
    Answer fresh = Answer.of(now);
    answer = fresh;
    return fresh;
  }

  private record Answer(long value, ByteBuffer body, HttpField length) {

    static Answer of(long value) {
      byte[] text = Long.toString(value).getBytes(US_ASCII);
      return new Answer(
          value,
          ByteBuffer.allocateDirect(text.length).put(text).flip().asReadOnlyBuffer(),
          new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Long.toString(text.length)));
    }
  }
}
