package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import org.jspecify.annotations.Nullable;

/**
 * What its user asks of a cluster; the API server has filled in the defaults. Immutable.
 *
 * @param replicas number of members, 0 to 100
 * @param image container image of the members; null: the one that the operator was released with
 * @param initialValue value at generation 0; fixed at creation
 * @param gossip how the members repair what was lost between them
 * @param resources compute resources of each member; null: the operator's choice
 * @param value the value that its user declares; null: none, it is set over REST alone
 * @param valuePolicy what happens to {@code value} after other writes
 * @param paused true: the operator changes nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OneValueClusterSpec(
    @JsonPropertyDescription(
            "Number of members. Each of them holds the value and answers reads and writes.")
        @Default("3")
        @Min(0)
        @Max(100)
        @SpecReplicas
        int replicas,
    @JsonPropertyDescription(
            "Container image of the members. Unset: the image that the operator was released with.")
        @Nullable String image,
    @JsonPropertyDescription("The value at generation 0, before the first set. It cannot change.")
        @Default("42")
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "cannot change, it is the value at generation 0: set a value through the Service")
        long initialValue,
    @JsonPropertyDescription(
            "The periodic exchange between members: it repairs what a set, which is pushed at once,"
                + " did not reach.")
        @Default("{}")
        GossipSpec gossip,
    @JsonPropertyDescription(
            "Compute resources of each member. Unset: what suits a small cluster, with a memory"
                + " limit.")
        @Nullable ResourceRequirements resources,
    @JsonPropertyDescription(
            "A value to set. It has two owners, this field and whoever writes over REST, and one"
                + " rule: the later change wins. The value is set once, through any member,"
                + " whenever this field changes; later writes over REST are left alone (but see"
                + " valuePolicy), and applying the same manifest again changes nothing. Unset: the"
                + " value is set over REST alone. What happened is in the condition ValueApplied.")
        @Nullable Long value,
    @JsonPropertyDescription(
            "What happens when the value is another one than spec.value. OnChange: nothing,"
                + " spec.value was set once when it changed. Enforce: spec.value is set again, at"
                + " most once a second; a write over REST does not last.")
        @Default("OnChange")
        ValuePolicy valuePolicy,
    @JsonPropertyDescription(
            "True: the operator changes no object of the cluster and sets no value. It goes on"
                + " telling the status, and keeping the checkpoint.")
        @Default("false")
        boolean paused) {

  /** A cluster for which its user chose nothing. */
  public static final OneValueClusterSpec DEFAULT =
      new OneValueClusterSpec(
          3, null, 42, GossipSpec.DEFAULT, null, null, ValuePolicy.OnChange, false);

  /** A policy that is left out, as in a manifest that no API server has seen, is the default. */
  public OneValueClusterSpec {
    valuePolicy = valuePolicy == null ? ValuePolicy.OnChange : valuePolicy;
  }
}
