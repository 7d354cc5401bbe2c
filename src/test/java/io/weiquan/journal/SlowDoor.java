package io.weiquan.journal;

import io.weiquan.journal.PostgresStore.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A way to a database on which the first to come waits before anything goes through, as on a machine that is busy starting. */
final class SlowDoor implements AutoCloseable {

    private final ServerSocket door;
    private final URI behind;
    private final ExecutorService porters = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "slow-door");
        thread.setDaemon(true);
        return thread;
    });

    /** @param firstWaitsMillis before the first connection is carried through; later ones are at once */
    SlowDoor(Server server, long firstWaitsMillis) throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        behind = URI.create(server.url().substring("jdbc:".length()));
        porters.submit(() -> {
            for (boolean first = true; ; first = false) {
                Socket guest = door.accept();
                long wait = first ? firstWaitsMillis : 0;
                porters.submit(() -> {
                    TimeUnit.MILLISECONDS.sleep(wait);
                    Socket host = new Socket(behind.getHost(), behind.getPort());
                    porters.submit(() -> carry(guest, host));
                    return carry(host, guest);
                });
            }
        });
    }

    /** The same database, through this door. */
    Server server(Server server) {
        return new Server("jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + behind.getPath(), server.user(), server.password());
    }

    private static Void carry(Socket from, Socket to) throws IOException {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        porters.shutdownNow();
    }
}
