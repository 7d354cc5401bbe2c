package io.weiquan.advice.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** The package as a Word document, one paragraph a line so that it can be edited and signed. */
final class WordDocument {

    private static final String FONT = "SimSun";

    private WordDocument() {
    }

    static byte[] write(List<Block> blocks) {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (Block block : blocks) {
                write(document, block);
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(XWPFDocument document, Block block) {
        if (block instanceof Block.Heading h) {
            line(document, h.text(), 22 - 3 * h.level(), true, 0);
        } else if (block instanceof Block.Bullets b) {
            b.items().forEach(item -> line(document, "• " + item, 11, false, 200));
        } else if (block instanceof Block.Verbatim v) {
            v.text().lines().forEach(text -> line(document, text, 12, false, 0));
        } else if (block instanceof Block.Paragraph p) {
            line(document, p.text(), 11, false, 0);
        }
    }

    private static void line(XWPFDocument document, String text, int size, boolean bold, int indent) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingAfter(80);
        paragraph.setIndentationLeft(indent);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }
}
