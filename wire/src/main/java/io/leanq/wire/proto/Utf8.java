package io.leanq.wire.proto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.ValueConversionException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Strict UTF-8. Text or bytes that are not valid are refused; the JDK's own shortcuts would replace them by {@code ?}
 * or U+FFFD.
 */
final class Utf8 {
    private Utf8() {}

    /** Decodes a stretch of bytes. Plain ASCII takes a path without a decoder. */
    static String decode(byte[] array, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (isAscii(array, offset, offset + length)) {
            return new String(array, offset, length, ISO_8859_1);
        }
        String text = new String(array, offset, length, UTF_8);
        // Malformed input always leaves a U+FFFD. A U+FFFD that the peer sent passes the strict decoder.
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(array, offset, length));
            } catch (CharacterCodingException e) {
                throw new MalformedMessageException("text of " + length + " bytes is not valid UTF-8");
            }
        }
        return text;
    }

    /** True if the bytes are this text and the text is ASCII. */
    static boolean isAsciiText(String text, byte[] array, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (array[offset + i] < 0 || array[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number of bytes of the text. Half of a surrogate pair is refused, since UTF-8 cannot express it. */
    static int length(String text) {
        int chars = text.length();
        int i = 0;
        while (i < chars && text.charAt(i) < 0x80) {
            i++;
        }
        long bytes = chars;
        for (; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                bytes += 2;
                if (Character.isSurrogate(c)) {
                    if (Character.isLowSurrogate(c)
                            || i + 1 == chars
                            || !Character.isLowSurrogate(text.charAt(i + 1))) {
                        throw new ValueConversionException(
                                "text has half of a surrogate pair at index " + i + ": it cannot be sent as UTF-8");
                    }
                    i++; // a pair has two chars and four bytes: two more than its chars
                }
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        if (bytes > Integer.MAX_VALUE) {
            throw new ValueConversionException("text of " + chars + " characters is too long to be sent");
        }
        return (int) bytes;
    }

    /** Writes the text's {@code length(text)} bytes at {@code at}. */
    static void encode(String text, int byteLength, byte[] array, int at) {
        if (byteLength == text.length()) {
            copyAscii(text, array, at);
            return;
        }
        int pos = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                array[pos++] = (byte) c;
            } else if (c < 0x800) {
                array[pos++] = (byte) (0xC0 | c >> 6);
                array[pos++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                array[pos++] = (byte) (0xF0 | point >> 18);
                array[pos++] = (byte) (0x80 | point >> 12 & 0x3F);
                array[pos++] = (byte) (0x80 | point >> 6 & 0x3F);
                array[pos++] = (byte) (0x80 | point & 0x3F);
            } else {
                array[pos++] = (byte) (0xE0 | c >> 12);
                array[pos++] = (byte) (0x80 | c >> 6 & 0x3F);
                array[pos++] = (byte) (0x80 | c & 0x3F);
            }
        }
    }

    // The deprecated copy of low bytes is exact for ASCII, and the only one that makes no array of its own.
    @SuppressWarnings("deprecation")
    private static void copyAscii(String text, byte[] array, int at) {
        text.getBytes(0, text.length(), array, at);
    }

    private static boolean isAscii(byte[] array, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= array[i];
        }
        return seen >= 0;
    }
}
