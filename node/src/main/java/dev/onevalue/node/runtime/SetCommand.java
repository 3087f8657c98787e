package dev.onevalue.node.runtime;

import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.TraceId;
import java.time.Duration;

/**
 * A client sets the value.
 *
 * @param ack how many members must hold it before it is answered
 * @param timeout after which it is answered even if not as many do
 * @param precondition what the present register must be for it to be written
 * @param trace of the request
 */
public record SetCommand(
    long value, Ack ack, Duration timeout, Precondition precondition, TraceId trace) {}
