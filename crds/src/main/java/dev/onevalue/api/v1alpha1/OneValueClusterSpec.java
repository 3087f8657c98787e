package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.onevalue.api.v1alpha1.access.AccessSpec;
import dev.onevalue.api.v1alpha1.container.EnvSpec;
import dev.onevalue.api.v1alpha1.container.PullSecretSpec;
import dev.onevalue.api.v1alpha1.container.ResourcesSpec;
import dev.onevalue.api.v1alpha1.network.NetworkPolicySpec;
import dev.onevalue.api.v1alpha1.pod.PodSettings;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What its user asks of a cluster; the API server has filled in the defaults. Immutable.
 *
 * @param replicas number of members, 0 to 100
 * @param image container image of the members; null: the one that the operator was released with
 * @param initialValue value at generation 0; fixed at creation
 * @param gossip how the members repair what was lost between them
 * @param access who may set the value, and who may read it
 * @param tls HTTPS for clients; null: HTTP alone
 * @param networkPolicy who reaches the members
 * @param resources compute resources of each member; null: the operator's choice
 * @param imagePullPolicy Always, IfNotPresent or Never; null: as Kubernetes chooses
 * @param imagePullSecrets Secrets by which the image is pulled; null: none
 * @param env further environment variables of the members
 * @param pod the members' Pods
 * @param service the Service by which applications reach the members
 * @param podDisruptionBudget whether drains take one member away at a time
 * @param storage the volumes on which members keep the value; null: they keep it in memory
 * @param value the value that its user declares; null: none, it is set over REST alone
 * @param valuePolicy what happens to {@code value} after other writes
 * @param paused true: the operator changes nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.storage) == has(oldSelf.storage)",
    message =
        "storage cannot be added or removed, as the StatefulSet's volume claim templates cannot"
            + " change: create another OneValueCluster")
@ValidationRule(
    value =
        "oldSelf.replicas == 0 || !has(self.gossip) || !has(oldSelf.gossip) ||"
            + " (has(self.gossip.tls) && has(self.gossip.tls.secretName) ?"
            + " self.gossip.tls.secretName : '') == (has(oldSelf.gossip.tls) &&"
            + " has(oldSelf.gossip.tls.secretName) ? oldSelf.gossip.tls.secretName : '')",
    message =
        "gossip.tls.secretName can change while replicas is 0 only, as members of two authorities"
            + " do not trust each other")
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
        @Pattern("^\\S+$")
        @Size(min = 1, max = 512)
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
    @JsonPropertyDescription("Who may set the value, and who may read it.") @Default("{}")
        AccessSpec access,
    @JsonPropertyDescription("HTTPS for clients, at port 443 of the Service. Unset: HTTP alone.")
        @Nullable ClientTlsSpec tls,
    @JsonPropertyDescription(
            "Who reaches the members, where the network of the Kubernetes cluster enforces it.")
        @Default("{}")
        NetworkPolicySpec networkPolicy,
    @JsonPropertyDescription(
            "Compute resources of each member. Unset: what suits a small cluster, with a memory"
                + " limit.")
        @Nullable ResourcesSpec resources,
    @JsonPropertyDescription(
            "Always, IfNotPresent or Never. Unset: Always for the tag latest, else IfNotPresent.")
        @Pattern("^(Always|IfNotPresent|Never)$")
        @Nullable String imagePullPolicy,
    @JsonPropertyDescription("Secrets by which the image is pulled.") @Size(max = 16)
        @Nullable List<PullSecretSpec> imagePullSecrets,
    @JsonPropertyDescription(
            "Further environment variables of the members: settings of a node that have no field"
                + " here, or of its JVM.")
        @Size(max = 64)
        List<EnvSpec> env,
    @JsonPropertyDescription("The members' Pods: labels, annotations, and where they run.")
        @Default("{}")
        PodSettings pod,
    @JsonPropertyDescription("The Service by which applications reach the members.") @Default("{}")
        ServiceSettings service,
    @JsonPropertyDescription("Whether drains of nodes take one member away at a time.")
        @Default("{}")
        DisruptionBudgetSpec podDisruptionBudget,
    @JsonPropertyDescription(
            "A PersistentVolumeClaim for each member, on which it keeps the value. Unset: members"
                + " keep it in memory. It can be given at creation only.")
        @Nullable StorageSpec storage,
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
          3,
          null,
          42,
          GossipSpec.DEFAULT,
          AccessSpec.DEFAULT,
          null,
          NetworkPolicySpec.DEFAULT,
          null,
          null,
          null,
          List.of(),
          PodSettings.DEFAULT,
          ServiceSettings.DEFAULT,
          DisruptionBudgetSpec.DEFAULT,
          null,
          null,
          ValuePolicy.OnChange,
          false);

  /** A group that is left out is the default. */
  public OneValueClusterSpec {
    gossip = gossip == null ? GossipSpec.DEFAULT : gossip;
    access = access == null ? AccessSpec.DEFAULT : access;
    networkPolicy = networkPolicy == null ? NetworkPolicySpec.DEFAULT : networkPolicy;
    env = env == null ? List.of() : env;
    pod = pod == null ? PodSettings.DEFAULT : pod;
    service = service == null ? ServiceSettings.DEFAULT : service;
    podDisruptionBudget =
        podDisruptionBudget == null ? DisruptionBudgetSpec.DEFAULT : podDisruptionBudget;
    valuePolicy = valuePolicy == null ? ValuePolicy.OnChange : valuePolicy;
  }
}
