package io.weiquan.channel.adapter;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The flat XML of WeChat and WeCom: {@code <xml><Name>text</Name>…</xml>}. A document type is refused before it is read, so there are no
 * entities but the five of XML itself; elements below the second level are passed over; shape and number are bounded.
 */
public final class StrangersXml {

    private static final int ELEMENTS = 200;
    private static final int DEPTH = 8;

    private StrangersXml() {
    }

    /** @return text by name; a name given twice is refused, for it could be read in two ways. @throws Refusal.Refused DOCTYPE or MALFORMED */
    public static Map<String, String> read(String xml) {
        // The platforms' sample messages have line ends and byte order marks before the document.
        String document = xml.strip().startsWith("\uFEFF") ? xml.strip().substring(1) : xml.strip();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
            try {
                return fields(reader);
            } finally {
                reader.close();
            }
        } catch (Refusal.Refused refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException broken) {
            // The JDK's parser throws what it does not declare where it lacks words for a mistake; some parsers stumble over a document
            // type before they tell of it.
            throw document.regionMatches(true, 0, "<!DOCTYPE", 0, 9) || document.contains("<!DOCTYPE") ? Refusal.DOCTYPE.refused() : Refusal.MALFORMED.refused();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw Refusal.DOCTYPE.refused();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                text.setLength(0);
                if (++elements > ELEMENTS || depth > DEPTH || (depth == 1 && !reader.getLocalName().equals("xml"))) {
                    throw Refusal.MALFORMED.refused();
                }
            } else if (depth == 2 && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (depth == 2 && fields.put(reader.getLocalName(), text.toString()) != null) {
                    throw Refusal.MALFORMED.refused();
                }
                depth--;
            }
        }
        return fields;
    }

    /** A text as the content of an element. */
    public static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
