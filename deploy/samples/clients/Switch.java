import dev.onevalue.client.OneValue;
import java.net.URI;

/** A kill switch: java -cp onevalue-client.jar Switch.java http://demo */
class Switch {
  public static void main(String[] arguments) throws InterruptedException {
    OneValue switched = OneValue.connect(URI.create(arguments[0]));
    switched.onConnection(connection -> System.err.println(connection));
    switched.onChange(register -> System.out.println(register.value() == 0 ? "off" : "on"));
    Thread.currentThread().join();
  }
}
