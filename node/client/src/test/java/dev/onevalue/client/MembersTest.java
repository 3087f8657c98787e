package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MembersTest {

  @Test
  void theOneUsedLastComesLast() throws InterruptedException {
    URI a = URI.create("http://127.0.0.1:1");
    URI b = URI.create("http://127.0.0.1:2");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var members = new Members(List.of(a, b), executor);
      assertThat(members.shuffled(a)).containsExactly(b, a);
      assertThat(members.shuffled(b)).containsExactly(a, b);
      assertThat(members.shuffled(null)).containsExactlyInAnyOrder(a, b);
    }
  }

  /** {@code localhost} has one address or two: the loopback addresses of this machine. */
  @Test
  void everyAddressOfANameIsAMember() throws Exception {
    URI name = URI.create("http://localhost:8080/base");
    InetAddress[] addresses = InetAddress.getAllByName("localhost");
    List<URI> expected =
        addresses.length < 2
            ? List.of(name)
            : Arrays.stream(addresses).map(MembersTest::literal).toList();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(new Members(List.of(name), executor).shuffled(null))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static URI literal(InetAddress address) {
    String host = address.getHostAddress();
    return URI.create(
        "http://%s:8080/base".formatted(host.contains(":") ? "[" + host + "]" : host));
  }
}
