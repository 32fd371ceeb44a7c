package io.leanq.cli.rows;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How rows are written as CSV. A text without quotes that equals {@code nullText} is NULL; the same text in quotes is a
 * text.
 */
record CsvFormat(char delimiter, Charset encoding, String nullText, boolean header) {
    static final char QUOTE = '"';
    static final CsvFormat STANDARD = new CsvFormat(',', StandardCharsets.UTF_8, "", true);

    /** A reader that fails at bytes which are no text in the encoding, so that no character is replaced in silence. */
    Reader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(
                in,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}
