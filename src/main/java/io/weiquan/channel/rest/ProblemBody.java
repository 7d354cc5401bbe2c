package io.weiquan.channel.rest;

import io.weiquan.channel.WireJson;
import io.weiquan.conversation.Refused;

/** A problem for those who answer before REST is reached. */
public final class ProblemBody {

    public static final String MEDIA_TYPE = Problem.MEDIA_TYPE;

    private ProblemBody() {
    }

    public static String of(Refused refused) {
        return WireJson.write(Problem.of(refused));
    }
}
