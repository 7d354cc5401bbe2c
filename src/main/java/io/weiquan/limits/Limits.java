package io.weiquan.limits;

import java.time.Duration;

/**
 * Every bound of the system in one table, with its unit in its name. Each may be set under {@code weiquan.limits.*}
 * ({@code textChars} is {@code weiquan.limits.text-chars}). Nothing in the program is unbounded.
 *
 * @param textChars               characters (code points) of one message
 * @param frameBytes              bytes of one WebSocket frame or REST body
 * @param turnsPerMinute          turns a conversation may take in a minute, sustained
 * @param turnsBurst              turns a conversation may take at once
 * @param waitingTurns            turns of one conversation waiting behind the one at work
 * @param queuedTurns             turns of all conversations waiting for the store
 * @param sockets                 open sockets of one node
 * @param socketsPerAddress       open sockets of one client address (only behind a trusted proxy)
 * @param startsPerMinute         new conversations a minute of one client address (only behind a trusted proxy)
 * @param understandPerMinute     calls of /api/understand a minute of one client address (only behind a trusted proxy)
 * @param wrongCodesPerHour       wrong return codes an hour of one client address, always on
 * @param formSlots               slots set by one form
 * @param clientIdChars           characters of a client id
 * @param pingEvery               how often a socket is pinged
 * @param deadAfter               silence after which a socket is closed
 * @param turnTimeout             longest a turn may wait for the store before the client is told "unavailable"
 * @param batchTurns              turns committed together at most
 * @param historyItems            items of one conversation a resume hands back at once
 * @param deviceTokens            tokens of one conversation that stay good; a return code used on one more device retires the oldest
 * @param rememberedCallers       callers whose used-up allowance is remembered at once; past that, strangers share one
 * @param framesPerMinute         frames of any kind one socket may send in a minute, sustained
 * @param framesBurst             frames of any kind one socket may send at once
 * @param refusalsBeforeClose     frames refused for their number, one after another, before the socket is closed
 * @param unsentBytes             bytes waiting for a slow reader before its socket is read no further
 * @param linkValid               how long a signed link opens its document
 * @param drain                   longest wait for turns at work when the server stops
 * @param countedConversations    conversations looked at in one count for the operator's insight
 * @param silencesWatched         conversations whose silence is watched at once; past that, silence is left alone
 * @param queues                  bounds of the outbox and the inbox
 */
public record Limits(int textChars, int frameBytes, int turnsPerMinute, int turnsBurst, int waitingTurns, int queuedTurns,
                     int sockets, int socketsPerAddress, int startsPerMinute, int understandPerMinute, int wrongCodesPerHour,
                     int formSlots, int clientIdChars, Duration pingEvery, Duration deadAfter, Duration turnTimeout,
                     int batchTurns, int historyItems, int deviceTokens, int rememberedCallers, int framesPerMinute, int framesBurst,
                     int refusalsBeforeClose, int unsentBytes, Duration linkValid, Duration drain,
                     int countedConversations, int silencesWatched, QueueLimits queues) {

    /** The documented defaults. */
    public static final Limits DEFAULTS = new Limits(2_000, 64 * 1024, 120, 40, 16, 2_048,
            10_000, 50, 30, 120, 10, 40, 64, Duration.ofSeconds(25), Duration.ofSeconds(60), Duration.ofSeconds(5), 256, 2_000,
            8, 50_000, 600, 120, 40, 256 * 1024, Duration.ofMinutes(15), Duration.ofSeconds(10),
            200_000, 10_000, QueueLimits.DEFAULTS);
}
