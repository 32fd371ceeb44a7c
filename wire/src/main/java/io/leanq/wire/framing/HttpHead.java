package io.leanq.wire.framing;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The head of one HTTP/1.1 message: at most {@value #MAX_BYTES} bytes, kept in an array that the next head uses again.
 * Only the fields that framing needs are read. A head that two readers could understand differently, such as one with
 * two lengths, is refused.
 */
final class HttpHead {
    static final int MAX_BYTES = 16 * 1024;
    /** The most empty lines before the head: some senders put one after a body. */
    private static final int MAX_EMPTY_LINES = 10;

    private static final byte[] POST = ascii("POST ");
    private static final byte[] VERSION = ascii("HTTP/1.");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] CLOSE = ascii("close");
    private static final byte[] EXPECT = ascii("expect");
    private static final byte[] CONTINUE = ascii("100-continue");
    private static final byte[] SET_COOKIE = ascii("set-cookie");
    private static final byte[] AUTHORIZATION = ascii("authorization");
    private static final int STATUS_AT = 9;
    private static final int DELETE = 127;

    private byte[] bytes = new byte[512];
    private int length;
    private int startLineEnd;
    private long contentLength;
    private boolean chunked;
    private boolean closes;
    private boolean expectsContinue;
    private int cookieStart;
    private int cookieEnd;
    private int authorizationStart;
    private int authorizationEnd;

    /**
     * Reads a head up to its empty line.
     *
     * @throws ConnectionLostException if the stream ends before the empty line
     * @throws MalformedMessageException if the head is too long, or is none
     */
    void read(InputStream in) throws IOException {
        length = 0;
        contentLength = -1;
        chunked = false;
        closes = false;
        expectsContinue = false;
        cookieStart = 0;
        cookieEnd = 0;
        authorizationStart = 0;
        authorizationEnd = 0;
        startLineEnd = readLine(in, length);
        for (int empty = 1; startLineEnd == 0; empty++) {
            if (empty == MAX_EMPTY_LINES) {
                throw new MalformedMessageException("an HTTP head that begins with " + empty + " empty lines");
            }
            startLineEnd = readLine(in, length);
        }
        int from = length;
        for (int end = readLine(in, from); end > from; end = readLine(in, from)) {
            field(from, end);
            from = length;
        }
        if (chunked && contentLength >= 0) {
            throw new MalformedMessageException("an HTTP head with both a content length and a transfer encoding");
        }
    }

    /**
     * Appends a line. Control characters are refused: another reader could take a part of the line for a line of its
     * own.
     *
     * @return where the line ends, without its line end; an empty line is not kept
     */
    private int readLine(InputStream in, int from) throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new ConnectionLostException(length == 0);
            }
            boolean afterReturn = length > from && bytes[length - 1] == '\r';
            if (next == '\n') {
                int end = afterReturn ? length - 1 : length;
                if (end == from) {
                    length = from;
                }
                return end;
            }
            if (afterReturn || next < ' ' && next != '\t' && next != '\r' || next == DELETE) {
                throw new MalformedMessageException("an HTTP head with a control character");
            }
            if (length == MAX_BYTES) {
                throw new MalformedMessageException("an HTTP head of more than " + MAX_BYTES + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(MAX_BYTES, 2 * length));
            }
            bytes[length++] = (byte) next;
        }
    }

    private void field(int from, int end) {
        int colon = from;
        while (colon < end && bytes[colon] != ':') {
            if (bytes[colon] <= ' ') {
                throw new MalformedMessageException("an HTTP head with a field name that is none");
            }
            colon++;
        }
        if (colon == end || colon == from) {
            throw new MalformedMessageException("an HTTP head with a line that is no field");
        }
        int start = colon + 1;
        int stop = end;
        while (start < stop && isBlank(bytes[start])) {
            start++;
        }
        while (stop > start && isBlank(bytes[stop - 1])) {
            stop--;
        }
        if (is(CONTENT_LENGTH, from, colon)) {
            contentLength(start, stop);
        } else if (is(TRANSFER_ENCODING, from, colon)) {
            if (chunked || !is(CHUNKED, start, stop)) {
                throw new MalformedMessageException("an HTTP transfer encoding other than chunked");
            }
            chunked = true;
        } else if (is(CONNECTION, from, colon)) {
            closes |= hasToken(CLOSE, start, stop);
        } else if (is(EXPECT, from, colon)) {
            expectsContinue = is(CONTINUE, start, stop);
        } else if (is(AUTHORIZATION, from, colon)) {
            authorizationStart = start;
            authorizationEnd = stop;
        } else if (is(SET_COOKIE, from, colon)) {
            cookieStart = start;
            cookieEnd = start;
            while (cookieEnd < stop && bytes[cookieEnd] != ';') {
                cookieEnd++;
            }
        }
    }

    private void contentLength(int from, int end) {
        long value = 0;
        boolean number = end > from && end - from <= 18;
        for (int i = from; number && i < end; i++) {
            number = bytes[i] >= '0' && bytes[i] <= '9';
            value = value * 10 + bytes[i] - '0';
        }
        if (!number || contentLength >= 0 && contentLength != value) {
            throw new MalformedMessageException("an HTTP head with a content length that is none");
        }
        contentLength = value;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** True if the bytes are the word, in any case. */
    private boolean is(byte[] lowerCase, int from, int end) {
        if (end - from != lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** True if the word is one of the words between commas. */
    private boolean hasToken(byte[] lowerCase, int from, int end) {
        int start = from;
        for (int i = from; i <= end; i++) {
            if (i == end || bytes[i] == ',' || isBlank(bytes[i])) {
                if (is(lowerCase, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private boolean startsAt(byte[] exact, int at) {
        return startLineEnd >= at + exact.length && Arrays.equals(bytes, at, at + exact.length, exact, 0, exact.length);
    }

    /** True for the request line of an HTTP/1 request of any method. */
    boolean isRequest() {
        int version = startLineEnd - VERSION.length - 1;
        return version > 0 && bytes[version - 1] == ' ' && startsAt(VERSION, version);
    }

    boolean isPost() {
        return isRequest() && startsAt(POST, 0);
    }

    /** The status of an answer. */
    int status() {
        boolean digits = startsAt(VERSION, 0) && startLineEnd >= STATUS_AT + 3 && bytes[STATUS_AT - 1] == ' ';
        int status = 0;
        for (int i = STATUS_AT; digits && i < STATUS_AT + 3; i++) {
            digits = bytes[i] >= '0' && bytes[i] <= '9';
            status = status * 10 + bytes[i] - '0';
        }
        if (!digits) {
            throw new MalformedMessageException("an answer that is not HTTP/1.1");
        }
        return status;
    }

    /** True if the connection ends after this message, as it always does with an HTTP/1.0 peer. */
    boolean closes() {
        boolean answer = startsAt(VERSION, 0);
        int minor = answer ? VERSION.length : startLineEnd - 1;
        return closes || bytes[minor] == '0';
    }

    boolean expectsContinue() {
        return expectsContinue;
    }

    boolean isChunked() {
        return chunked;
    }

    /** The length of the body in bytes; -1 if the head has none. */
    long contentLength() {
        return contentLength;
    }

    /** The name and value of the last cookie in the head; the one before if the head has none. */
    byte @Nullable [] cookie(byte @Nullable [] before) {
        if (cookieEnd == cookieStart) {
            return before;
        }
        boolean same = before != null && Arrays.equals(before, 0, before.length, bytes, cookieStart, cookieEnd);
        return same ? before : Arrays.copyOfRange(bytes, cookieStart, cookieEnd);
    }

    /** The value of the field {@code Authorization}, a secret; null if the head has none. */
    @Nullable
    String authorization() {
        return authorizationEnd == authorizationStart
                ? null
                : new String(
                        bytes, authorizationStart, authorizationEnd - authorizationStart, StandardCharsets.ISO_8859_1);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
