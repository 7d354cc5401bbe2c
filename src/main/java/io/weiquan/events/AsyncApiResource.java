package io.weiquan.events;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description of the events for tools: AsyncAPI 3. Open to everybody: it describes, it tells nothing. */
@Path("/asyncapi")
@PermitAll
public class AsyncApiResource {

    /** On the class path. */
    static final String DOCUMENT = "asyncapi.json";

    @GET
    @Produces("application/json")
    @Operation(operationId = "asyncapi", summary = "The events on weiquan.events, as AsyncAPI 3")
    public String document() {
        return text();
    }

    static String text() {
        try (InputStream in = AsyncApiResource.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
