package io.weiquan.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Content.Kind;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Phrases;
import io.weiquan.channel.adapter.Pieces;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.Wording;
import io.weiquan.conversation.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people write to 微信客服, and our answers as texts and menus. */
final class KfMessages {

    static final int TEXT_BYTES = 2_048;
    static final int BUTTONS = 10;
    private static final int HEAD_BYTES = 1_024;
    private static final int ID_BYTES = 64;
    private static final int LABEL_BYTES = 128;
    private static final int FROM_CUSTOMER = 3;

    private final String name;
    private final String account;
    private final Wording wording;
    private final int most;

    KfMessages(String name, String account, Phrases phrases, int most) {
        this.name = name;
        this.account = account;
        this.wording = new Wording(phrases);
        this.most = most;
    }

    /** A message that makes no sense is passed over: the ones behind it on the page do. */
    List<InboundEvent> events(JsonNode page) {
        List<InboundEvent> events = new ArrayList<>();
        page.forEach(message -> {
            try {
                InboundEvent event = event(message);
                if (event != null) {
                    events.add(event);
                }
            } catch (Refusal.Refused malformed) {
                // Nothing that could be answered.
            }
        });
        return events;
    }

    private InboundEvent event(JsonNode message) {
        String type = StrangersJson.text(message, "msgtype");
        String id = StrangersJson.text(message, "msgid");
        Instant at = Instant.ofEpochSecond(message.path("send_time").asLong());
        if (type.equals("event")) {
            JsonNode event = message.path("event");
            return !event.path("event_type").asText().equals("enter_session") ? null : new InboundEvent("m:" + id,
                    address(event, Map.of("code", event.path("welcome_code").asText(""))), at, new Content.Arrival());
        }
        return message.path("origin").asInt() != FROM_CUSTOMER || !message.path("open_kfid").asText(account).equals(account) ? null
                : new InboundEvent("m:" + id, address(message, Map.of()), at, content(type, message.path(type)));
    }

    private Address address(JsonNode holder, Map<String, String> reply) {
        return new Address(name, StrangersJson.text(holder, "external_userid"), "", reply);
    }

    private static Content content(String type, JsonNode body) {
        return switch (type) {
            case "text" -> body.path("menu_id").asText("").isEmpty() ? new Content.Text(StrangersJson.text(body, "content"))
                    : new Content.Choice(body.path("menu_id").asText());
            case "image" -> new Content.Attachment(Kind.IMAGE);
            case "voice" -> new Content.Attachment(Kind.VOICE);
            case "video" -> new Content.Attachment(Kind.VIDEO);
            case "file" -> new Content.Attachment(Kind.FILE);
            case "location" -> new Content.Attachment(Kind.LOCATION);
            case "link", "miniprogram", "channels_shop_product", "channels_shop_order", "channels" -> new Content.Attachment(Kind.LINK);
            default -> new Content.Attachment(Kind.OTHER);
        };
    }

    /** The last thing said is the menu with the question; what comes before it, and the package, are texts. */
    List<PlatformMessage> of(Answer answer, Address to) {
        boolean fits = answer.reply().body().messages().stream().flatMap(message -> message.choices().stream())
                .allMatch(choice -> Pieces.bytes(choice.id()) <= ID_BYTES && Pieces.bytes(choice.label()) <= LABEL_BYTES);
        Wording.Worded worded = wording.word(answer, fits ? BUTTONS : 0);
        boolean menu = !worded.choices().isEmpty() && Pieces.bytes(worded.talk()) <= HEAD_BYTES;
        if (!menu) {
            Wording.Worded plain = worded.choices().isEmpty() ? worded : wording.word(answer, 0);
            return wording.texts(plain, TEXT_BYTES, most).stream().map(text -> text(text, to)).toList();
        }
        List<PlatformMessage> messages = new ArrayList<>();
        if (worded.points() != null) {
            wording.texts(new Wording.Worded("", worded.points(), worded.script(), List.of()), TEXT_BYTES, most - 1).forEach(text -> messages.add(text(text, to)));
        }
        messages.add(menu(worded.talk(), worded.choices(), to));
        return messages;
    }

    private PlatformMessage text(String text, Address to) {
        return new PlatformMessage(text, List.of(), body(to, "text", StrangersJson.object().put("content", text)));
    }

    private PlatformMessage menu(String head, List<Wire.Choice> choices, Address to) {
        ObjectNode menu = StrangersJson.object().put("head_content", head);
        var list = menu.putArray("list");
        choices.forEach(choice -> list.addObject().put("type", "click").putObject("click").put("id", choice.id()).put("content", choice.label()));
        return new PlatformMessage(head, choices.stream().map(Wire.Choice::label).toList(), body(to, "msgmenu", menu));
    }

    private String body(Address to, String type, ObjectNode content) {
        ObjectNode body = StrangersJson.object().put("touser", to.user()).put("open_kfid", account).put("msgtype", type);
        body.set(type, content);
        return StrangersJson.write(body);
    }
}
