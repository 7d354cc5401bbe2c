package io.weiquan.runtime;

import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the store can be read. Says up or down and nothing else. */
@Readiness
@Singleton
class StoreHealth implements HealthCheck {

    private final Journal journal;

    StoreHealth(Journal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            journal.tokens("health check");
            return HealthCheckResponse.up("store");
        } catch (Refused away) {
            return HealthCheckResponse.down("store");
        }
    }
}
