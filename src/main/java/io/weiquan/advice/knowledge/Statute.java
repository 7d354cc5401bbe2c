package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Condition;
import java.time.LocalDate;

/**
 * One article that may be cited. There are no others.
 *
 * @param inForceFrom null where nobody has read the date in a source; then it is not printed
 * @param article   Arabic digits, "44-2" for 之二
 * @param condition for the reader: when it applies; "" when always
 * @param consumersOnly only between a consumer and a trader
 * @param onlineOnly    only for what was bought on the net
 * @param when      for the program: cited only while this holds
 */
public record Statute(String key, String law, String article, String point, String version, LocalDate inForceFrom, LocalDate inForceTo,
                      String condition, Condition when, boolean consumersOnly, boolean onlineOnly, Provenance from) {

    public boolean isInForce(LocalDate today) {
        return (inForceFrom == null || !today.isBefore(inForceFrom)) && (inForceTo == null || !today.isAfter(inForceTo));
    }

    /** 《消费者权益保护法》第24条 */
    public String title() {
        String[] parts = article.split("-");
        return "《%s》第%s条%s".formatted(law.replace('《', '〈').replace('》', '〉'), parts[0], parts.length > 1 ? "之" + parts[1] : "");
    }
}
