package io.weiquan.channel.rest;

import io.smallrye.common.annotation.Blocking;
import io.weiquan.channel.SlotCatalog;
import io.weiquan.channel.WireJson;
import io.weiquan.conversation.Wire;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The slots as form fields. Open to everybody: they are part of the dialogs and hold nobody's data. */
@Path("/api/slots")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
public class SlotResource {

    private final SlotCatalog slots;

    SlotResource(SlotCatalog slots) {
        this.slots = slots;
    }

    @GET
    @Blocking
    @Operation(operationId = "slots", summary = "Every slot as a form field: what a form frame may set")
    @APIResponse(responseCode = "200", description = "in the order of the dialogs",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Wire.FormField.class)))
    public Response list() {
        return Response.ok(WireJson.write(slots.fields())).build();
    }
}
