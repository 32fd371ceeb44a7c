package io.leanq;

/**
 * A statement that has no meaning in SQL. It is refused by the step that builds it, or when it is first rendered.
 * Nothing was sent.
 */
public class InvalidStatement extends LeanqException {
    private static final long serialVersionUID = 1L;

    public InvalidStatement(String message) {
        super(message);
    }
}
