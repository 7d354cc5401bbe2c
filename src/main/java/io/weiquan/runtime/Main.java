package io.weiquan.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.weiquan.journal.UnfitStore;
import java.io.IOException;
import java.security.SecureRandom;

/** The program: a server without arguments, {@code try} for a {@link TryOut}, else one of the {@link Commands},
 * which need no server. */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals("try")) {
            TryOut.run(args);
            return;
        }
        if (args.length > 0 && Commands.isOne(args[0])) {
            System.exit(Commands.run(args, System.in, System.out));
        }
        String wrong = wrongWithTheStore();
        if (wrong != null) {
            System.err.println(wrong);
            System.exit(1);
        }
        Quarkus.run(args);
    }

    /** Looked at before anything else is loaded, so that an operator waits a second and not ten. @return one line, or null */
    private static String wrongWithTheStore() {
        try {
            Stores.check(StoreCommand.settings(), new SecureRandom());
            return null;
        } catch (UnfitStore theirs) {
            return theirs.getMessage();
        } catch (IOException | RuntimeException leftToTheServer) {
            return null;
        }
    }
}
