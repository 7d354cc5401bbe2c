package io.weiquan.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weiquan.advice.ComplaintPackage;
import io.weiquan.advice.format.PackageFormats;
import io.weiquan.channel.PackageDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Stored packages as documents. A package of an older version may lack fields; what it has is written. */
final class PackagePapers implements PackageDocuments {

    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    @Override
    public Optional<byte[]> write(JsonNode complaintPackage, Format format) {
        if (format == Format.JSON) {
            return Optional.empty();
        }
        ComplaintPackage p = read(complaintPackage);
        return Optional.of(switch (format) {
            case MARKDOWN -> PackageFormats.markdown(p).getBytes(StandardCharsets.UTF_8);
            case HTML -> PackageFormats.html(p).getBytes(StandardCharsets.UTF_8);
            case CALENDAR -> PackageFormats.calendar(p).getBytes(StandardCharsets.UTF_8);
            case DOCX, JSON -> PackageFormats.docx(p);
        });
    }

    private static ComplaintPackage read(JsonNode json) {
        try {
            return JSON.treeToValue(json, ComplaintPackage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored package cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
