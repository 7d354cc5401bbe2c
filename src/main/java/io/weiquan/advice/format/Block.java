package io.weiquan.advice.format;

import java.util.List;

/** A piece of the printed package; every format shows the same pieces in its own way. */
sealed interface Block {

    record Heading(int level, String text) implements Block {
    }

    record Paragraph(String text) implements Block {
    }

    record Bullets(List<String> items) implements Block {
    }

    /** Text to be copied as it stands, line by line. */
    record Verbatim(String text) implements Block {
    }
}
