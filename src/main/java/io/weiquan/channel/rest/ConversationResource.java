package io.weiquan.channel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import io.weiquan.channel.AddressLimits;
import io.weiquan.channel.ClientAddress;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Fields;
import io.weiquan.channel.LiveSockets;
import io.weiquan.channel.PackageDocuments;
import io.weiquan.channel.PackageDocuments.Format;
import io.weiquan.channel.ReplyView;
import io.weiquan.channel.WireJson;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.History;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Conversations by request and answer. Open to everybody: each conversation is opened by its own token, judged in every method
 * before anything is read or done.
 */
@Path("/api/conversations")
@PermitAll
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conversations", description = "A complaint conversation: begin, go on, come back, take the package along, erase")
@APIResponse(responseCode = "default", description = "a problem with one of the codes of PROTOCOL.md",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ConversationResource {

    private static final int CODE_CHARS = 256;
    private static final int FORMAT_CHARS = 100;

    private final ConversationService service;
    private final ClientMessages messages;
    private final LiveSockets sockets;
    private final AddressLimits addresses;
    private final Documents documents;
    private final SignedLinks links;
    private final LinkAddress linkAddress;

    ConversationResource(ConversationService service, ClientMessages messages, LiveSockets sockets, AddressLimits addresses,
                         PackageDocuments documents, SignedLinks links, LinkAddress linkAddress) {
        this.service = service;
        this.messages = messages;
        this.sockets = sockets;
        this.addresses = addresses;
        this.documents = new Documents(documents);
        this.links = links;
        this.linkAddress = linkAddress;
    }

    @POST
    @Blocking
    @Operation(operationId = "start", summary = "Begin a conversation", description = "Answers the greeting and the token that opens the conversation from now on.")
    @RequestBody(required = false, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Start.class)))
    @APIResponse(responseCode = "201", description = "begun", content = @Content(schema = @Schema(implementation = Views.Opened.class)))
    public CompletionStage<Response> start(byte[] body, @Context RoutingContext request) {
        Fields fields = messages.body(body);
        String channel = messages.channel(fields);
        Instant now = messages.now(fields);
        addresses.countStart(request.get(ClientAddress.OF_REQUEST));
        return service.start(channel, now).thenApply(opened -> {
            var view = new Views.Opened(opened.conversation(), opened.token(), ReplyView.of(opened.greeting()));
            // As text: a URI would be made absolute with the request, which is no longer there when the store answers.
            return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, "/api/conversations/" + opened.conversation())
                    .entity(WireJson.write(view)).build();
        });
    }

    @POST
    @Path("/{id}/messages")
    @Blocking
    @SecurityRequirement(name = "token")
    @Operation(operationId = "send", summary = "Say something, pick a choice or fill in a form",
            description = "Answered after the turn is stored. The same id again gives the stored answer, with no second effect.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Message.class)))
    @APIResponse(responseCode = "200", description = "the answer", content = @Content(schema = @Schema(implementation = ReplyView.class)))
    public CompletionStage<Response> send(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, byte[] body) {
        service.authorize(id, Bearer.token(bearer));
        Fields fields = messages.body(body);
        Inbound inbound = messages.oneOf(fields);
        return service.take(id, inbound, messages.now(fields)).thenApply(taken -> {
            var last = taken.replies().get(taken.replies().size() - 1);
            return json(ReplyView.of(last));
        });
    }

    @POST
    @Path("/resume")
    @Blocking
    @Operation(operationId = "resume", summary = "Come back with a return code", description = "Answers a fresh token and the last thing the bot said.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Code.class)))
    @APIResponse(responseCode = "200", description = "found again", content = @Content(schema = @Schema(implementation = Views.Opened.class)))
    public CompletionStage<Response> resume(byte[] body, @Context RoutingContext request) {
        Fields fields = messages.body(body);
        return service.resumeByCode(fields.text("code", CODE_CHARS), request.get(ClientAddress.OF_REQUEST), messages.now(fields))
                .thenApply(reopened -> json(new Views.Opened(reopened.conversation(), reopened.token(), ReplyView.of(reopened.reply()))));
    }

    @GET
    @Path("/{id}")
    @Blocking
    @SecurityRequirement(name = "token")
    @Operation(operationId = "history", summary = "The conversation so far")
    @APIResponse(responseCode = "200", description = "state, slots and items",
            content = @Content(schema = @Schema(implementation = History.class)))
    public Response history(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer) {
        service.authorize(id, Bearer.token(bearer));
        return json(service.history(id));
    }

    @GET
    @Path("/{id}/package")
    @Blocking
    @Produces({"application/json", "text/markdown", "text/html", "text/calendar",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
    @SecurityRequirement(name = "token")
    @Operation(operationId = "package", summary = "The complaint package, in the format of Accept")
    @APIResponse(responseCode = "200", description = "the newest package; see PROTOCOL.md for its fields",
            content = {@Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)), @Content(mediaType = "text/markdown"),
                @Content(mediaType = "text/html"), @Content(mediaType = "text/calendar"),
                @Content(mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")})
    public Response complaintPackage(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @Context HttpHeaders headers) {
        service.authorize(id, Bearer.token(bearer));
        Format format = Documents.negotiate(headers.getAcceptableMediaTypes());
        return documents.respond(service.latestPackage(id), format);
    }

    @POST
    @Path("/{id}/links")
    @Blocking
    @SecurityRequirement(name = "token")
    @Operation(operationId = "link", summary = "A link to the package in one format", description = "Good for 15 minutes, needs no token.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Link.class)))
    @APIResponse(responseCode = "200", description = "the link", content = @Content(schema = @Schema(implementation = Views.Link.class)))
    public Response link(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, byte[] body,
                         @Context RoutingContext request) {
        service.authorize(id, Bearer.token(bearer));
        Fields fields = messages.body(body);
        Format format = Format.named(fields.text("format", FORMAT_CHARS))
                .orElseThrow(() -> new Refused(Code.BAD_FIELD, "“format”应该是 json、md、html、ics 或 docx。"));
        service.latestPackage(id);
        Instant expiry = links.expiry(linkAddress.now());
        return json(new Views.Link(linkAddress.of(request, links.sign(new SignedLinks.Opens(id, format), expiry)), expiry));
    }

    @GET
    @Path("/{id}/export")
    @Blocking
    @SecurityRequirement(name = "token")
    @Operation(operationId = "export", summary = "Everything that is held about the person")
    @APIResponse(responseCode = "200", description = "all of it", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response export(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer) {
        service.authorize(id, Bearer.token(bearer));
        JsonNode all = service.export(id);
        return Response.ok(WireJson.write(all), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"weiquan-export.json\"").build();
    }

    @DELETE
    @Path("/{id}")
    @Blocking
    @SecurityRequirement(name = "token")
    @Operation(operationId = "erase", summary = "Erase the conversation and everything in it")
    @APIResponse(responseCode = "204", description = "erased; from now on the conversation is unknown")
    public CompletionStage<Response> erase(@PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer) {
        service.authorize(id, Bearer.token(bearer));
        return service.erase(id, linkAddress.now()).thenApply(erased -> {
            sockets.erased(id);
            return Response.noContent().build();
        });
    }

    private static Response json(Object view) {
        return Response.ok(WireJson.write(view), MediaType.APPLICATION_JSON).build();
    }
}
