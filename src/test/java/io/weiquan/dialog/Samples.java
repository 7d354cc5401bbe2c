package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that an author's regular expression may match, made up from it. What looks around is passed over, so a sample may also miss. */
final class Samples {

    private static final String FILLER = "我的了他在a7。 ，说买";
    private final String regex;
    private final Random random;
    private int at;

    private Samples(String regex, Random random) {
        this.regex = regex;
        this.random = random;
    }

    static String of(java.util.regex.Pattern expression, Random random) {
        return new Samples(expression.pattern(), random).alternatives();
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            int begun = at;
            String once = atom();
            int times = times();
            int after = at;
            for (int i = 0; i < times; i++) {
                at = begun;
                text.append(i == 0 ? once : atom());
            }
            at = after;
        }
        return text.toString();
    }

    private int times() {
        if (at >= regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
            return 1;
        }
        char sign = regex.charAt(at++);
        int times = switch (sign) {
            case '?' -> random.nextInt(2);
            case '*' -> random.nextInt(3);
            case '+' -> 1 + random.nextInt(2);
            default -> {
                int close = regex.indexOf('}', at);
                String[] bounds = regex.substring(at, close).split(",", -1);
                at = close + 1;
                int least = Integer.parseInt(bounds[0]);
                yield bounds.length == 1 || bounds[1].isEmpty() ? least : least + random.nextInt(Integer.parseInt(bounds[1]) - least + 1);
            }
        };
        at += at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0 ? 1 : 0;
        return times;
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> filler();
            case '[' -> member();
            case '(' -> group();
            case '\\' -> escaped(regex.charAt(at++));
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean looks = false;
        for (String sign : List.of("?<=", "?<!", "?=", "?!", "?:", "?<")) {
            if (regex.startsWith(sign, at)) {
                looks = "=!".indexOf(sign.charAt(sign.length() - 1)) >= 0;
                at = sign.equals("?<") ? regex.indexOf('>', at) + 1 : at + sign.length();
                break;
            }
        }
        String inside = alternatives();
        at++;
        return looks ? "" : inside;
    }

    private String member() {
        boolean not = regex.charAt(at) == '^';
        List<String> members = new ArrayList<>();
        for (at += not ? 1 : 0; regex.charAt(at) != ']'; ) {
            char c = regex.charAt(at++);
            members.add(c == '\\' ? escaped(regex.charAt(at++)) : String.valueOf(c));
        }
        at++;
        return not ? filler() : members.get(random.nextInt(members.size()));
    }

    private String escaped(char c) {
        if (c == 'p' || c == 'P') {
            at = regex.indexOf('}', at) + 1;
            return filler();
        }
        return switch (c) {
            case 'd' -> "7";
            case 's' -> " ";
            case 'w', 'D', 'S' -> "a";
            case 'b', 'W' -> "，";
            default -> String.valueOf(c);
        };
    }

    private String filler() {
        return String.valueOf(FILLER.charAt(random.nextInt(FILLER.length())));
    }
}
