package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Which of the things that are known belong to which class of personal data (story, transaction, contact), and how to find them again. */
public interface DataClasses {

    /** The slots of a class; empty for one that is not known. */
    Set<String> slotsOf(String name);

    /** False for a slot that the dialogs in force have no more, under whatever name: it is taken to be of every class. */
    boolean knows(String slot);

    /** Whether what a person types freely is itself data of these slots: the story is told, not asked for. */
    boolean tells(Set<String> slots);

    /**
     * The stretches of what a person typed that speak of these slots, each with the slots it could fill, whether or not it did.
     *
     * @param at    when it was typed
     * @param asked the slot that was asked for, or null
     */
    Map<String, Set<String>> passages(String words, Instant at, String asked, Set<String> slots);

    /** The state of a dialogue as if nothing were known of these slots. */
    JsonNode without(JsonNode state, Set<String> slots);
}
