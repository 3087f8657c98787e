package dev.onevalue.operator.apiserver;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of the operator's own ServiceAccount, each for one audience: whoever is shown it can use
 * it nowhere else. Asked for when it is needed, and anew before it is over. Where there is none, a
 * line of the log says why, and members that ask for one refuse. Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/">TokenRequest</a>
 */
public final class OwnTokens implements Function<String, Optional<String>> {
  private static final Logger LOG = LoggerFactory.getLogger(OwnTokens.class);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration RENEWED_AFTER = LIFE.multipliedBy(4).dividedBy(5);

  private final KubernetesClient kubernetes;
  private final Optional<Account> account;
  private final InstantSource clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  /** A ServiceAccount. */
  public record Account(String namespace, String name) {}

  private record Token(String text, Instant begin) {

    boolean isFresh(Instant now) {
      return now.isBefore(begin.plus(RENEWED_AFTER));
    }

    boolean isOver(Instant now) {
      return !now.isBefore(begin.plus(LIFE));
    }
  }

  /**
   * None yet.
   *
   * @param account the operator's own; empty: it is none, and shows no token
   */
  public OwnTokens(KubernetesClient kubernetes, Optional<Account> account, InstantSource clock) {
    this.kubernetes = kubernetes;
    this.account = account;
    this.clock = clock;
  }

  /** The token for an audience; empty: there is none now. */
  @Override
  public Optional<String> apply(String audience) {
    Token known = tokens.get(audience);
    if (known != null && known.isFresh(clock.instant())) {
      return Optional.of(known.text());
    }
    tokens.values().removeIf(token -> token.isOver(clock.instant()));
    return account
        .map(own -> tokens.compute(audience, (_, now) -> current(own, audience, now)))
        .map(Token::text);
  }

  private @Nullable Token current(Account own, String audience, @Nullable Token known) {
    Instant now = clock.instant();
    if (known != null && known.isFresh(now)) {
      return known;
    }
    try {
      return new Token(request(own, audience), now);
    } catch (KubernetesClientException e) {
      LOG.atWarn()
          .addKeyValue("audience", audience)
          .addKeyValue("reason", e.getMessage())
          .log("no token for members");
      return known == null || known.isOver(now) ? null : known;
    }
  }

  private String request(Account own, String audience) {
    var request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withAudiences(audience)
            .withExpirationSeconds(LIFE.toSeconds())
            .endSpec()
            .build();
    TokenRequestStatus status =
        kubernetes
            .serviceAccounts()
            .inNamespace(own.namespace())
            .withName(own.name())
            .tokenRequest(request)
            .getStatus();
    return status.getToken();
  }
}
