package io.weiquan.channel.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of /q/openapi. */
@OpenAPIDefinition(info = @Info(title = "维权向导 (Weiquan Guide)", version = "1", license = @License(name = "Apache-2.0"),
        description = "Guided consumer-complaint conversations in Chinese. The same conversations are spoken over the WebSocket /chat, "
                + "sub-protocol weiquan.v1; see PROTOCOL.md."))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer",
        description = "the token given with the conversation; it opens that conversation and no other")
public class Api extends Application {
}
