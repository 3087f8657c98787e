package dev.onevalue.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A PersistentVolumeClaim for each member, on which it keeps the value. Immutable.
 *
 * @param size a Kubernetes quantity, which the API server has checked; fixed at creation
 * @param storageClassName null: the default one; empty: a volume that an administrator made; fixed
 *     at creation
 * @param retention what becomes of the claims of a cluster that is deleted: Retain or Delete
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "has(self.storageClassName) == has(oldSelf.storageClassName) &&"
            + " (!has(self.storageClassName) || self.storageClassName == oldSelf.storageClassName)",
    message =
        "storageClassName cannot change, as the StatefulSet's volume claim templates cannot: create"
            + " another OneValueCluster")
public record StorageSpec(
    @JsonPropertyDescription("Size of each member's volume: 64Mi is plenty. It cannot change.")
        @Required
        @Pattern(Quantities.PATTERN)
        @Size(max = Quantities.MAX_LENGTH)
        @ValidationRule(
            value = "self == oldSelf",
            message =
                "cannot change, as the StatefulSet's volume claim templates cannot: resize the"
                    + " PersistentVolumeClaims themselves")
        String size,
    @JsonPropertyDescription(
            "StorageClass of the volumes. Unset: the default one of the Kubernetes cluster. \"\": a"
                + " volume that an administrator made. It cannot change.")
        @Pattern("^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$")
        @Size(max = 253)
        @Nullable String storageClassName,
    @JsonPropertyDescription(
            "What becomes of the volumes when the OneValueCluster is deleted: Retain (another one"
                + " of that name finds the value again), or Delete. Scaling down always keeps"
                + " them.")
        @Default("Retain")
        @Pattern("^(Retain|Delete)$")
        String retention) {

  /** What is left out is the default. */
  public StorageSpec {
    retention = retention == null ? "Retain" : retention;
  }
}
