package dev.onevalue.operator.install;

import static java.util.stream.Collectors.joining;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code deploy/chart}, as Helm renders it into namespace onevalue-system. */
public final class Chart {
  static final Path FOLDER = Path.of("../deploy/chart");

  private static final Pattern DOCUMENT_START = Pattern.compile("^---\n", Pattern.MULTILINE);
  private static final String OLDEST_KUBERNETES = "1.30.0";

  private Chart() {}

  /** Rendered with the values that a file sets. */
  static String rendered(Path values) {
    return rendered(command -> command.withValuesFile(values));
  }

  /** Rendered with these values set. */
  public static String rendered(Map<String, Object> values) {
    return rendered(command -> {
      values.forEach(command::set);
      return command;
    });
  }

  /** The objects of a rendering. */
  public static List<HasMetadata> objects(String rendered) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      return client
          .load(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)))
          .items();
    }
  }

  /** The documents of a YAML stream. */
  static Stream<String> documents(String yaml) {
    return DOCUMENT_START.splitAsStream(yaml);
  }

  /** Without what Helm says of each document's source, and without empty ones. */
  private static String rendered(UnaryOperator<TemplateCommand> values) {
    String rendered =
        values
            .apply(
                new Helm(FOLDER)
                    .template()
                    .withName("onevalue-operator")
                    .withNamespace("onevalue-system")
                    .withKubeVersion(OLDEST_KUBERNETES))
            .call();
    return documents(rendered)
        .map(document -> document.replaceFirst("^# Source: .*\n", "").strip())
        .filter(document -> !document.isEmpty())
        .map(document -> document + "\n")
        .collect(joining("---\n"));
  }
}
