package dev.onevalue.operator.status;

import dev.onevalue.operator.checkpoint.StoredCheckpoint;
import dev.onevalue.operator.observation.ObservedMembers;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All that was observed of a cluster. Immutable.
 *
 * @param statefulSet the members' StatefulSet; empty: it was not seen yet
 * @param pods the Pods of the cluster, those that terminate among them
 * @param members what the members hold that were heard
 * @param problems what keeps the cluster from becoming as asked
 * @param checkpoint what would survive the end of all members; empty: nothing yet
 * @param value what became of the declared value
 */
public record Observation(
    Optional<StatefulSet> statefulSet,
    Collection<Pod> pods,
    ObservedMembers members,
    List<Problem> problems,
    Optional<StoredCheckpoint> checkpoint,
    Outcome value) {}
