package io.weiquan.runtime;

import io.weiquan.journal.UnfitStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of this installation: 32 random bytes in {@code weiquan.key} in the data folder, readable by its owner only. From it come
 * the keys for tokens, links and the store, each for its own purpose. Whoever loses the file loses all conversations.
 *
 * <p>The first line is the secret itself. After the store's master key was changed there are lines {@code store KEY}, newest first; then
 * these are the master keys, not the one from the secret.
 */
final class InstallationKey {

    static final String FILE = "weiquan.key";
    private static final String STORE = "store ";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> NOBODY_ELSE = EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.GROUP_WRITE);

    private final Path file;
    private final byte[] secret;
    private final List<byte[]> masters;

    private InstallationKey(Path file, byte[] secret, List<byte[]> masters) {
        this.file = file;
        this.secret = secret;
        this.masters = masters;
    }

    /**
     * Reads the key, or makes one in an installation that has none.
     *
     * @param needed there are conversations that only the old key opens: a missing one is not replaced
     * @throws UnfitStore when the file cannot be read or written, or others may read it
     */
    static InstallationKey in(Path folder, SecureRandom random, boolean needed) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                if (needed) {
                    throw new UnfitStore("weiquan.data: the key %s is missing, and without it nobody can read the store beside it: put the key back"
                            .formatted(file));
                }
                Files.createDirectories(folder);
                byte[] secret = new byte[BYTES];
                random.nextBytes(secret);
                make(file, text(secret, List.of()));
            }
            if (posix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(NOBODY_ELSE::contains)) {
                throw new UnfitStore("weiquan.data: others may read or change the key %s: chmod 600 it".formatted(file));
            }
            return read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnfitStore("weiquan.data: the key %s cannot be read or written (%s)".formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    static InstallationKey in(Path folder, SecureRandom random) {
        return in(folder, random, false);
    }

    private static InstallationKey read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<byte[]> masters = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (!line.startsWith(STORE)) {
                throw new IllegalArgumentException("a line that is no key");
            }
            masters.add(key(file, line.substring(STORE.length())));
        }
        return new InstallationKey(file, key(file, lines.isEmpty() ? "" : lines.get(0)), masters);
    }

    private static byte[] key(Path file, String text) {
        byte[] key = Base64.getDecoder().decode(text.strip());
        if (key.length != BYTES) {
            throw new UnfitStore("weiquan.data: %s does not hold a key of %d bytes".formatted(file, BYTES));
        }
        return key;
    }

    private static String text(byte[] secret, List<byte[]> masters) {
        StringBuilder text = new StringBuilder(Base64.getEncoder().encodeToString(secret)).append('\n');
        masters.forEach(master -> text.append(STORE).append(Base64.getEncoder().encodeToString(master)).append('\n'));
        return text.toString();
    }

    private static void make(Path file, String text) throws IOException {
        try {
            if (posix(file.toAbsolutePath().getParent())) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            return;
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The store's master keys: the one in use, then older ones under which there may still be conversations. */
    List<byte[]> masters() {
        return masters.isEmpty() ? List.of(keyFor("store")) : masters;
    }

    /** The same with a fresh master key in front, written to the file. */
    InstallationKey withNewMaster(SecureRandom random) throws IOException {
        byte[] young = new byte[BYTES];
        random.nextBytes(young);
        List<byte[]> all = new ArrayList<>(List.of(young));
        all.addAll(masters());
        return rewrite(all);
    }

    /** The same with the newest master key only, written to the file. */
    InstallationKey withNewestMaster() throws IOException {
        return rewrite(masters().subList(0, 1));
    }

    private InstallationKey rewrite(List<byte[]> changed) throws IOException {
        Path beside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(beside);
        make(beside, text(secret, changed));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return read(file);
    }

    /** 32 bytes for one purpose; the same purpose always gives the same bytes, and none tells anything of another. */
    byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "‹redacted›";
    }
}
