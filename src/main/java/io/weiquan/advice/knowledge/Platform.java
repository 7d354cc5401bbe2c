package io.weiquan.advice.knowledge;

import java.util.List;
import java.util.Map;

/**
 * What is known of a platform. Everything volatile has its provenance; what is unknown is absent.
 *
 * @param seller     SELF_OPERATED, THIRD_PARTY or UNKNOWN: who usually sells there
 * @param nameless   no name that a letter could use: some other platform, a shop in the street
 * @param entries    aftersale, service, pay_bill, arbitration → how to get there
 * @param hotlines   own and third_party lines for consumers
 * @param entity     operating company, a suggestion only; null when unknown
 * @param clock      the platform's own time limits; null when unknown
 * @param focus      evidence kinds that count most here
 */
public record Platform(String key, String name, String seller, boolean nameless, Map<String, Entry> entries,
                       Map<String, Volatile> hotlines, String hotlineNone, Volatile entity, Volatile clock, List<String> focus,
                       String note) {

    public record Entry(List<String> steps, Provenance from) {
    }

    /** One volatile value, with opening hours where it is a telephone number. */
    public record Volatile(String value, String hours, String note, Provenance from) {
    }
}
