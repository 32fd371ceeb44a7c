package io.leanq.leanxcale;

import io.leanq.SqlException;

/**
 * Decides which exception reports an error of the server. Implementations are stateless and thread-safe. The messages
 * of the exceptions do not quote the server's text, which may hold values of rows; that text belongs in
 * {@link SqlException#serverMessage()}.
 */
@FunctionalInterface
public interface ErrorClassifier {
    SqlException classify(ServerError error);
}
