package dev.onevalue.node.http.seed;

import dev.onevalue.node.http.age.AgeFilter;
import dev.onevalue.node.http.age.Ages;
import dev.onevalue.node.http.connection.Bodies;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
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

  private final LongSupplier value;
  private final Ages ages;
  private volatile Decimal answer;

  public Reads(LongSupplier value, Ages ages, Handler behind) {
    super(behind);
    this.value = value;
    this.ages = ages;
    this.answer = Decimal.kept(value.getAsLong());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isRead(request)) {
      return super.handle(request, response, callback);
    }
    Decimal current = current();
    HttpFields.Mutable headers = response.getHeaders();
    current.describe(headers);
    ages.putOn(headers);
    current.write(response, callback);
    return true;
  }

  /**
   * A body has to be received, and measured, before its request is answered; and a bound of the age
   * has to be judged.
   */
  private static boolean isRead(Request request) {
    return PATH.equals(request.getHttpURI().getPath())
        && Bodies.isWithout(request)
        && AgeFilter.isUnbounded(request.getHeaders(), request.getHttpURI().getQuery());
  }

  private Decimal current() {
    long now = value.getAsLong();
    Decimal last = answer;
    if (last.value() == now) {
      return last;
    }
    Decimal fresh = Decimal.kept(now);
    answer = fresh;
    return fresh;
  }
}
