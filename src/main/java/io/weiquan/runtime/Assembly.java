package io.weiquan.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.weiquan.channel.AddressLimits;
import io.weiquan.channel.ClientAddress;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Problems;
import io.weiquan.channel.rest.LinkAddress;
import io.weiquan.channel.rest.PackageLinks;
import io.weiquan.channel.rest.SignedLinks;
import io.weiquan.channel.web.Desk;
import io.weiquan.channel.web.OpenSockets;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.Census;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.limits.Limits;
import io.weiquan.privacy.Retention;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Builds the parts and joins them. The parts themselves know nothing of this. */
@Singleton
class Assembly {

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    Assembly(Settings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    Limits limits() {
        return Unfit.unless(() -> settings.limits().toLimits());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    InstallationKey key() {
        return Unfit.unless(() -> Stores.key(settings, random));
    }

    @Produces
    @Singleton
    Journal journal(InstallationKey key, Limits limits) {
        return Unfit.unless(() -> Stores.open(settings, Stores.vault(settings, key, random), limits));
    }

    @Produces
    @Singleton
    Retention retention(Journal journal, Announcer announcer, GuideParts parts) {
        return Unfit.unless(() -> {
            settings.keepClass().forEach((name, time) -> {
                if (parts.dataClasses().slotsOf(name).isEmpty() || time.compareTo(settings.keep()) > 0) {
                    throw new IllegalArgumentException("weiquan.keep-class.%s: the classes are those of dialogs/slots.yaml (story, transaction, contact), "
                            .formatted(name) + "and none is kept longer than weiquan.keep");
                }
            });
            return new Retention(journal, settings.keep(), announcer, settings.keepClass(), new Blanking(journal, parts::dataClasses));
        });
    }

    @Produces
    @Singleton
    PackageLinks packageLinks(SignedLinks links, LinkAddress address) {
        return new PackageLinks(links, address);
    }

    @Produces
    @Singleton
    SilenceTimer silence(Limits limits, InstantSource clock, OpenSockets sockets) {
        return new SilenceTimer(Set.copyOf(settings.silence().channels().orElse(List.of())), limits, clock, sockets);
    }

    @Produces
    @Singleton
    ConversationService service(Dialogue dialogue, Journal journal, InstallationKey key, Limits limits, Meters meters,
                                ConversationService.Outside outside) {
        return new ConversationService(new CountedDialogue(dialogue, meters), journal, new RandomSecrets(random, key.keyFor("tokens and codes")), limits,
                System::nanoTime, outside);
    }

    @Produces
    @Dependent
    ConversationService.Outside outside(Announcer announcer, SilenceTimer silence, Meters meters) {
        return new ConversationService.Outside(announcer, silence, meters);
    }

    @Produces
    @Singleton
    Census census(Journal journal, Limits limits) {
        return new Census(journal, limits.countedConversations());
    }

    @Produces
    @Singleton
    Meters meters(MeterRegistry registry, Tracer tracer, InstantSource clock) {
        return new Meters(registry, tracer, clock);
    }

    @Produces
    @Singleton
    Problems problems(Meters meters) {
        return new Problems(random::nextLong, meters::refused);
    }

    @Produces
    @Singleton
    ClientMessages messages(Limits limits, InstantSource clock) {
        return new ClientMessages(limits, clock, settings.clock().client());
    }

    @Produces
    @Singleton
    ClientAddress addresses() {
        return Unfit.unless(() -> new ClientAddress(settings.trustedProxy().orElse(List.of())));
    }

    @Produces
    @Singleton
    AddressLimits addressLimits(Limits limits, ClientAddress addresses) {
        return new AddressLimits(limits, addresses.isBehindProxy());
    }

    @Produces
    @Singleton
    OpenSockets sockets(Limits limits, ClientAddress addresses) {
        return new OpenSockets(limits, addresses.isBehindProxy());
    }

    @Produces
    @Singleton
    Desk desk(ConversationService service, OpenSockets sockets, Limits limits, Problems problems, ClientMessages messages,
              AddressLimits addresses, ExecutorService workers) {
        return new Desk(service, sockets, limits, problems, messages, addresses, workers, random);
    }

    @Produces
    @Singleton
    SignedLinks links(InstallationKey key, Limits limits) {
        return new SignedLinks(key.keyFor("links"), limits.linkValid());
    }

    @Produces
    @Singleton
    LinkAddress linkAddress(InstantSource clock) {
        return new LinkAddress(settings.publicUrl(), clock);
    }
}
