package io.weiquan.channel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import io.weiquan.channel.AuthorBench;
import io.weiquan.channel.AuthorBench.Tried;
import io.weiquan.channel.WireJson;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page for authors; not there unless development mode or {@code weiquan.author} opens it. Keeps nothing between two requests. */
@Path("/author")
@PermitAll
@Consumes(MediaType.WILDCARD)
public class AuthorResource {

    private static final Map<String, String> FILES = Map.of("author.css", "text/css; charset=utf-8", "author.js", "text/javascript; charset=utf-8");
    private static final int MOST_TURNS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuthorBench bench;
    private final InstantSource clock;

    AuthorResource(AuthorBench bench, InstantSource clock) {
        this.bench = bench;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Produces("text/html; charset=utf-8")
    @Operation(hidden = true)
    public Response page() {
        return file("index.html", "text/html; charset=utf-8");
    }

    @GET
    @Path("/{file}")
    @Blocking
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file) {
        if (!FILES.containsKey(file)) {
            throw new NotFoundException();
        }
        return file(file, FILES.get(file));
    }

    @POST
    @Path("/turn")
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response turn(byte[] body) {
        JsonNode sent = read(body);
        JsonNode state = sent.hasNonNull("state") ? sent.get("state") : null;
        return Response.ok(WireJson.write(bench.turn(state, state == null ? null : tried(sent), clock.instant()))).build();
    }

    @POST
    @Path("/transcript")
    @Blocking
    @Produces("text/plain; charset=utf-8")
    @Operation(hidden = true)
    public Response transcript(byte[] body) {
        List<Tried> all = new ArrayList<>();
        for (JsonNode one : read(body).path("tried")) {
            if (all.size() >= MOST_TURNS) {
                throw new BadRequestException();
            }
            all.add(tried(one));
        }
        return Response.ok(bench.transcript(all, clock.instant())).build();
    }

    /** What is wrong with the folder as saved; the page asks again and again. */
    @GET
    @Path("/broken")
    @Produces("text/plain; charset=utf-8")
    @Operation(hidden = true)
    public Response broken() {
        open();
        return Response.ok(bench.broken()).header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("/diagram/{flow}")
    @Blocking
    @Produces("image/svg+xml")
    @Operation(hidden = true)
    public Response diagram(@PathParam("flow") String flow, @QueryParam("played") List<String> played) {
        open();
        return Response.ok(bench.diagram(flow, new HashSet<>(played)).orElseThrow(NotFoundException::new)).header("Cache-Control", "no-store").build();
    }

    private void open() {
        if (!bench.isOpen()) {
            throw new NotFoundException();
        }
    }

    private Response file(String name, String type) {
        open();
        try (InputStream in = AuthorResource.class.getResourceAsStream("/author/" + name)) {
            return Response.ok(in.readAllBytes(), type).header("Cache-Control", "no-store").build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(byte[] body) {
        open();
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new BadRequestException();
        }
    }

    private static Tried tried(JsonNode sent) {
        if (sent.path("text").isTextual() == sent.path("choice").isTextual()) {
            throw new BadRequestException();
        }
        return new Tried(sent.path("text").isTextual() ? sent.get("text").asText() : null, sent.path("choice").isTextual() ? sent.get("choice").asText() : null);
    }
}
