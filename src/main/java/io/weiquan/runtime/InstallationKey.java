package io.weiquan.runtime;

import io.weiquan.journal.UnfitStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of this installation: 32 random bytes in {@code weiquan.key} in the data folder, readable by its owner only. From it come
 * the keys for tokens, links and the store, each for its own purpose. Whoever loses the file loses all conversations.
 */
final class InstallationKey {

    private static final String FILE = "weiquan.key";
    private static final int BYTES = 32;

    private final byte[] master;

    private InstallationKey(byte[] master) {
        this.master = master;
    }

    /** Reads the key, or makes one in an installation that has none. @throws UnfitStore when the file cannot be read or written */
    static InstallationKey in(Path folder, SecureRandom random) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                write(file, random);
            }
            byte[] master = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (master.length != BYTES) {
                throw new UnfitStore("weiquan.data: %s does not hold a key of %d bytes".formatted(file, BYTES));
            }
            return new InstallationKey(master);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnfitStore("weiquan.data: the key %s cannot be read or written (%s)".formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    private static void write(Path file, SecureRandom random) throws IOException {
        byte[] master = new byte[BYTES];
        random.nextBytes(master);
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            return;
        }
        Files.writeString(file, Base64.getEncoder().encodeToString(master) + "\n", StandardCharsets.US_ASCII, StandardOpenOption.SYNC,
                StandardOpenOption.WRITE);
    }

    /** 32 bytes for one purpose; the same purpose always gives the same bytes, and none tells anything of another. */
    byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
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
