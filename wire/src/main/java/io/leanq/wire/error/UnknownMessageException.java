package io.leanq.wire.error;

/**
 * A well-formed envelope names a message that this side does not know. A server answers with an ErrorResponse and goes
 * on.
 */
public final class UnknownMessageException extends WireException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    /** @param name as the peer sent it, of any length; the message shows a part */
    public UnknownMessageException(String name) {
        super("unknown message name " + printable(name));
    }

    private static String printable(String name) {
        String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN);
        StringBuilder text = new StringBuilder("'");
        shown.chars().forEach(c -> text.append(c > ' ' && c < 127 ? (char) c : '?'));
        return text.append(shown.length() < name.length() ? "…'" : "'").toString();
    }
}
