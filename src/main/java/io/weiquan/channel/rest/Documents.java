package io.weiquan.channel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.channel.PackageDocuments;
import io.weiquan.channel.PackageDocuments.Format;
import io.weiquan.channel.WireJson;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complaint package as a response in the format asked for. */
final class Documents {

    /** text/plain would match nothing; text/* means what reads best as text. */
    private static final List<Format> PREFERENCE = List.of(Format.JSON, Format.MARKDOWN, Format.HTML, Format.CALENDAR, Format.DOCX);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

    private final PackageDocuments writer;

    Documents(PackageDocuments writer) {
        this.writer = writer;
    }

    /** @param accepted what the client takes, best first. @throws NotAcceptableException when nothing of it is made here */
    static Format negotiate(List<MediaType> accepted) {
        for (MediaType type : accepted) {
            for (Format format : PREFERENCE) {
                if (type.isCompatible(MediaType.valueOf(format.mediaType()))) {
                    return format;
                }
            }
        }
        throw new NotAcceptableException();
    }

    Response respond(JsonNode complaintPackage, Format format) {
        if (format == Format.JSON) {
            return Response.ok(WireJson.write(complaintPackage), MediaType.APPLICATION_JSON).build();
        }
        byte[] document = writer.write(complaintPackage, format).orElseThrow(NotAcceptableException::new);
        boolean text = format != Format.DOCX;
        var response = Response.ok(document, text ? format.mediaType() + ";charset=UTF-8" : format.mediaType());
        if (format == Format.HTML) {
            response.header("Content-Security-Policy", policy(new String(document, StandardCharsets.UTF_8)));
        }
        if (format == Format.CALENDAR || format == Format.DOCX) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"complaint." + format.extension() + "\"");
        }
        return response.build();
    }

    /** A printable page carries its own style sheet and nothing else: exactly that one is let through. */
    private static String policy(String html) {
        StringBuilder styles = new StringBuilder();
        Matcher style = STYLE.matcher(html);
        while (style.find()) {
            styles.append(" 'sha256-").append(Base64.getEncoder().encodeToString(sha256(style.group(1)))).append('\'');
        }
        return "default-src 'none'; style-src" + (styles.isEmpty() ? " 'none'" : styles) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
