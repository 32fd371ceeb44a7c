package io.leanq.leanxcale;

import io.leanq.SqlException;

/**
 * Decides which exception a server's error becomes. Stateless and thread-safe. The messages of the exceptions must not
 * quote the server's text; it belongs in {@link SqlException#serverMessage()}.
 */
@FunctionalInterface
public interface ErrorClassifier {
    SqlException classify(ServerError error);
}
