package io.leanq.embedded.rewrite;

/**
 * A statement that the server refuses before H2 sees it, with its own SQLSTATE: 42000 for text that is not valid SQL,
 * 0A000 for what the server does not serve.
 */
public final class RewriteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    private RewriteException(String sqlState, String message) {
        super(message);
        this.sqlState = sqlState;
    }

    static RewriteException syntax(String what) {
        return new RewriteException("42000", "Syntax error: " + what);
    }

    static RewriteException unsupported(String what) {
        return new RewriteException("0A000", what + " is not supported by the embedded server");
    }

    /** @param advice what to write instead */
    static RewriteException unsupported(String what, String advice) {
        return new RewriteException("0A000", what + " is not supported by the embedded server; " + advice);
    }

    static RewriteException of(String sqlState, String message) {
        return new RewriteException(sqlState, message);
    }

    public String sqlState() {
        return sqlState;
    }
}
