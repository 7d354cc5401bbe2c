package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Condition;
import java.util.List;

/**
 * A place to complain to.
 *
 * @param did       what the person did there, after 我: 与商家协商
 * @param citations articles that govern this step
 * @param tier      0 seller, 1 platform, 2 platform escalation, 3 authority, 4 public opinion, 5 court, X emergency
 * @param group     PLATFORM, OFFICIAL, PUBLIC, JUDICIAL or EMERGENCY; of OFFICIAL one at a time
 * @param needs     slots a submission must carry
 * @param steps     how to, in order; empty when {@code stepsFrom} names an entry of the platform
 * @param stepsFrom aftersale, service, pay_bill, arbitration, hotline, or ""
 * @param again     what to do instead of the steps once they have been taken; may be empty
 * @param notNow    why it is passed over; the first that holds
 */
public record Channel(String key, String name, String did, List<String> citations, String tier, String group, String function, String limits, String risks,
                      List<String> needs, List<String> steps, String stepsFrom, List<String> again, String why, String instead, List<Reason> notNow) {

    /** @param closed true when this way leads nowhere now: then it is no alternative either */
    public record Reason(Condition when, String why, boolean closed) {
    }
}
