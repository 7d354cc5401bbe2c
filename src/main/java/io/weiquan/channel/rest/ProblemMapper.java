package io.weiquan.channel.rest;

import io.weiquan.channel.Problems;
import io.weiquan.conversation.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a request as a {@link Problem}. */
@ApplicationScoped
class ProblemMapper {

    private final Problems problems;

    ProblemMapper(Problems problems) {
        this.problems = problems;
    }

    /** Wrong path, method or media type: HTTP's own vocabulary says it. */
    @ServerExceptionMapper
    Response http(WebApplicationException refused) {
        if (refused.getResponse().getStatus() >= 500) {
            return any(refused);
        }
        Response.ResponseBuilder response = Problem.of(refused.getResponse().getStatusInfo()).builder();
        Object allow = refused.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null ? response.build() : response.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        Refused refused = problems.of(failure, "a REST request");
        problems.tell(refused.code());
        return Problem.response(refused);
    }
}
