package io.weiquan.dialog;

import java.util.Map;

/** A compiled condition over slots. Pure and total: a condition that cannot be decided is false. */
@FunctionalInterface
public interface Condition {

    Condition ALWAYS = facts -> true;

    /** @param facts slots and the few extra names (today, outcomes …) the expression may use */
    boolean holds(Map<String, SlotValue> facts);
}
