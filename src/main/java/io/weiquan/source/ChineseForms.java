package io.weiquan.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Chinese form of every English format that an author may get to read: {@code problems/zh-CN.yaml}. */
final class ChineseForms {

    private static final String FILE = "/problems/zh-CN.yaml";
    private static final Map<String, String> FORMS = read();

    private ChineseForms() {
    }

    /** All of them, by the English format. */
    static Map<String, String> all() {
        return FORMS;
    }

    /** The sentence in Chinese; in English when nobody has put it into Chinese, which a test refuses. */
    static String of(String format, Object... args) {
        Object[] values = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            values[i] = args[i] instanceof Number ? args[i] : Remark.chinese(args[i]);
        }
        String form = FORMS.getOrDefault(format, format);
        return args.length == 0 ? form : form.formatted(values);
    }

    private static Map<String, String> read() {
        try (InputStream in = ChineseForms.class.getResourceAsStream(FILE)) {
            Map<String, String> forms = new LinkedHashMap<>();
            ((Map<?, ?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in))
                    .forEach((format, form) -> forms.put((String) format, (String) form));
            return Map.copyOf(forms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
