package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ApiServerTest {

  @Test
  void itIsWaitedForUntilItAnswersBeItARefusal() throws Exception {
    InetSocketAddress address = freeAddress();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting =
          threads.submit(() -> {
            ApiServer.await(config(address));
            return null;
          });
      assertThatThrownBy(() -> waiting.get(1500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      HttpServer refusing = HttpServer.create(address, 0);
      refusing.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
          });
      refusing.start();
      try {
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isNull();
      } finally {
        refusing.stop(0);
      }
    }
  }

  private static Config config(InetSocketAddress address) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl("http://127.0.0.1:" + address.getPort())
        .build();
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }
}
