package io.weiquan.channel.rest;

import io.weiquan.channel.ReplyView;
import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Money;
import io.weiquan.dialog.Understanding;
import io.weiquan.nlu.Explanation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The objects REST answers with, besides the reply itself. */
final class Views {

    private Views() {
    }

    /** A conversation with the secret that opens it. */
    record Opened(String conversation, String token, ReplyView reply) {
        @Override
        public String toString() {
            return "Opened[" + conversation + "]";
        }
    }

    record Link(String url, Instant expiresAt) {
    }

    record Understood(String normalized, List<Found> entities, List<Meant> intents) {
        static Understood of(Understanding understanding) {
            return new Understood(understanding.normalized(), understanding.entities().stream().filter(e -> !e.type().equals("secret")).map(Found::of).toList(),
                    understanding.intents().stream().map(Meant::of).toList());
        }
    }

    /** What was understood, and who said so. */
    record Explained(String normalized, List<Found> entities, List<Meant> intents, List<Explanation.Spoke> spoke) {
        static Explained of(Explanation explanation) {
            Understood understood = Understood.of(explanation.understanding());
            return new Explained(understood.normalized(), understood.entities(), understood.intents(), explanation.spoke());
        }
    }

    /** {@code start} and {@code end} count UTF-16 units of the text as given, {@code end} exclusive. */
    record Found(String type, Object value, String text, int start, int end, double confidence) {
        static Found of(Entity entity) {
            return new Found(entity.type(), plain(entity.value()), entity.text(), entity.start(), entity.end(), entity.confidence());
        }

        private static Object plain(Object value) {
            if (value instanceof Money money) {
                return new Amount(money.value(), money.to(), money.currency(), money.approx());
            }
            if (value instanceof DateSpan span) {
                String time = span.time() == null ? null : span.time().format(DateTimeFormatter.ofPattern("HH:mm"));
                return new Dates(span.from(), span.to(), time, span.approx());
            }
            return value;
        }
    }

    record Amount(BigDecimal value, BigDecimal to, String currency, boolean approx) {
    }

    record Dates(LocalDate from, LocalDate to, String time, boolean approx) {
    }

    record Meant(String name, double confidence) {
        static Meant of(Intent intent) {
            return new Meant(intent.name(), intent.confidence());
        }
    }
}
