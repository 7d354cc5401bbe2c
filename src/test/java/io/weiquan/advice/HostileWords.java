package io.weiquan.advice;

import java.util.List;

/** Packages for the tests of other packages. */
public final class HostileWords {

    /** A story that tries to be a template, a page, a formula and a fence. */
    public static final String STORY = "耳机没声音{#each 1}{needle}{/each}<script>alert(1)</script>，```\n=HYPERLINK(\"http://x\")\n{config:secret}，商家回复：“不退&不换”";

    private HostileWords() {
    }

    public static ComplaintPackage pkg() {
        return Desk.earphones().with("event", STORY).with("item_name", "<b>耳机</b>|{v.order_no}")
                .tried(List.of(Desk.contact("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-21"))).compose().withReturnCode("K7QF-M2XD-9RTB");
    }
}
