package io.leanq.testkit.random;

/** An expression has another type than the documents say. */
final class WrongTypeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongTypeException(String message) {
        super(message);
    }
}
