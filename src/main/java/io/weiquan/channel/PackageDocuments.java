package io.weiquan.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Complaint packages as documents to keep, print or put into a calendar. */
public interface PackageDocuments {

    /** A form in which a package can be had. */
    enum Format {
        JSON("json", "application/json"),
        MARKDOWN("md", "text/markdown"),
        HTML("html", "text/html"),
        CALENDAR("ics", "text/calendar"),
        DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

        private final String extension;
        private final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        /** Also the short name clients use: json, md, html, ics, docx. */
        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }

        /** By short name ("ics"), by word ("markdown", "calendar") or by media type. */
        public static Optional<Format> named(String name) {
            for (Format format : values()) {
                if (format.extension.equalsIgnoreCase(name) || format.mediaType.equalsIgnoreCase(name) || format.name().equalsIgnoreCase(name)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * @param complaintPackage as in PROTOCOL.md
     * @return the document, UTF-8 where it is text; empty when this server does not make the format
     */
    Optional<byte[]> write(JsonNode complaintPackage, Format format);
}
