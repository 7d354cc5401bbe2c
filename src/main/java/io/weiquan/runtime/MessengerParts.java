package io.weiquan.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.JdkPlatformHttp;
import io.weiquan.channel.adapter.Phrases;
import io.weiquan.channel.dingtalk.DingtalkKind;
import io.weiquan.channel.feishu.FeishuKind;
import io.weiquan.channel.messenger.Courier;
import io.weiquan.channel.messenger.DeadLetters;
import io.weiquan.channel.messenger.Intake;
import io.weiquan.channel.messenger.Lanes;
import io.weiquan.channel.messenger.MessengerAnnouncer;
import io.weiquan.channel.messenger.Messengers;
import io.weiquan.channel.messenger.Notices;
import io.weiquan.channel.messenger.Nudges;
import io.weiquan.channel.messenger.Pace;
import io.weiquan.channel.messenger.Reception;
import io.weiquan.channel.rest.LetterDesk;
import io.weiquan.channel.rest.OperatorKey;
import io.weiquan.channel.rest.PackageLinks;
import io.weiquan.channel.webhook.WebhookKind;
import io.weiquan.channel.wechat.WechatKind;
import io.weiquan.channel.wecom.WecomAppKind;
import io.weiquan.channel.wecom.WecomKfKind;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Relay;
import io.weiquan.conversation.StoredReplies;
import io.weiquan.conversation.Wire;
import io.weiquan.events.EventAnnouncer;
import io.weiquan.events.EventStream;
import io.weiquan.limits.Limits;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** Builds the messengers an operator configured, and what joins them to the conversations. */
@Singleton
class MessengerParts {

    private static final List<AdapterKind> KINDS = List.of(new WebhookKind(), new WechatKind(), new WecomKfKind(), new WecomAppKind(), new FeishuKind(),
            new DingtalkKind());

    private final Settings settings;

    MessengerParts(Settings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    Phrases phrases() {
        return Unfit.unless(() -> {
            DialogFiles packed = DialogFiles.packaged();
            Problems problems = new Problems();
            Phrases phrases = Phrases.read(settings.dialogs().map(packed::overlaid).filter(files -> files.has(Phrases.FILE)).orElse(packed), problems);
            problems.throwIfErrors();
            return phrases;
        });
    }

    @Produces
    @Singleton
    Messengers messengers(Phrases phrases, InstantSource clock, ExecutorService workers) {
        return Unfit.unless(() -> Messengers.of(settings.messengers(), KINDS, new AdapterKind.Tools(new JdkPlatformHttp(workers), phrases, clock),
                settings.publicUrl().isPresent()));
    }

    @Produces
    @Singleton
    @Typed(MessengerAnnouncer.class)
    MessengerAnnouncer answers(Messengers messengers) {
        return new MessengerAnnouncer(messengers);
    }

    /** Answers always go to their messengers; events only where somebody asked for them, for each is a row more in a turn. */
    @Produces
    @Singleton
    Announcer announcer(MessengerAnnouncer answers, StoredReplies replies) {
        return settings.events().enabled() ? Announcer.all(List.of(answers, new EventAnnouncer(replies))) : Announcer.all(List.of(answers));
    }

    @Produces
    @Singleton
    StoredReplies replies(Journal journal) {
        return new StoredReplies(journal);
    }

    @Produces
    @Singleton
    Courier.Answers answers(StoredReplies replies, PackageLinks links) {
        return new Courier.Answers() {
            @Override
            public Optional<Wire.Reply> reply(String conversation, long seq) {
                return replies.reply(conversation, seq);
            }

            @Override
            public String link(String conversation) {
                return links.printable(conversation);
            }
        };
    }

    @Produces
    @Singleton
    Courier courier(Messengers messengers, Courier.Answers answers, InstantSource clock, ExecutorService workers) {
        return new Courier(messengers, answers, new Pace(System::nanoTime), clock, workers);
    }

    @Produces
    @Singleton
    Notices notices() {
        return new Notices();
    }

    @Produces
    @Singleton
    OperatorKey operatorKey() {
        return Unfit.unless(() -> new OperatorKey(settings.operatorKey()));
    }

    @Produces
    @Singleton
    LetterDesk letters(Journal journal) {
        DeadLetters letters = new DeadLetters(journal);
        return new LetterDesk() {
            @Override
            public Object lanes() {
                return letters.lanes();
            }

            @Override
            public CompletionStage<Long> replay(String direction, String lane) {
                return letters.replay(direction, lane);
            }
        };
    }

    @Produces
    @Singleton
    Lanes lanes(ExecutorService workers) {
        return new Lanes(workers);
    }

    @Produces
    @Singleton
    Reception reception(Joined joined, Journal journal, Courier courier, Lanes lanes, MeterRegistry meters) {
        return new Reception(new Reception.Parts(joined.messengers, joined.service, journal.inbox(), journal.outbox(), courier, joined.notices, joined.nudges, lanes,
                joined.clock, joined.workers, (name, outcome) -> meters.counter("weiquan.webhook", "messenger", name, "outcome", outcome).increment()));
    }

    @Produces
    @Singleton
    Intake intake(Joined joined, MessengerAnnouncer announcer, Courier.Answers answers, StoredReplies replies, Phrases phrases) {
        return new Intake(new Intake.Parts(joined.messengers, joined.service, announcer, joined.notices, joined.nudges, answers, replies, phrases, joined.limits,
                joined.workers));
    }

    /** What both directions need. */
    @Singleton
    static final class Joined {

        private final Messengers messengers;
        private final ConversationService service;
        private final Notices notices;
        private final Nudges nudges;
        private final Limits limits;
        private final InstantSource clock;
        private final ExecutorService workers;

        Joined(Messengers messengers, ConversationService service, Notices notices, Nudges nudges, Limits limits, InstantSource clock, ExecutorService workers) {
            this.messengers = messengers;
            this.service = service;
            this.notices = notices;
            this.nudges = nudges;
            this.limits = limits;
            this.clock = clock;
            this.workers = workers;
        }
    }

    /** The relays stand behind the nudges: what one of those missed, they find. */
    void open(@Observes StartupEvent start, Joined joined, Journal journal, Intake intake, Courier courier, Lanes lanes, EventStream events, Reception reception) {
        lanes.outgoing(EventAnnouncer.LANE, new Relay(journal.outbox(), EventAnnouncer.LANE, events::hand, joined.limits.queues(), joined.clock, new SecureRandom()));
        joined.messengers.all().forEach(adapter -> lanes.open(adapter.name(),
                new Relay(journal.inbox(), adapter.name(), intake::hand, joined.limits.queues(), joined.clock, new SecureRandom()),
                new Relay(journal.outbox(), adapter.name(), courier::hand, joined.limits.queues(), joined.clock, new SecureRandom())));
        reception.listen();
    }

    void close(@Observes ShutdownEvent stop, Lanes lanes, Reception reception) {
        reception.close();
        lanes.close();
    }
}
