package io.leanq.embedded.server;

import io.leanq.wire.request.OpenConnectionRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user and password that an HTTP client gives in the head of its request instead of in the message, as phoenixdb
 * does and stock Avatica may: {@code Authorization: Basic} and the two, with a colon between them, in Base64.
 */
final class BasicCredentials {
    private static final String SCHEME = "Basic ";

    private BasicCredentials() {}

    /** True for a request that names no user, neither in itself nor in its head. */
    static boolean areWanted(OpenConnectionRequest request, @Nullable String authorization) {
        return authorization == null && !request.info().containsKey("user");
    }

    /**
     * Gives the credentials to a request that names no user; the message's own come first.
     *
     * @param authorization the field's value; anything but well-formed Basic credentials is ignored
     */
    static OpenConnectionRequest addTo(OpenConnectionRequest request, @Nullable String authorization) {
        if (authorization == null
                || request.info().containsKey("user")
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return request;
        }
        String decoded;
        try {
            decoded = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(SCHEME.length()).trim()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return request;
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return request;
        }
        Map<String, String> info = new HashMap<>(request.info());
        info.put("user", decoded.substring(0, colon));
        info.put("password", decoded.substring(colon + 1));
        return new OpenConnectionRequest(request.connectionId(), info);
    }
}
