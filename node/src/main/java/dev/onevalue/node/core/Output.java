package dev.onevalue.node.core;

import dev.onevalue.node.core.receipt.Answer;
import java.util.List;

/**
 * What follows from inputs: all of it may be let out, since what it tells of is on the disk.
 *
 * @param envelopes to be sent
 * @param answers to be given
 * @param events to be told
 */
public record Output(List<Envelope> envelopes, List<Answer> answers, List<GossipEvent> events) {}
