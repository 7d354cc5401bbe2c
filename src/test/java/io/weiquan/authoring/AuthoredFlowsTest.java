package io.weiquan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.source.DialogFiles;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AuthoredFlowsTest {

    private static final DialogFiles SHIPPED = DialogFiles.folder(Path.of("dialogs"));

    @Test
    void every_flow_can_be_listed_read_and_drawn() throws Exception {
        AuthoredFlows flows = new AuthoredFlows(SHIPPED, AuthoredDialogs.load(SHIPPED));
        assertThat(flows.list()).extracting("name").contains("complaint", "identity_for_12315");
        Files.createDirectories(Path.of("target/diagrams"));
        for (var entry : flows.list()) {
            assertThat(flows.flow(entry.name())).isPresent();
            String svg = flows.diagram(entry.name()).orElseThrow();
            Files.writeString(Path.of("target/diagrams", entry.name() + ".svg"), svg);
            Document document = parsed(svg);
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(entry.title());
        }
        assertThat(flows.diagram("nothing")).isEmpty();
        assertThat(flows.flow("nothing")).isEmpty();
    }

    @Test
    void what_an_author_wrote_is_only_text_in_a_picture() throws Exception {
        Map<String, String> texts = new HashMap<>();
        for (String folder : new String[] {"flows", "patterns", "replies", "lexicon"}) {
            SHIPPED.list(folder, ".yaml").forEach(f -> texts.put(f, SHIPPED.text(f)));
        }
        texts.put("bot.yaml", SHIPPED.text("bot.yaml"));
        texts.put("slots.yaml", SHIPPED.text("slots.yaml").replace("title: 购买平台", "title: '</text><script>alert(1)</script>'"));
        texts.put("flows/complaint.yaml", SHIPPED.text("flows/complaint.yaml").replace("title: 网购投诉", "title: '<b>&\"'"));
        DialogFiles files = DialogFiles.of(texts);
        String svg = new AuthoredFlows(files, AuthoredDialogs.load(files)).diagram("complaint").orElseThrow();
        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(svg).doesNotContain("<script").doesNotContain("<b>");
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
