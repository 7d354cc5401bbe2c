package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrangersXmlTest {

    @Test
    void reads_the_flat_messages_of_the_platforms() {
        assertThat(StrangersXml.read("<xml><A><![CDATA[一 & 二]]></A>\n<B>12</B><C/><D>x<![CDATA[y]]>z</D><E><F>deeper</F></E></xml>"))
                .isEqualTo(Map.of("A", "一 & 二", "B", "12", "C", "", "D", "xyz", "E", ""));
        assertThat(StrangersXml.read("\uFEFF<?xml version=\"1.0\" encoding=\"GBK\"?><xml><A>&lt;&amp;&#x4f60;</A></xml>")).isEqualTo(Map.of("A", "<&你"));
    }

    @Test
    void no_document_type_whatever_it_holds() {
        for (String xml : new String[] {
            "<!DOCTYPE foo [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]><xml><A>&xxe;</A></xml>",
            "<!DOCTYPE foo SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><A>a</A></xml>",
            "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><xml><A>&c;</A></xml>",
            "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><xml><A>a</A></xml>",
            "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE xml><xml><A>a</A></xml>",
            "<!DOCTYPE xml [<!E\u0003\u0001 a \"b\">]><xml><A>a</A></xml>"}) {
            refused(Refusal.DOCTYPE, xml);
        }
    }

    @Test
    void nothing_but_the_documented_shape() {
        for (String xml : new String[] {"", "{}", "<html><A>a</A></html>", "<xml><A>a</xml>", "<xml><A>&unknown;</A></xml>", "<xml><A>a</A><A>b</A></xml>",
            "<xml>" + "<a>".repeat(50) + "</a>".repeat(50) + "</xml>", "<xml>" + "<B/>".repeat(5_000) + "</xml>", "<xml><A>a</A></xml><xml/>"}) {
            assertThatThrownBy(() -> StrangersXml.read(xml)).as(xml.length() > 60 ? xml.substring(0, 60) : xml).isInstanceOf(Refusal.Refused.class);
        }
    }

    @Test
    void what_we_write_cannot_break_out_of_its_element() {
        String text = "a]]><B>b</B><![CDATA[";
        assertThat(StrangersXml.read("<xml><A>" + StrangersXml.cdata(text) + "</A></xml>")).isEqualTo(Map.of("A", text));
    }

    private static void refused(Refusal why, String xml) {
        assertThatThrownBy(() -> StrangersXml.read(xml)).as(xml).isInstanceOfSatisfying(Refusal.Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }
}
