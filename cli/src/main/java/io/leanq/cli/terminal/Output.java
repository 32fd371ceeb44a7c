package io.leanq.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --json}, and the two ways in which a command prints its result: lines, or one JSON document. */
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "print the result as one JSON document, for programs")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    public PrintWriter out() {
        return commandLine().getOut();
    }

    public PrintWriter err() {
        return commandLine().getErr();
    }

    /** Prints a line for a person; prints nothing where the result is JSON. */
    public void line(String text) {
        if (!json) {
            out().println(text);
        }
    }

    /** Prints a warning on the error stream, in either form. */
    public void warn(String text) {
        err().println("warning: " + text);
    }

    /** Prints on the error stream, in either form, what does no harm and may explain the result. */
    public void note(String text) {
        err().println("note: " + text);
    }

    /** Prints the document where the result is JSON; prints nothing otherwise. */
    public void document(Map<String, ?> document) {
        if (json) {
            try {
                out().println(JSON.writeValueAsString(document));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a document of texts and numbers cannot be written", e);
            }
        }
    }

    /** A number with its noun: 1 statement, 2 statements. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The command that runs. */
    public CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        return spec.commandLine();
    }
}
