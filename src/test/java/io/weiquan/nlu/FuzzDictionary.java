package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A fuzzer does not guess Chinese: the words of the lexicon, one a line, in the format of libFuzzer's dictionaries. */
public final class FuzzDictionary {

    private static final List<String> NUMBERS = List.of("一", "二", "两", "三", "百", "千", "万", "亿", "块", "毛", "元", "月", "号", "日", "年", "点", "半", "多", "几", "前", "后", "周", "上", "上个月", "昨天", "￥", "¥", "1", "12", "-", "https://", "@", ".", "订单", "验证码", "\u200B", "😀");

    private FuzzDictionary() {
    }

    /** @param args the file to write, and a folder to make for what the fuzzer keeps */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.getParent());
        Files.write(file, lines());
        Files.createDirectories(Path.of(args[1]));
    }

    static List<String> lines() {
        Lexicon lexicon = LexiconReader.read(DialogFiles.packaged(), new Problems());
        TreeSet<String> words = new TreeSet<>(NUMBERS);
        lexicon.phrases().forEach(p -> p.steps().forEach(s -> words.addAll(s.words())));
        for (WordList list : WordList.values()) {
            for (int k = 0; k < lexicon.words(list).size(); k++) {
                words.add(lexicon.words(list).get(k));
            }
        }
        words.addAll(lexicon.festivals().names());
        List<String> lines = new ArrayList<>();
        words.forEach(w -> lines.add(line(w)));
        return lines;
    }

    static String line(String word) {
        StringBuilder line = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            line.append("\\x%02X".formatted(b & 0xFF));
        }
        return line.append('"').toString();
    }
}
