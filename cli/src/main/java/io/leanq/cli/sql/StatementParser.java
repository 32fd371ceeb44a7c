package io.leanq.cli.sql;

import io.leanq.InvalidDefinition;
import io.leanq.migrate.SqlScript;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;

/** Asks for more lines until a statement has its semicolon, and finds the word that is to be completed. */
final class StatementParser extends DefaultParser {
    StatementParser() {
        setEscapeChars(null);
        setQuoteChars(new char[0]);
        setRegexVariable(null);
        setRegexCommand(null);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
        if (context == ParseContext.ACCEPT_LINE && !isWhole(line)) {
            throw new EOFError(-1, cursor, "the statement has no semicolon yet");
        }
        return super.parse(line, cursor, context);
    }

    /** Names begin behind blanks, brackets, commas and operators too. */
    @Override
    public boolean isDelimiterChar(CharSequence buffer, int position) {
        char c = buffer.charAt(position);
        return !(Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '\\' || c == '"');
    }

    /** Whether the text can be run: a command of the prompt, nothing, or statements that end with a semicolon. */
    static boolean isWhole(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("\\") || text.equalsIgnoreCase("help")) {
            return true;
        }
        try {
            return SqlScript.of("input", line).isEnded();
        } catch (InvalidDefinition e) {
            return text.endsWith("*/;");
        }
    }
}
