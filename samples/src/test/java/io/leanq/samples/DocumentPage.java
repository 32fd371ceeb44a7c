package io.leanq.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of documentation as a program. Blocks that declare types are used as they are; each other block is the body of
 * a method, with a {@code Database} named {@code db}. A comment after a line gives what the line prints; a bar
 * separates several printed lines.
 */
final class DocumentPage {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("^(@|public |final |abstract )*(class |record |interface |@\\w)", Pattern.MULTILINE);
    private static final Pattern PRINTED =
            Pattern.compile("^ *(?:.*System\\.out\\.println.*; )//(.*)$", Pattern.MULTILINE);
    private static final String IMPORTS = """
            import static io.leanq.ddl.Access.*;
            import static io.leanq.ddl.Ddl.*;
            import static io.leanq.query.Dsl.*;
            import static io.leanq.query.DataType.*;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import com.fasterxml.jackson.core.type.TypeReference;
            import com.fasterxml.jackson.databind.JsonNode;
            import com.zaxxer.hikari.*;
            import io.leanq.*;
            import io.leanq.ddl.DdlStatement;
            import io.leanq.driver.*;
            import io.leanq.embedded.EmbeddedLeanxcale;
            import io.leanq.embedded.junit.LeanxcaleExtension;
            import io.leanq.evolve.*;
            import io.leanq.exec.*;
            import io.leanq.exec.recording.*;
            import io.leanq.exec.rolling.*;
            import io.leanq.jackson.JsonTypes;
            import io.leanq.leanxcale.Leanxcale;
            import io.leanq.leanxcale.LeanxcaleUrl;
            import io.leanq.leanxcale.OnlineAggregate;
            import io.leanq.leanxcale.dialect.LeanxcaleDialect;
            import io.leanq.query.*;
            import io.leanq.query.row.*;
            import io.leanq.query.seek.*;
            import io.leanq.schema.*;
            import io.leanq.query.PlainType;
            import io.leanq.tree.AccessChange;
            import java.math.BigDecimal;
            import java.time.*;
            import java.time.temporal.ChronoUnit;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.LongAdder;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;
            import org.springframework.jdbc.datasource.*;
            import org.springframework.transaction.support.TransactionTemplate;
            """;

    private final String name;
    private final List<String> types = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();

    private DocumentPage(String name) {
        this.name = name;
    }

    static DocumentPage of(String name) throws IOException {
        DocumentPage page = new DocumentPage(name);
        JAVA.matcher(Files.readString(Path.of("..", "docs", name)))
                .results()
                .map(block -> block.group(1))
                .forEach(page::add);
        return page;
    }

    /** The imports, which a page has in a block of their own. */
    static String imports(String name) throws IOException {
        return JAVA.matcher(Files.readString(Path.of("..", "docs", name)))
                .results()
                .map(block -> block.group(1))
                .filter(block ->
                        block.startsWith("import ") && !TYPE.matcher(block).find())
                .findFirst()
                .orElseThrow();
    }

    private void add(String block) {
        if (block.startsWith("import ") && !TYPE.matcher(block).find()) {
            return;
        }
        if (TYPE.matcher(block).find()) {
            types.add(block);
            return;
        }
        bodies.add(block);
        PRINTED.matcher(block).results().forEach(line -> {
            for (String text : line.group(1).split(" \\| ")) {
                printed.add(text.strip());
            }
        });
    }

    /** The page's types, each as a file of its own. */
    List<String> types() {
        return types.stream().map(type -> IMPORTS + type).toList();
    }

    /**
     * A class whose {@code main} runs the other blocks, one after the other, against the server of the URL that it is
     * given.
     */
    String program() {
        StringBuilder program = new StringBuilder(IMPORTS)
                .append("public class Page {\n")
                .append("static String url;\nstatic Database db;\nstatic HikariConfig config = new HikariConfig();\n");
        for (int i = 0; i < bodies.size(); i++) {
            program.append("static void block").append(i).append("() throws Exception {\n");
            program.append(bodies.get(i)).append("}\n");
        }
        program.append("public static void main(String[] arguments) throws Exception {\n")
                .append("url = arguments[0];\n")
                .append("config.setJdbcUrl(\"jdbc:h2:mem:page\");\n")
                .append("try (Database own = Leanxcale.connect(url)) {\ndb = own;\n")
                .append("MetaData.of(Accounts.ACCOUNTS).createAll(db);\n");
        if (!name.equals("rows.md")) {
            program.append("db.execute(insertRows(Accounts.ACCOUNTS, List.of(")
                    .append("new Account(1, \"Ann\", new BigDecimal(\"10.00\"), null))));\n");
        }
        for (int i = 0; i < bodies.size(); i++) {
            program.append("block").append(i).append("();\n");
        }
        return program.append("}\n}\n}\n").toString();
    }

    /** What the comments after the lines say that the lines print. */
    List<String> printed() {
        return printed;
    }

    @Override
    public String toString() {
        return name;
    }
}
