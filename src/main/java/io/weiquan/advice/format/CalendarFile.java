package io.weiquan.advice.format;

import io.weiquan.advice.ComplaintPackage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Deadlines and follow-ups for a calendar program. The same package gives the same events, so that importing again replaces them. */
final class CalendarFile {

    private static final Duration NINE_THE_DAY_BEFORE = Duration.ofHours(-15);
    private static final Duration NINE_THAT_DAY = Duration.ofHours(9);

    private CalendarFile() {
    }

    static String write(ComplaintPackage p) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//weiquan-guide//CN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        Instant stamp = stamp(p);
        for (ComplaintPackage.Deadline d : p.deadlines()) {
            add(calendar, stamp, "deadline-" + d.id() + "-" + d.due(), d.due(), "【%s】%s".formatted(d.kind(), d.name()), d.warning() + "。依据：" + d.basis());
        }
        int number = 0;
        for (ComplaintPackage.FollowUp f : p.followUp()) {
            add(calendar, stamp, "follow-up-" + number++ + "-" + f.on(), f.on(), "跟进：" + f.act(), f.say());
        }
        return calendar.toString();
    }

    /** A calendar file must say when it was made; the package knows its day, which is enough and keeps this a pure function. */
    private static Instant stamp(ComplaintPackage p) {
        return p.ladder().stream().filter(s -> s.status().equals("now") && s.notBefore() != null).findFirst()
                .map(s -> LocalDate.parse(s.notBefore()).atStartOfDay().toInstant(ZoneOffset.UTC)).orElse(Instant.EPOCH);
    }

    private static void add(Calendar calendar, Instant stamp, String uid, String day, String title, String text) {
        VEvent event = new VEvent(false);
        event.add(new DtStamp(stamp));
        event.add(new Uid(uid + "@weiquan-guide"));
        event.add(new DtStart<>(LocalDate.parse(day)));
        event.add(new Summary(title));
        event.add(new Description(text));
        event.add(alarm(NINE_THE_DAY_BEFORE, title));
        event.add(alarm(NINE_THAT_DAY, title));
        calendar.add(event);
    }

    private static VAlarm alarm(Duration when, String title) {
        VAlarm alarm = new VAlarm(when);
        alarm.add(ImmutableAction.DISPLAY);
        alarm.add(new Description(title));
        return alarm;
    }
}
