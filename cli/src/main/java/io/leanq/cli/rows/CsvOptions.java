package io.leanq.cli.rows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code load} and {@code export} that say how the CSV is written. */
final class CsvOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "the character between fields; \\t or tab for a tabulator (default: ${DEFAULT-VALUE})")
    private String delimiter = ",";

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "the encoding of the text (default: ${DEFAULT-VALUE})")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "the field without quotes that is NULL (default: a field with nothing in it);"
                    + " in quotes it is always a text")
    private String nullText = "";

    @Option(names = "--no-header", description = "the first line is a row; it does not have the names of the columns")
    private boolean noHeader;

    /** @throws ParameterException if the delimiter cannot be one */
    CsvFormat format() {
        String given = delimiter.equals("\\t") || delimiter.equals("tab") ? "\t" : delimiter;
        if (given.length() != 1 || "\"\r\n".contains(given)) {
            throw new ParameterException(
                    command().commandLine(),
                    "error: --delimiter is one character, and neither a quote nor a line end: --delimiter ';'");
        }
        if (nullText.contains(given)
                || nullText.contains("\"")
                || nullText.lines().count() > 1) {
            throw new ParameterException(
                    command().commandLine(),
                    "error: --null has neither the delimiter nor quotes nor line ends in it: --null '\\N'");
        }
        return new CsvFormat(given.charAt(0), encoding, nullText, !noHeader);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec;
    }
}
