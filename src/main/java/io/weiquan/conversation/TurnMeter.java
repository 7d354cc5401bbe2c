package io.weiquan.conversation;

/** Told of every turn, when its person is told: for figures without names. Must be quick and must not throw. */
@FunctionalInterface
public interface TurnMeter {

    /**
     * @param conversation for a trace; too many for a metric
     * @param nanos        from being handed in to being stored, or refused
     * @param refused      why it was not taken, or null when it was
     */
    void turn(String conversation, long nanos, Refused.Code refused);

    static TurnMeter none() {
        return (conversation, nanos, refused) -> { };
    }
}
