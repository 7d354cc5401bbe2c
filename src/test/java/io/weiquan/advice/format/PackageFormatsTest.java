package io.weiquan.advice.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage;
import io.weiquan.advice.HostileWords;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PackageFormatsTest {

    private final ComplaintPackage pkg = HostileWords.pkg();

    @Test
    void markdown_keeps_every_script_whole_inside_its_fence() {
        String markdown = PackageFormats.markdown(pkg);
        pkg.scripts().forEach(s -> assertThat(markdown).contains("`text\n" + s.text() + "\n`"));
        assertThat(markdown).startsWith("# 维权材料包").contains("## 重要日期", "K7QF-M2XD-9RTB").doesNotContain("null");
    }

    @Test
    void html_is_well_formed_and_holds_no_markup_of_the_person() throws Exception {
        String html = PackageFormats.html(pkg);
        Document page = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(
                html.replace("<!DOCTYPE html>\n", "").replace("<meta charset=\"utf-8\">", "").replaceAll("<meta name[^>]*>", ""))));
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(page.getElementsByTagName("a").getLength()).isZero();
        assertThat(page.getElementsByTagName("pre").getLength()).isEqualTo(pkg.scripts().size());
        assertThat(page.getElementsByTagName("pre").item(0).getTextContent()).isEqualTo(pkg.scripts().get(0).text());
    }

    @Test
    void word_reads_back_every_line_of_every_script() throws Exception {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(PackageFormats.docx(pkg)))) {
            List<String> lines = document.getParagraphs().stream().map(p -> p.getText()).toList();
            pkg.scripts().forEach(s -> assertThat(lines).containsAll(s.text().lines().toList()));
            assertThat(document.getTables()).isEmpty();
        }
    }

    @Test
    void the_calendar_holds_every_deadline_and_follow_up_with_alarms() throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(PackageFormats.calendar(pkg)));
        calendar.validate();
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).hasSize(pkg.deadlines().size() + pkg.followUp().size());
        assertThat(events).allSatisfy(e -> assertThat(e.getAlarms()).hasSize(2));
        assertThat(events).anySatisfy(e -> {
            assertThat(e.getSummary().getValue()).contains("七日无理由退货");
            assertThat(e.getDateTimeStart().getValue()).isEqualTo("20261127");
        });
        assertThat(events.stream().map(e -> e.getUid().orElseThrow().getValue()).distinct()).hasSameSizeAs(events);
    }

    @Test
    void the_same_package_always_gives_the_same_calendar() {
        assertThat(PackageFormats.calendar(pkg)).isEqualTo(PackageFormats.calendar(HostileWords.pkg()));
    }
}
