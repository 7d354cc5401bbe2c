package io.weiquan.channel.rest;

import io.smallrye.common.annotation.Blocking;
import io.weiquan.channel.PackageDocuments;
import io.weiquan.conversation.ConversationService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Opens signed links. Open to everybody: the signature is the permission. */
@Path("/api/links")
@PermitAll
@Tag(name = "conversations")
public class LinkResource {

    private final ConversationService service;
    private final Documents documents;
    private final SignedLinks links;
    private final LinkAddress clock;

    LinkResource(ConversationService service, PackageDocuments documents, SignedLinks links, LinkAddress clock) {
        this.service = service;
        this.documents = new Documents(documents);
        this.links = links;
        this.clock = clock;
    }

    @GET
    @Path("/{link}")
    @Blocking
    @Operation(operationId = "openLink", summary = "The document a signed link opens")
    public Response open(@PathParam("link") String link) {
        SignedLinks.Opens opens = links.open(link, clock.now());
        return documents.respond(service.latestPackage(opens.conversation()), opens.format());
    }
}
