package io.leanq.embedded.json;

import java.sql.SQLException;

/** What a function of JSON fails with. H2 hands it on unchanged. The message has no part of a document or a path. */
public final class JsonFailure extends SQLException {
    private static final long serialVersionUID = 1L;

    JsonFailure(String message, String sqlState) {
        super(message, sqlState);
    }

    static JsonFailure unsupported(String what, String advice) {
        return new JsonFailure(what + " is not supported by the embedded server; " + advice, "0A000");
    }

    static JsonFailure noJson() {
        return new JsonFailure("The text is not JSON", "22032");
    }

    static JsonFailure nothingFound() {
        return new JsonFailure("The JSON path finds nothing, or JSON's null", "22035");
    }

    static JsonFailure noSuchPlace() {
        return new JsonFailure("The strict JSON path leads to a place that the document does not have", "22035");
    }

    static JsonFailure noPath() {
        return new JsonFailure("The text is no JSON path", "42000");
    }

    static JsonFailure tooLong(String what) {
        return new JsonFailure(what, "54001");
    }
}
