package io.weiquan.channel;

import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Whatever went wrong, as one of the closed codes. Ours are logged once, here, under the number that the message names. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger("io.weiquan.channel");

    private final LongSupplier numbers;

    /** @param numbers where the numbers of errors come from; they need only be different */
    public Problems(LongSupplier numbers) {
        this.numbers = numbers;
    }

    /** @param where what was being done, for the log: a channel and the kind of request, never anything the person sent */
    public Refused of(Throwable failure, String where) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Refused refused) {
            return refused;
        }
        String number = Long.toHexString(numbers.getAsLong() >>> 24);
        LOG.errorf(cause, "internal error %s while handling %s", number, where);
        return new Refused(Code.INTERNAL, "我们这边出错了,已记录(编号 %s)。请稍后再试。".formatted(number));
    }
}
