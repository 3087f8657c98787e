package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

class ModulesTest {

  @Test
  void needsTheHttpClientOfTheJdkAndNothingElse() {
    var out = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "--ignore-missing-deps",
                "--print-module-deps",
                "target/classes");
    assertThat(out.toString().strip()).isEqualTo("java.base,java.net.http");
    assertThat(status).isZero();
  }

  @Test
  void needsNoLibraryAtRunTime() {
    var out = new StringWriter();
    var _ =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(new PrintWriter(out), new PrintWriter(out), "-summary", "target/classes");
    assertThat(out.toString().lines())
        .containsExactlyInAnyOrder(
            "classes -> java.base", "classes -> java.net.http", "classes -> not found");
  }
}
