package io.weiquan.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** The types of the widget hold: its bundler strips them without a look. {@code tsc} comes by Maven (see pom.xml) and runs on the machine's Node. */
class TypesIT {

    private static final Path FOLDER = Path.of("target", "types");
    /** Where mvnpm puts a package; what it does not serve to browsers, types among it, lies packed beside. */
    private static final Pattern PLACED = Pattern.compile("(?:META-INF/)?resources/_static/[^/]+/[^/]+/(.+)");
    private static final String PACKED = "META-INF/.more.tgz";

    @Test
    void the_widget_is_well_typed() throws Exception {
        Path node = RealBrowser.node();
        Path compiler = unpack(new JarFile(FOLDER.resolve("typescript.jar").toFile()), "typescript");
        for (String name : List.of("lit", "lit-html", "lit-element", "@lit/reactive-element")) {
            unpack(jarOf(name), name);
        }
        Path settings = FOLDER.resolve("tsconfig.json");
        try (InputStream in = TypesIT.class.getResourceAsStream("/widget/tsconfig.json")) {
            Files.copy(in, settings, StandardCopyOption.REPLACE_EXISTING);
        }
        Process tsc = new ProcessBuilder(node.toString(), compiler.resolve("lib/tsc.js").toString(), "-p", settings.toString()).redirectErrorStream(true).start();
        String said = new String(tsc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tsc.waitFor()).as(said).isZero();
    }

    private static JarFile jarOf(String name) throws IOException {
        int slash = name.indexOf('/');
        String path = slash < 0 ? "org.mvnpm/" + name : "org.mvnpm.at." + name.substring(1);
        URL there = TypesIT.class.getResource("/META-INF/maven/" + path + "/pom.properties");
        assertThat(there).as(name + " on the class path").isNotNull();
        JarURLConnection connection = (JarURLConnection) there.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static Path unpack(JarFile jar, String name) throws IOException {
        Path place = FOLDER.resolve("node_modules").resolve(name);
        try (jar) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements();) {
                JarEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    put(place, entry.getName(), jar.getInputStream(entry));
                }
            }
            try (TarArchiveInputStream more = new TarArchiveInputStream(new GZIPInputStream(jar.getInputStream(jar.getEntry(PACKED))))) {
                for (TarArchiveEntry entry = more.getNextEntry(); entry != null; entry = more.getNextEntry()) {
                    put(place, entry.getName(), more);
                }
            }
        }
        return place;
    }

    private static void put(Path place, String entry, InputStream content) throws IOException {
        Matcher placed = PLACED.matcher(entry);
        if (placed.matches() && !entry.endsWith(".map")) {
            Path file = place.resolve(placed.group(1)).normalize();
            if (file.startsWith(place)) {
                Files.createDirectories(file.getParent());
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
