package io.weiquan.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

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
        Quarkus.run(args);
    }
}
