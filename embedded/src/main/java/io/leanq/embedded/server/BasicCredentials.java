package io.leanq.embedded.server;

import io.leanq.wire.request.OpenConnectionRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user and password that an HTTP client sends in the head of its request instead of in the message, as phoenixdb
 * does and stock Avatica may: {@code Authorization: Basic} and the Base64 of {@code user:password}.
 */
final class BasicCredentials {
    private static final String SCHEME = "Basic ";

    private BasicCredentials() {}

    /** True for a request that names no user, in its message or in its head. */
    static boolean areWanted(OpenConnectionRequest request, @Nullable String authorization) {
        return authorization == null && !request.info().containsKey("user");
    }

    /**
     * Adds the credentials to a request whose message names no user. A user in the message wins.
     *
     * @param authorization the value of the header field; anything but well-formed Basic credentials is ignored
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
