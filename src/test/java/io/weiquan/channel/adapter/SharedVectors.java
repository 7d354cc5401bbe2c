package io.weiquan.channel.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The platforms' own sample data, which lie beside the project and not in it: {@code ../shared/vectors}, or {@code -Dvectors.folder=FOLDER}.
 * Where they are not, the tests that carry vectors of our own making still run.
 */
public final class SharedVectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedVectors() {
    }

    public static Optional<JsonNode> of(String platform) {
        Path file = Path.of(System.getProperty("vectors.folder", "../shared/vectors")).resolve(platform + ".json");
        try {
            return Files.isReadable(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vector with this id. */
    public static JsonNode vector(JsonNode platform, String id) {
        for (JsonNode vector : platform.path("vectors")) {
            if (vector.path("id").asText().equals(id)) {
                return vector;
            }
        }
        throw new IllegalArgumentException("no vector " + id);
    }
}
