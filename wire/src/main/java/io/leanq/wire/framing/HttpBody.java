package io.leanq.wire.framing;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an HTTP message, of known length or in chunks, within a maximum. */
final class HttpBody {
    private static final int MAX_SIZE_LINE = 1024;
    private static final int MAX_DIGITS = 8;

    private HttpBody() {}

    static void read(HttpHead head, InputStream in, MessageBuffer into, int maximum) throws IOException {
        into.begin(0);
        if (head.isChunked()) {
            readChunks(in, into, maximum);
        } else if (head.contentLength() < 0) {
            throw new MalformedMessageException(
                    "an HTTP message without a length, which cannot be told from one that was cut short");
        } else {
            append(in, head.contentLength(), into, maximum);
        }
        if (into.length() == 0) {
            throw new MalformedMessageException("an HTTP message without a body");
        }
    }

    private static void readChunks(InputStream in, MessageBuffer into, int maximum) throws IOException {
        for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
            append(in, size, into, maximum);
            int end = read(in);
            if ((end == '\r' ? read(in) : end) != '\n') {
                throw new MalformedMessageException("an HTTP chunk that is not as long as it says");
            }
        }
        skipTrailers(in);
    }

    private static void append(InputStream in, long size, MessageBuffer into, int maximum) throws IOException {
        if (size > maximum) {
            throw new MessageTooLargeException(size, maximum);
        }
        into.append(in, (int) size, maximum);
    }

    /** The number at the beginning of a line; the rest of the line is skipped. */
    private static long chunkSize(InputStream in) throws IOException {
        long size = 0;
        int digits = 0;
        boolean extension = false;
        for (int seen = 0; seen < MAX_SIZE_LINE; seen++) {
            int next = read(in);
            if (next == '\n' && digits > 0) {
                return size;
            }
            int digit = extension ? -1 : Character.digit(next, 16);
            if (digit >= 0) {
                digits++;
                size = size << 4 | digit;
            }
            extension |= digit < 0 && (next == ';' || next == ' ' || next == '\t' || next == '\r');
            if (digits == 0 || digits > MAX_DIGITS || digit < 0 && !extension) {
                throw new MalformedMessageException("an HTTP chunk without a size");
            }
        }
        throw new MalformedMessageException("an HTTP chunk whose first line does not end");
    }

    private static void skipTrailers(InputStream in) throws IOException {
        int inLine = 0;
        for (int seen = 0; seen < HttpHead.MAX_BYTES; seen++) {
            int next = read(in);
            if (next == '\n') {
                if (inLine == 0) {
                    return;
                }
                inLine = 0;
            } else if (next != '\r') {
                inLine++;
            }
        }
        throw new MalformedMessageException("HTTP trailers of more than " + HttpHead.MAX_BYTES + " bytes");
    }

    private static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new ConnectionLostException(false);
        }
        return next;
    }
}
