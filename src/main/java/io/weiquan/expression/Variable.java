package io.weiquan.expression;

import java.util.Objects;

/**
 * A name that conditions may use.
 *
 * @param name slot key or extra name
 * @param type what it holds
 * @param kind vocabulary kind ("platform") whose keys it holds, so that a misspelt key is found at load time; null for free values
 */
public record Variable(String name, Type type, String kind) {

    /** TEXT also covers keys and dates-as-text is DATE: ISO text that compares in calendar order. RECORDS is a list of maps. */
    public enum Type { TEXT, TEXTS, NUMBER, DATE, FLAG, RECORDS }

    public Variable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    public static Variable of(String name, Type type) {
        return new Variable(name, type, null);
    }
}
