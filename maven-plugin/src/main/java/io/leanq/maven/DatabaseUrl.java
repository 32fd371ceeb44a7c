package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The URL of a database.
 *
 * @param text the whole URL, which can hold a password
 * @param options what the URL says
 */
record DatabaseUrl(String text, LeanxcaleOptions options) {
    private static final String SCHEME = "leanxcale://";

    /** @throws LeanqException if the text is no URL of LeanXcale; the message does not show user or password */
    static DatabaseUrl of(String text) {
        return new DatabaseUrl(text, LeanxcaleUrl.parse(text));
    }

    /**
     * This URL with a user, who has a password elsewhere.
     *
     * @throws LeanqException if the URL names another user
     */
    DatabaseUrl withUser(String user) {
        if (options.user().equals(user)) {
            return this;
        }
        if (!options.user().isEmpty()) {
            throw new LeanqException("the URL names another user than the server of settings.xml: leave the user out of"
                    + " the URL, or the server out of the parameters");
        }
        String encoded = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        return of(SCHEME + encoded + "@" + text.substring(SCHEME.length()));
    }

    /** The address, without user, password and options. */
    @Override
    public String toString() {
        return SCHEME + options.host() + ":" + options.port() + "/" + options.database();
    }
}
