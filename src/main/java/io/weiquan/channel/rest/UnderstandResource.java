package io.weiquan.channel.rest;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.weiquan.channel.AddressLimits;
import io.weiquan.channel.ClientAddress;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Fields;
import io.weiquan.channel.WireJson;
import io.weiquan.nlu.Hint;
import io.weiquan.nlu.Understander;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the bot reads in a text, outside any conversation. Open to everybody: nothing is stored. */
@Path("/api/understand")
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "understanding")
public class UnderstandResource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Understander understander;
    private final ClientMessages messages;
    private final AddressLimits addresses;

    UnderstandResource(Understander understander, ClientMessages messages, AddressLimits addresses) {
        this.understander = understander;
        this.messages = messages;
        this.addresses = addresses;
    }

    @POST
    @Blocking
    @Operation(operationId = "understand", summary = "Read one text", description = "Offsets count UTF-16 units of the text as given, end exclusive.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Text.class)))
    @APIResponse(responseCode = "200", description = "what was understood", content = @Content(schema = @Schema(implementation = Views.Understood.class)))
    public Response understand(byte[] body, @Parameter(description = "also tell which rules and models spoke") @QueryParam("explain") boolean explain,
                               @Context RoutingContext request) {
        addresses.countUnderstanding(request.get(ClientAddress.OF_REQUEST));
        Fields fields = messages.body(body);
        String text = messages.words(fields);
        LocalDateTime now = LocalDateTime.ofInstant(messages.anyNow(fields), CHINA);
        Object view = explain ? Views.Explained.of(understander.explain(text, now, Hint.NONE))
                : Views.Understood.of(understander.understand(text, now, Hint.NONE));
        return Response.ok(WireJson.write(view)).build();
    }
}
