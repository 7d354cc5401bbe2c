package io.weiquan.channel.rest;

import io.weiquan.channel.FlowCatalog;
import io.weiquan.channel.WireJson;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The dialogs as they are written. Open to everybody: they are part of the program and hold nobody's data. */
@Path("/api/flows")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flows")
public class FlowResource {

    private final FlowCatalog flows;

    FlowResource(FlowCatalog flows) {
        this.flows = flows;
    }

    @GET
    @Blocking
    @Operation(operationId = "flows", summary = "All flows")
    @APIResponse(responseCode = "200", description = "by name",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FlowCatalog.Entry.class)))
    public Response list() {
        return Response.ok(WireJson.write(flows.list())).build();
    }

    @GET
    @Path("/{name}")
    @Blocking
    @Operation(operationId = "flow", summary = "One flow: its states and transitions")
    @APIResponse(responseCode = "200", description = "the flow", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response flow(@PathParam("name") String name) {
        return Response.ok(WireJson.write(flows.flow(name).orElseThrow(NotFoundException::new))).build();
    }

    @GET
    @Path("/{name}/diagram")
    @Blocking
    @Produces("image/svg+xml")
    @Operation(operationId = "diagram", summary = "One flow, drawn")
    @APIResponse(responseCode = "200", description = "SVG", content = @Content(mediaType = "image/svg+xml"))
    public Response diagram(@PathParam("name") String name,
            @Parameter(description = "with what the transcripts reach; only where the page for authors is open") @QueryParam("coverage") boolean coverage) {
        return Response.ok((coverage ? flows.coverage(name) : flows.diagram(name)).orElseThrow(NotFoundException::new)).build();
    }
}
