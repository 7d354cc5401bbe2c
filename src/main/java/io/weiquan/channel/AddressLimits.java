package io.weiquan.channel;

import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;

/** What one client address may do in a minute. Counts only behind a trusted proxy, where an address is a person's and not the proxy's. */
public final class AddressLimits {

    private final boolean counting;
    private final Rates starts;
    private final Rates understandings;

    public AddressLimits(Limits limits, boolean counting) {
        this.counting = counting;
        this.starts = new Rates(limits.startsPerMinute(), limits.rememberedCallers());
        this.understandings = new Rates(limits.understandPerMinute(), limits.rememberedCallers());
    }

    public boolean isCounting() {
        return counting;
    }

    /** @throws Refused TOO_MANY */
    public void countStart(String address) {
        if (counting) {
            starts.count(address);
        }
    }

    /** @throws Refused TOO_MANY */
    public void countUnderstanding(String address) {
        if (counting) {
            understandings.count(address);
        }
    }
}
