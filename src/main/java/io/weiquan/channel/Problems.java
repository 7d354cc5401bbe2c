package io.weiquan.channel;

import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Whatever went wrong, as one of the closed codes. Ours are logged once, here, under the number that the message names. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger("io.weiquan.channel");

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private static final Map<Code, String> SENTENCES = Map.of(
            Code.UNAUTHORIZED, "凭证不对,打不开这个会话。",
            Code.UNKNOWN_CONVERSATION, "没有找到这个会话:它可能已经删除,或者找回码不对。",
            Code.NO_PACKAGE, "这个会话还没有生成投诉材料。",
            Code.BAD_VALUE, "有些内容填得不对,请看每一项的说明。",
            Code.TOO_MANY, "发得太快了,请稍等一会儿再试。",
            Code.BUSY, "现在人太多,请稍后用同一条消息再试。",
            Code.UNAVAILABLE, "暂时无法保存,请稍后用同一条消息再试。");

    private final LongSupplier numbers;
    private final Consumer<Code> told;

    /** @param numbers where the numbers of errors come from; they need only be different */
    public Problems(LongSupplier numbers) {
        this(numbers, code -> { });
    }

    /** @param told hears of every refusal, once, when its client is told */
    public Problems(LongSupplier numbers, Consumer<Code> told) {
        this.numbers = numbers;
        this.told = told;
    }

    /** A client is told this. */
    public void tell(Code code) {
        told.accept(code);
    }

    /**
     * @param where what was being done, for the log: a channel and the kind of request, never anything the person sent
     * @return a refusal whose message may be shown to a person
     */
    public Refused of(Throwable failure, String where) {
        return of(failure, where, null);
    }

    /** @param conversation stands beside the line in a log of JSON; null when there is none yet */
    public Refused of(Throwable failure, String where, String conversation) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return inChinese(refused);
            }
        }
        String number = Long.toHexString(numbers.getAsLong() >>> 24);
        if (conversation != null) {
            MDC.put("conversation", conversation);
        }
        LOG.errorf("internal error %s while handling %s: %s", number, where, trace(failure));
        MDC.remove("conversation");
        return new Refused(Code.INTERNAL, "我们这边出错了,已记录(编号 %s)。请稍后再试。".formatted(number));
    }

    /** Where it happened, without what was being said: messages of exceptions like to quote their input. */
    private static String trace(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < CAUSES; cause = cause.getCause(), depth++) {
            trace.append(depth == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
            Arrays.stream(cause.getStackTrace()).limit(FRAMES).forEach(frame -> trace.append("\n    at ").append(frame));
        }
        return trace.toString();
    }

    /** The core speaks to programmers; what people read is said here, once for all channels. */
    private static Refused inChinese(Refused refused) {
        String said = refused.getMessage();
        if (said != null && said.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return refused;
        }
        String sentence = SENTENCES.getOrDefault(refused.code(), "这个请求无法处理。");
        return refused.fields().isEmpty() ? new Refused(refused.code(), sentence, refused.retryAfter())
                : new Refused(refused.code(), sentence, refused.fields());
    }
}
