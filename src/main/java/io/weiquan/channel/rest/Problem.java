package io.weiquan.channel.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weiquan.channel.WireJson;
import io.weiquan.conversation.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An error as RFC 9457 wants it.
 *
 * @param type   "urn:weiquan:error:" and the code; "about:blank" for what HTTP itself refuses (unknown path, wrong method)
 * @param title  what kind of error, always the same for a code
 * @param status the HTTP status again
 * @param detail this very case, in Chinese, fit to be shown
 * @param code   one of the closed codes; absent with "about:blank"
 * @param fields slot → what is wrong with its value, only with bad_value
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "fields"})
record Problem(String type, String title, int status, String detail, String code, Map<String, String> fields) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Refused.Code, String> TITLES = Map.ofEntries(
            Map.entry(Refused.Code.BAD_JSON, "不是有效的 JSON"), Map.entry(Refused.Code.BAD_TYPE, "不认识的类型"),
            Map.entry(Refused.Code.BAD_FIELD, "字段缺失或不对"), Map.entry(Refused.Code.UNAUTHORIZED, "没有凭证或凭证不对"),
            Map.entry(Refused.Code.FORBIDDEN_ORIGIN, "来源网站不在允许之列"), Map.entry(Refused.Code.UNKNOWN_CONVERSATION, "没有这个会话"),
            Map.entry(Refused.Code.NO_PACKAGE, "还没有投诉材料"), Map.entry(Refused.Code.TOO_LONG, "内容太长"),
            Map.entry(Refused.Code.BAD_VALUE, "填写的内容不对"), Map.entry(Refused.Code.TOO_MANY, "请求太频繁"),
            Map.entry(Refused.Code.BUSY, "现在太忙"), Map.entry(Refused.Code.UNAVAILABLE, "暂时无法保存"),
            Map.entry(Refused.Code.INTERNAL, "服务器内部错误"));

    static Problem of(Refused refused) {
        Refused.Code code = refused.code();
        return new Problem("urn:weiquan:error:" + code.wire(), TITLES.get(code), code.http(), refused.getMessage(), code.wire(), refused.fields());
    }

    static Problem of(Response.StatusType status) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), null, null, Map.of());
    }

    static Response response(Refused refused) {
        Response.ResponseBuilder response = Problem.of(refused).builder();
        if (refused.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, refused.retryAfterSeconds());
        } else if (refused.code().http() == 429 || refused.code().http() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        if (refused.code() == Refused.Code.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    Response.ResponseBuilder builder() {
        return Response.status(status).type(MEDIA_TYPE).entity(WireJson.write(this));
    }
}
