package io.weiquan.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything an operator may set, all under {@code weiquan.*}; a name that is not here stops the start. Explained in application.properties. */
@ConfigMapping(prefix = "weiquan")
public interface Settings {

    /** Address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** Port to listen on; 0 takes a free one. */
    @WithDefault("8080")
    int port();

    /** Folder with the store and its key; made when missing. */
    @WithDefault("./data")
    Path data();

    /** Folder whose files win over the dialogs in the program. */
    Optional<Path> dialogs();

    /** Where conversations are kept. */
    @WithDefault("sqlite")
    StoreKind store();

    /** The shared database, for {@code store=postgresql}. */
    Postgresql postgresql();

    /**
     * Master keys of the store instead of the one in the key file, base64 of 32 bytes each: the one in use, then older ones. Best given by the
     * environment.
     */
    Optional<List<String>> masterKey();

    /** How long after its last turn a conversation is kept. */
    @WithDefault("180D")
    Duration keep();

    /** Class of data (story, transaction, contact) → how long after the last turn it is kept, where that is shorter than {@link #keep}. */
    Map<String, Duration> keepClass();

    /** Web sites that may use this server from a browser, besides its own pages: {@code https://help.example}. */
    Optional<List<String>> origins();

    /** Addresses or networks of proxies whose X-Forwarded-For is believed: {@code 10.0.0.0/8}. */
    Optional<List<String>> trustedProxy();

    /** Where people outside reach this server, for links: {@code https://help.example}. */
    Optional<String> publicUrl();

    /** Whether the page for dialog authors is open to everybody who reaches this server; always open in development mode. */
    @WithDefault("false")
    boolean author();

    Clock clock();

    Silence silence();

    Management management();

    Log log();

    Traces traces();

    /** Messengers by name, each with its {@code type} and what that type needs: see ADAPTERS.md. */
    Map<String, Map<String, String>> messengers();

    Events events();

    Kafka kafka();

    /** The operator's own secret, at least 24 characters; without one there are no operator's routes. */
    Optional<String> operatorKey();

    LimitSettings limits();

    enum StoreKind { SQLITE, POSTGRESQL }

    /** Where the shared database is; all three must be given to use it. */
    interface Postgresql {

        /** A JDBC URL: {@code jdbc:postgresql://host:5432/weiquan}. */
        Optional<String> url();

        Optional<String> user();

        Optional<String> password();
    }

    /** Events for integrators: see ADAPTERS.md. */
    interface Events {

        /** Whether conversations are told of on {@code weiquan.events}. */
        @WithDefault("false")
        boolean enabled();
    }

    /** A broker between the nodes. Read by the messaging itself; named here so that a misspelt name stops the start. */
    interface Kafka {

        @WithDefault("false")
        boolean enabled();

        /** {@code host:port}, several with commas. */
        @WithDefault("localhost:9092")
        String servers();
    }

    /** Whose clock counts. */
    interface Clock {

        /** Whether a client may say what time it is; for tests and replay only. */
        @WithDefault("false")
        boolean client();
    }

    /** Where the bot may speak without having been asked. */
    interface Silence {

        /** Channels on which a person who says nothing more is asked once whether to go on ({@code web}, a messenger's name); none by default. */
        Optional<List<String>> channels();
    }

    /** Where health, metrics and insight are told; not for the public. */
    interface Management {

        @WithDefault("127.0.0.1")
        String host();

        /** 0 takes a free one. */
        @WithDefault("9000")
        int port();
    }

    /** How the program writes its log. */
    interface Log {

        /** One JSON object a line instead of text. */
        @WithDefault("false")
        boolean json();
    }

    /** Whether and where spans are sent. */
    interface Traces {

        @WithDefault("true")
        boolean off();

        /** OTLP over gRPC. */
        @WithDefault("http://localhost:4317")
        String collector();
    }
}
