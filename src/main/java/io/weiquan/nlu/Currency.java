package io.weiquan.nlu;

/** Words and signs of money. Only yuan ever fills a slot; the others are read so that they do not become yuan. */
final class Currency {

    /** Longer words before the shorter ones they begin with. */
    private static final String[][] WORDS = {
        {"美元", "USD"}, {"美金", "USD"}, {"美圆", "USD"}, {"美刀", "USD"}, {"usd", "USD"}, {"us$", "USD"}, {"刀", "USD"}, {"美分", "USD"},
        {"元港币", "HKD"}, {"港元", "HKD"}, {"港币", "HKD"}, {"港纸", "HKD"}, {"港幣", "HKD"}, {"hk$", "HKD"}, {"hkd", "HKD"}, {"元欧元", "EUR"}, {"欧元", "EUR"}, {"eur", "EUR"},
        {"元日币", "JPY"}, {"日元", "JPY"}, {"日币", "JPY"}, {"日圆", "JPY"}, {"jpy", "JPY"}, {"英镑", "GBP"}, {"gbp", "GBP"}, {"韩元", "KRW"}, {"韩币", "KRW"}, {"新台币", "TWD"}, {"元台币", "TWD"}, {"台币", "TWD"},
        {"澳元", "AUD"}, {"澳币", "AUD"}, {"澳门元", "MOP"}, {"澳门币", "MOP"}, {"加元", "CAD"}, {"加币", "CAD"}, {"新加坡元", "SGD"}, {"新币", "SGD"}, {"泰铢", "THB"}, {"卢布", "RUB"}, {"瑞士法郎", "CHF"},
        {"法郎", "CHF"}, {"卢比", "INR"}, {"越南盾", "VND"}, {"比索", "PHP"}, {"林吉特", "MYR"}, {"马币", "MYR"}, {"奈拉", "NGN"}, {"里拉", "TRY"}, {"比特币", "BTC"}, {"元人民币", "CNY"}, {"块人民币", "CNY"},
        {"大洋", "CNY"}, {"块大洋", "CNY"}, {"软妹币", "CNY"}, {"人民币", "CNY"}, {"rmb", "CNY"}, {"cny", "CNY"}, {"圆整", "CNY"}, {"元整", "CNY"}, {"块钱", "CNY"}, {"元钱", "CNY"}, {"元", "CNY"}, {"圆", "CNY"}, {"块", "CNY"}, {"蚊", "CNY"}, {"yuan", "CNY"}};
    private static final String[][] SIGNS = {{"us$", "USD"}, {"hk$", "HKD"}, {"¥", "CNY"}, {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"人民币", "CNY"}, {"rmb", "CNY"},
        {"新台币", "TWD"}, {"港币", "HKD"}, {"美元", "USD"}, {"美金", "USD"}, {"欧元", "EUR"}, {"日元", "JPY"}};
    private static final String[] NOT_MONEY = {"元旦", "元宵", "元素", "元气", "元老", "元月", "元件", "元器", "元宝", "圆通", "圆形", "圆领", "圆桌", "圆盘", "刀片", "刀具", "刀头", "刀口", "刀郎"};

    private static final Words NAMES = Words.of(firsts(WORDS));
    private static final Words MARKS = Words.of(firsts(SIGNS));
    private static final Words OTHER = Words.of(NOT_MONEY);

    private Currency() {
    }

    /** Length of the money word at {@code i}, or 0. */
    static int wordAt(NormalText t, int i) {
        int k = NAMES.at(t, i);
        return k < 0 || OTHER.isAt(t, i) ? 0 : NAMES.length(k);
    }

    static String codeOfWord(NormalText t, int i) {
        int k = NAMES.at(t, i);
        return k < 0 ? null : WORDS[k][1];
    }

    static int signAt(NormalText t, int i) {
        int k = MARKS.at(t, i);
        return k < 0 ? 0 : SIGNS[k][0].length();
    }

    static String codeOfSign(NormalText t, int i) {
        int k = MARKS.at(t, i);
        return k < 0 ? null : SIGNS[k][1];
    }

    private static String[] firsts(String[][] pairs) {
        return java.util.Arrays.stream(pairs).map(p -> p[0]).toArray(String[]::new);
    }
}
