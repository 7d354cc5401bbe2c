package io.weiquan.channel.rest;

import io.smallrye.common.annotation.Blocking;
import io.weiquan.channel.WireJson;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What messengers and events left undelivered. Open to everybody who has the operator's key, judged before anything is read. */
@Path("/api/letters")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator")
public class LetterResource {

    private final LetterDesk letters;
    private final OperatorKey key;

    LetterResource(LetterDesk letters, OperatorKey key) {
        this.letters = letters;
        this.key = key;
    }

    @GET
    @Blocking
    @Operation(operationId = "letters", summary = "What waits and what was given up, by lane, with the reasons; never what was said")
    public String list(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer) {
        key.check(bearer);
        return WireJson.write(letters.lanes());
    }

    @POST
    @Path("/{direction}/{lane}/replay")
    @Blocking
    @Operation(operationId = "replayLetters", summary = "Try everything again that was given up in a lane")
    public CompletionStage<String> replay(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("direction") String direction,
                                          @PathParam("lane") String lane) {
        key.check(bearer);
        if (!direction.equals("inbound") && !direction.equals("outbound")) {
            throw new Refused(Code.BAD_FIELD, "方向应该是 inbound 或 outbound。");
        }
        return letters.replay(direction, lane).thenApply(count -> WireJson.write(Map.of("replayed", count)));
    }
}
