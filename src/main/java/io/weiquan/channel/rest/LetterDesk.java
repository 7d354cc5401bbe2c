package io.weiquan.channel.rest;

import java.util.concurrent.CompletionStage;

/** What lies undelivered, as the operator's routes show it; filled by whoever delivers. */
public interface LetterDesk {

    /** The lanes as JSON data. */
    Object lanes();

    /** @param direction inbound or outbound. @return how many are tried again */
    CompletionStage<Long> replay(String direction, String lane);
}
