package io.weiquan.dialog;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount as understood from text.
 *
 * @param value    the amount, or the lower end of a range, in units of {@code currency} (yuan for CNY)
 * @param to       the upper end of a range such as 两三千; null for one sum, also for 三百多, which has but one known end
 * @param currency ISO 4217 code; only CNY may fill a slot
 * @param approx   true for 三百多, 大概两千 and every range
 */
public record Money(BigDecimal value, BigDecimal to, String currency, boolean approx) {
    public Money {
        Objects.requireNonNull(value);
        Objects.requireNonNull(currency);
    }

    public static Money yuan(BigDecimal value) {
        return new Money(value, null, "CNY", false);
    }
}
