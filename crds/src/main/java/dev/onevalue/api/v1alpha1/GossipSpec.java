package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.tls.GossipTlsSpec;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The periodic exchange between members (anti-entropy). Immutable.
 *
 * @param interval time between two exchanges of a member, 100ms to 1h, as a number with the unit
 *     ms, s, m or h
 * @param fanout number of members that it exchanges with each time, 1 to 16
 * @param tls by what members know each other
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GossipSpec(
    @JsonPropertyDescription(
            "Time between two exchanges of a member, 100ms to 1h: a number with the unit ms, s, m"
                + " or h.")
        @Default("2s")
        @Pattern("^[0-9]{1,7}(ms|s|m|h)$")
        @ValidationRule(
            value = "duration(self) >= duration('100ms') && duration(self) <= duration('1h')",
            message = "must be between 100ms and 1h")
        String interval,
    @JsonPropertyDescription("Number of members that a member exchanges with each time.")
        @Default("2")
        @Min(1)
        @Max(16)
        int fanout,
    @JsonPropertyDescription("By what members know each other: mutual TLS, always.") @Default("{}")
        GossipTlsSpec tls) {

  /** Every two seconds, with two members. */
  public static final GossipSpec DEFAULT = new GossipSpec("2s", 2, GossipTlsSpec.DEFAULT);

  /** A group that is left out is the default. */
  public GossipSpec {
    tls = tls == null ? GossipTlsSpec.DEFAULT : tls;
  }
}
