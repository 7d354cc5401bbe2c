package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Numbers;
import io.weiquan.channel.adapter.Numbers.Meant;
import io.weiquan.channel.adapter.Phrases;
import io.weiquan.conversation.Backlog.Row;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Handed;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.StoredReplies;
import io.weiquan.conversation.Taken;
import io.weiquan.limits.Limits;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Makes turns of the rows of the inbox: one event, one turn, however often the row is handed over. */
public final class Intake {

    private final Messengers messengers;
    private final ConversationService service;
    private final MessengerAnnouncer announcer;
    private final Notices notices;
    private final Nudges nudges;
    private final Courier.Answers answers;
    private final StoredReplies replies;
    private final Phrases phrases;
    private final Limits limits;
    private final Executor workers;

    /** What is joined here. */
    public record Parts(Messengers messengers, ConversationService service, MessengerAnnouncer announcer, Notices notices, Nudges nudges,
                        Courier.Answers answers, StoredReplies replies, Phrases phrases, Limits limits, Executor workers) {
    }

    public Intake(Parts parts) {
        this.messengers = parts.messengers();
        this.service = parts.service();
        this.announcer = parts.announcer();
        this.notices = parts.notices();
        this.nudges = parts.nudges();
        this.answers = parts.answers();
        this.replies = parts.replies();
        this.phrases = parts.phrases();
        this.limits = parts.limits();
        this.workers = parts.workers();
    }

    /** The sink of the inbox's relays. */
    public CompletionStage<Handed> hand(Row row) {
        return CompletableFuture.supplyAsync(() -> take(row), workers).thenCompose(taking -> taking)
                .exceptionallyCompose(failure -> CompletableFuture.completedFuture(refused(failure)));
    }

    private static Handed refused(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Only the name: messages of exceptions like to quote their input.
        return cause instanceof Refused refused ? Handed.later(refused.retryAfter(), refused.code().wire()) : Handed.later(java.time.Duration.ZERO, cause.getClass().getSimpleName());
    }

    private CompletionStage<Handed> take(Row row) {
        Adapter adapter = messengers.named(row.lane()).orElse(null);
        if (adapter == null) {
            return CompletableFuture.completedFuture(Handed.never("no such messenger"));
        }
        InboundEvent event = EventJson.event(row.content());
        if (!event.from().place().isEmpty()) {
            return notices.say(adapter, event, phrases.text("group"));
        }
        byte[] address = EventJson.utf8(EventJson.address(event.from()));
        return service.contact(row.lane(), event.from().key(), address, client(adapter, event), row.at())
                .thenComposeAsync(conversation -> turn(adapter, event, conversation, row.at()), workers);
    }

    private CompletionStage<Handed> turn(Adapter adapter, InboundEvent event, String conversation, Instant at) {
        String client = client(adapter, event);
        Content content = event.content();
        String before = null;
        Inbound inbound;
        if (content instanceof Content.Arrival) {
            return answered(adapter, conversation);
        } else if (content instanceof Content.Attachment attachment) {
            String kind = attachment.kind().name();
            if (!phrases.has("said." + kind)) {
                return notices.say(adapter, event, phrases.text("got." + kind));
            }
            before = phrases.text("got." + kind);
            inbound = new Inbound.Said(client, phrases.text("said." + kind));
        } else if (content instanceof Content.Choice choice) {
            inbound = new Inbound.Chose(client, choice.id());
        } else if (content instanceof Content.Slots slots) {
            inbound = new Inbound.Filled(client, slots.values());
        } else {
            String text = ((Content.Text) content).text();
            String problem = problem(text);
            if (problem != null) {
                return notices.say(adapter, event, phrases.text(problem));
            }
            if (phrases.asksForLink(text)) {
                return notices.say(adapter, event, link(conversation));
            }
            inbound = meant(client, text, conversation);
        }
        return turn(adapter, event, conversation, new Asked(inbound, before, at));
    }

    private static String client(Adapter adapter, InboundEvent event) {
        return Ids.of(adapter.name(), event.key());
    }

    private record Asked(Inbound inbound, String before, Instant at) {
    }

    private CompletionStage<Handed> turn(Adapter adapter, InboundEvent event, String conversation, Asked asked) {
        String client = asked.inbound().id();
        announcer.begin(client, new MessengerAnnouncer.Errand(event.from(), asked.before()));
        return service.take(conversation, asked.inbound(), asked.at()).handle((taken, failure) -> {
            announcer.end(client);
            if (failure == null) {
                return taken.erased() ? farewell(adapter, event, taken) : answered(adapter, conversation);
            }
            Refused refused = Refused.in(failure);
            return refused.code() == Refused.Code.BAD_VALUE ? notices.say(adapter, event, String.join("\n", refused.fields().values()))
                    : CompletableFuture.<Handed>failedFuture(failure);
        }).thenCompose(handed -> handed);
    }

    /** What is said when everything is deleted lies in no outbox: there is nothing left to hang it on. */
    private CompletionStage<Handed> farewell(Adapter adapter, InboundEvent event, Taken taken) {
        StringBuilder words = new StringBuilder();
        taken.replies().forEach(reply -> reply.body().messages().forEach(message -> words.append(words.isEmpty() ? "" : "\n").append(message.text())));
        return notices.say(adapter, event, words.toString());
    }

    private CompletionStage<Handed> answered(Adapter adapter, String conversation) {
        if (!adapter.capabilities().answersPassively()) {
            nudges.outbound(new Nudges.Nudge(adapter.name(), conversation));
        }
        return CompletableFuture.completedFuture(Handed.done());
    }

    private String problem(String text) {
        int length = text.codePointCount(0, text.length());
        return text.isBlank() ? "got.OTHER" : length > limits.textChars() ? "too_long" : null;
    }

    private String link(String conversation) {
        try {
            service.latestPackage(conversation);
            return phrases.text("link.again", "link", answers.link(conversation));
        } catch (Refused none) {
            return phrases.text("link.none");
        }
    }

    /** A number may stand for one of the choices that were offered last. */
    private Inbound meant(String client, String text, String conversation) {
        Meant meant = replies.latest(conversation).flatMap(last -> Numbers.meant(text, last.body())).orElse(null);
        return meant instanceof Meant.One one ? new Inbound.Chose(client, one.choice())
                : new Inbound.Said(client, meant instanceof Meant.Several several ? several.words() : text);
    }
}
