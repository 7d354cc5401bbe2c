package io.weiquan.conversation;

import io.weiquan.conversation.Refused.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A journal in memory whose commits take their time and sometimes fail: before anything was stored, or after it was, when nobody can
 * tell. Everything happens on the one thread of the simulation.
 */
final class FaultyMemory implements Journal {

    private record Held(Opening opening, List<Entry> entries, List<String> clients, byte[][] state, Instant[] last) {
    }

    private record Number(String conversation) implements Handle {
    }

    private final Map<String, Held> held = new HashMap<>();
    private final OneThread world;
    private final Random random;
    private final int faultsInAHundred;
    private int faults;

    FaultyMemory(OneThread world, Random random, int faultsInAHundred) {
        this.world = world;
        this.random = random;
        this.faultsInAHundred = faultsInAHundred;
    }

    int faults() {
        return faults;
    }

    List<Entry> all(String conversation) {
        return held.get(conversation).entries();
    }

    private interface Change<T> {
        T make();
    }

    private <T> CompletionStage<T> later(Change<T> change) {
        CompletableFuture<T> done = new CompletableFuture<>();
        boolean before = random.nextInt(100) < faultsInAHundred;
        boolean after = random.nextInt(100) < faultsInAHundred;
        world.execute(() -> {
            T result = before ? null : change.make();
            world.execute(() -> {
                if (before || after) {
                    faults++;
                    done.completeExceptionally(new Refused(Code.UNAVAILABLE, "the simulated store is away"));
                } else {
                    done.complete(result);
                }
            });
        });
        return done;
    }

    private void readable() {
        if (random.nextInt(100) < faultsInAHundred) {
            faults++;
            throw new Refused(Code.UNAVAILABLE, "the simulated store cannot be read");
        }
    }

    @Override
    public CompletionStage<Void> open(Opening opening) {
        return later(() -> {
            held.putIfAbsent(opening.conversation(), new Held(opening, new ArrayList<>(opening.entries()), new ArrayList<>(Arrays.asList(null, null)),
                    new byte[][] {opening.state()}, new Instant[] {opening.at()}));
            return null;
        });
    }

    @Override
    public CompletionStage<Outcome> commit(Turn turn) {
        return later(() -> {
            Held of = held.get(turn.from().conversation());
            boolean moved = of.entries().size() - 1 != turn.from().seq() || turn.client() != null && of.clients().contains(turn.client());
            if (moved) {
                int first = (int) turn.entries().get(0).seq();
                return first < of.entries().size() && Arrays.equals(of.entries().get(first).content(), turn.entries().get(0).content())
                        ? Outcome.KEPT : Outcome.STALE;
            }
            turn.entries().forEach(entry -> {
                of.entries().add(entry);
                of.clients().add(entry.side() == Side.PERSON ? turn.client() : null);
            });
            of.state()[0] = turn.state();
            of.last()[0] = turn.at();
            return Outcome.KEPT;
        });
    }

    @Override
    public Optional<Standing> standing(String conversation, String client) {
        readable();
        return Optional.ofNullable(held.get(conversation)).map(of -> new Standing(conversation, of.opening().channel(), of.opening().at(), of.last()[0],
                of.entries().size() - 1, of.state()[0], 0, client == null ? 0 : Math.max(0, of.clients().indexOf(client)), new Number(conversation)));
    }

    @Override
    public List<Entry> entries(String conversation, long after, int count) {
        readable();
        return all(conversation).stream().filter(entry -> entry.seq() > after).limit(count).toList();
    }

    @Override
    public List<byte[]> tokens(String conversation) {
        readable();
        return held.containsKey(conversation) ? List.of(held.get(conversation).opening().token()) : List.of();
    }

    @Override
    public CompletionStage<Boolean> addToken(String conversation, byte[] token, int keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> byCode(byte[] code) {
        return Optional.empty();
    }

    @Override
    public Optional<String> byPeer(byte[] digest) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Boolean> rewrite(Rewriting rewriting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Boolean> erase(Erasure erasure) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Listed> list(long after, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backlog outbox() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Inbox inbox() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        held.clear();
    }
}
