package io.leanq.cli.diagram;

import io.leanq.LeanqException;
import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.schema.SchemaOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.schema.MetaData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that draws a schema, from a live database or from a snapshot. */
@Command(
        name = "diagram",
        mixinStandardHelpOptions = true,
        description = {
            "Draws the tables and views of a schema and the foreign keys between them, as a picture (.svg, .png) or as"
                    + " Mermaid's text for README pages (.mmd).",
            "The same schema gives the same file."
        },
        footer = {
            "",
            "Examples:",
            "  leanq diagram --snapshot schema.json --output schema.svg",
            "  leanq diagram --snapshot schema.json --output orders.png --include 'order.*' --title Orders",
            "  leanq diagram --snapshot schema.json --output big.svg --columns keys --group-by prefix"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the file is written", "1:failed; the message says why", "2:wrong arguments"},
        sortOptions = false)
public final class DiagramCommand implements Callable<Integer> {
    /** With more tables and views than this, only columns of keys are shown unless {@code --columns} is given. */
    private static final int MANY = 30;

    /** With more tables and views than this, the layout takes longer than two seconds. */
    private static final int SLOW = 100;

    private final Surroundings surroundings;

    @Mixin
    private final ConnectionOptions connection;

    @Option(names = "--snapshot", paramLabel = "FILE", description = "read the schema from a file written by snapshot")
    private @Nullable Path snapshot;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            description = "the file; its suffix says what is written: .svg, .png or .mmd")
    private Path output = Path.of("");

    @Option(names = "--title", paramLabel = "TEXT", description = "title of the picture")
    private @Nullable String title;

    @Option(
            names = "--columns",
            paramLabel = "WHICH",
            description = "columns to show: all, keys or none (default: all up to " + MANY + " tables, then keys)")
    private @Nullable Detail columns;

    @Option(
            names = "--group",
            paramLabel = "NAME=RE",
            description = "frame the tables whose whole name matches this regular expression; can be repeated")
    private Map<String, Pattern> groups = new LinkedHashMap<>();

    @Option(
            names = "--group-by",
            paramLabel = "RULE",
            description = "frame the other tables by schema or by prefix, the name up to the first _ (default: none)")
    private Grouping.Rule rule = Grouping.Rule.NONE;

    @Option(
            names = "--direction",
            paramLabel = "WAY",
            description = "where tables stand from those that they reference: right or down (default: right)")
    private @Nullable Direction direction;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "dots of a .png for each of the picture's units (default: 2, less for large pictures)")
    private @Nullable Double scale;

    @Mixin
    private final SchemaOptions schema = new SchemaOptions();

    @Mixin
    private final Output printed = new Output();

    public DiagramCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connection = new ConnectionOptions(surroundings);
    }

    /** The kinds of files. */
    private enum Kind {
        SVG,
        PNG,
        MMD
    }

    @Override
    public Integer call() {
        Kind kind = kind();
        if (scale != null && (kind != Kind.PNG || !(scale > 0) || scale > 16)) {
            throw wrong(kind == Kind.PNG ? "--scale is greater than 0 and at most 16" : "--scale is for .png");
        }
        DiagramReader reader = new DiagramReader(source(), this::isWanted);
        if (reader.size() == 0) {
            throw new LeanqException(
                    "there is no table or view to draw, or none that --include and --exclude let " + "through");
        }
        Detail detail = columns != null ? columns : reader.size() > MANY ? Detail.KEYS : Detail.ALL;
        Diagram diagram = reader.read(Optional.ofNullable(title), detail, new Grouping(groups, rule));
        diagram.leftOut().forEach(each -> printed.warn("not drawn: " + each));
        if (surroundings.interactive() && diagram.boxes().size() > SLOW) {
            printed.err().println("placing " + diagram.boxes().size() + " tables and views, which takes some seconds");
        }
        boolean written = new OutputFile(output).write(content(kind, diagram));
        report(diagram, detail, written);
        return 0;
    }

    private void report(Diagram diagram, Detail detail, boolean written) {
        int tables = diagram.boxes().size();
        int keys = diagram.keys().size();
        printed.line((written ? "written " : "unchanged ") + output + ": " + tables
                + (tables == 1 ? " table or view, " : " tables and views, ") + keys
                + (keys == 1 ? " foreign key" : " foreign keys")
                + (columns == null && detail == Detail.KEYS ? "; columns of keys only, --columns all shows all" : ""));
        printed.document(Map.of(
                "file",
                output.toString(),
                "written",
                written,
                "tables",
                tables,
                "foreignKeys",
                keys,
                "columns",
                detail.name().toLowerCase(Locale.ROOT),
                "notDrawn",
                diagram.leftOut()));
    }

    private byte[] content(Kind kind, Diagram diagram) {
        if (kind == Kind.MMD) {
            return MermaidText.of(diagram, Optional.ofNullable(direction)).getBytes(StandardCharsets.UTF_8);
        }
        if (kind == Kind.PNG) {
            warnOfLetters(diagram);
        }
        Sheet sheet = SheetPainter.paint(diagram, direction == null ? Direction.RIGHT : direction);
        if (kind == Kind.SVG) {
            return SvgText.of(sheet).getBytes(StandardCharsets.UTF_8);
        }
        return PngImage.of(sheet, scale == null ? PngImage.fittingScale(sheet) : scale);
    }

    private void warnOfLetters(Diagram diagram) {
        String missing = diagram.boxes().stream()
                .flatMap(box -> Stream.concat(
                        Stream.of(box.name()), box.columns().stream().map(Diagram.Column::name)))
                .flatMapToInt(name -> PlainNames.of(name).codePoints())
                .filter(letter -> !Typeface.PLAIN.has(letter))
                .distinct()
                .sorted()
                .limit(10)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            printed.warn("hollow boxes stand for letters that the font of .png lacks, such as " + missing
                    + "; write .svg, which is shown in the fonts of its reader");
        }
    }

    private Kind kind() {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (name.endsWith("." + kind.name().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw wrong("--output " + output + ": the suffix says what is written: .svg, .png or .mmd");
    }

    private boolean isWanted(String name) {
        return (schema.include() == null || schema.include().matcher(name).matches())
                && (schema.exclude() == null || !schema.exclude().matcher(name).matches());
    }

    private MetaData source() {
        if (snapshot == null) {
            return schema.reflect(connection).metadata();
        }
        if (connection.isOption()) {
            throw wrong("--url and --snapshot are both given: a schema comes from one of them");
        }
        if (schema.schema() != null) {
            throw wrong("--schema is for --url: a snapshot holds one schema already");
        }
        return Snapshot.read(snapshot).metadata();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(printed.commandLine(), "error: " + message);
    }
}
