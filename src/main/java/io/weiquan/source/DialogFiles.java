package io.weiquan.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The {@code dialogs/} tree, read once into memory: from a folder, or from the class path when none is named.
 * Immutable; paths are relative to the tree with forward slashes ("flows/complaint.yaml").
 */
public final class DialogFiles {

    /** A YAML file or template larger than this is refused. */
    public static final int MAX_FILE_BYTES = 1 << 20;
    /** A tree with more files than this is not a dialogs folder. */
    public static final int MAX_FILES = 2_000;

    private final String root;
    private final SortedMap<String, String> texts;
    /** Files without mistakes, composed once for all their readers. */
    private final Map<String, YamlNode> read = new ConcurrentHashMap<>();

    private DialogFiles(String root, SortedMap<String, String> texts) {
        this.root = root;
        this.texts = texts;
    }

    /** Texts given directly, by relative path: for tests. */
    public static DialogFiles of(Map<String, String> texts) {
        return new DialogFiles("dialogs", new TreeMap<>(texts));
    }

    /** @throws UnreadableDialogs when the folder cannot be read */
    public static DialogFiles folder(Path folder) {
        return new DialogFiles(folder.toString(), readTree(folder));
    }

    /** The tree packed into the application, under {@code dialogs/} on the class path. */
    public static DialogFiles packaged() {
        URL marker = DialogFiles.class.getClassLoader().getResource("dialogs/bot.yaml");
        if (marker == null) {
            throw new IllegalStateException("dialogs/bot.yaml is not on the class path");
        }
        try {
            URI uri = marker.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return new DialogFiles("dialogs", readTree(Path.of(uri).getParent()));
            }
            String jar = uri.toString().substring(0, uri.toString().indexOf("!/"));
            try (FileSystem zip = FileSystems.newFileSystem(Path.of(URI.create(jar.substring("jar:".length()))))) {
                return new DialogFiles("dialogs", readTree(zip.getPath("/dialogs")));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("cannot read the packaged dialogs", e);
        }
    }

    /**
     * This tree with a folder laid over it: its files replace those of the same path and add to the rest. A folder with a
     * {@code bot.yaml} of its own is a whole tree and stands alone.
     */
    public DialogFiles overlaid(Path folder) {
        DialogFiles other = folder(folder);
        if (other.has("bot.yaml")) {
            return other;
        }
        SortedMap<String, String> all = new TreeMap<>(texts);
        all.putAll(other.texts);
        return new DialogFiles(root, all);
    }

    private static SortedMap<String, String> readTree(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).limit(MAX_FILES + 1L).toList()) {
                if (Files.size(file) > MAX_FILE_BYTES) {
                    throw unreadable(Remark.of("%s is larger than %d bytes", file, MAX_FILE_BYTES), null);
                }
                texts.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
            }
        } catch (NoSuchFileException e) {
            throw unreadable(Remark.of("there is no %s", e.getFile()), e);
        } catch (IOException e) {
            throw unreadable(Remark.of("%s cannot be read", e.getMessage()), e);
        }
        if (texts.size() > MAX_FILES) {
            throw unreadable(Remark.of("more than %d files under %s", MAX_FILES, folder), null);
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw unreadable(Remark.of("%s is not in UTF-8", file), e);
        }
    }

    private static UnreadableDialogs unreadable(Remark remark, IOException cause) {
        return new UnreadableDialogs(remark, cause == null ? new IOException(remark.english()) : cause);
    }

    /** Relative paths directly or deeper under {@code folder} that end in {@code suffix}, sorted. */
    public List<String> list(String folder, String suffix) {
        return texts.keySet().stream().filter(p -> p.startsWith(folder + "/") && p.endsWith(suffix)).toList();
    }

    public boolean has(String path) {
        return texts.containsKey(path);
    }

    /** @throws IllegalArgumentException when there is no such file */
    public String text(String path) {
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalArgumentException("no file " + display(path));
        }
        return text;
    }

    /** The root node of a YAML file; a syntax error becomes a problem and an empty node. */
    public YamlNode yaml(String path, Problems problems) {
        YamlNode known = read.get(path);
        if (known == null) {
            Problems found = new Problems();
            known = YamlNode.parse(display(path), text(path), found);
            problems.addAll(found);
            if (found.list().isEmpty()) {
                read.put(path, known);
            }
        }
        return known.telling(problems);
    }

    /** The path as an author would look for it. */
    public String display(String path) {
        return root + "/" + path;
    }
}
