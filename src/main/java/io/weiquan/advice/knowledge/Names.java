package io.weiquan.advice.knowledge;

import io.weiquan.expression.Variable;
import io.weiquan.expression.Variable.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names that conditions in the knowledge files may use: the slots of the contract and what is concluded from them. */
public final class Names {

    /** Dates concluded from what was tried, or known only late; usable in conditions and as starts of deadlines. */
    public static final List<String> DATES = List.of("purchase_date", "received_date", "promised_date", "platform_deadline", "told_seller",
            "seller_refused", "told_courier", "told_wechat", "filed_12315", "accepted_12315", "mediation_ended", "filed_report",
            "filed_court", "return_received_date", "return_agreed_date", "returned_date", "court_accepted_date", "judgment_date",
            "told_on", "today");
    public static final List<String> NUMBERS = List.of("amount", "claim_amount", "lost_amount", "quantity");
    public static final List<String> TEXTS = List.of("order_no", "tracking_no", "item_name", "shop_name", "respondent_name",
            "respondent_address", "event", "consequence", "seller_reply", "contact_name", "contact_phone", "contact_email", "contact_address",
            "app_name", "amount_about", "claim_amount_about", "lost_amount_about");
    /** Single keys → vocabulary kind. */
    public static final Map<String, String> KEYS = Map.of("platform", "platform", "carrier", "carrier", "seller_type", "seller_type",
            "issue", "issue", "item_category", "item_category", "payment_method", "payment_method", "courier", "courier",
            "next", "channel", "user_age", "user_age", "claim_share", "claim_share");
    /** Lists of keys → vocabulary kind. */
    public static final Map<String, String> KEY_LISTS = Map.of("issues", "issue", "demand", "demand", "evidence", "evidence",
            "scenes", "scene", "tried", "channel", "outcomes", "outcome", "signs", "sign", "gates", "gate");

    /** Ids of the deadlines that began on a known day and are over; known when a channel is chosen, not yet to signs and deadlines. */
    public static final String PASSED = "passed";

    private Names() {
    }

    static List<Variable> variables() {
        List<Variable> all = new ArrayList<>();
        DATES.forEach(n -> all.add(Variable.of(n, Type.DATE)));
        NUMBERS.forEach(n -> all.add(Variable.of(n, Type.NUMBER)));
        TEXTS.forEach(n -> all.add(Variable.of(n, Type.TEXT)));
        KEYS.forEach((n, kind) -> all.add(new Variable(n, Type.TEXT, kind)));
        KEY_LISTS.forEach((n, kind) -> all.add(new Variable(n, Type.TEXTS, kind)));
        all.add(Variable.of("personal_use", Type.FLAG));
        all.add(new Variable(PASSED, Type.TEXTS, "deadline"));
        return all;
    }
}
