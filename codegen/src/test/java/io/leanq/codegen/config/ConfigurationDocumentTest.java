package io.leanq.codegen.config;

import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration in docs/codegen.md is valid, complete, and generates what it says. */
@Tag("slow")
class ConfigurationDocumentTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- configuration -->\n```yaml\n(.*?)```\n", Pattern.DOTALL);

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "codegen.md"));
    }

    private static String example() throws IOException {
        Matcher matcher = EXAMPLE.matcher(document());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void exampleIsValid() throws IOException {
        assertThat(ConfigurationSchema.wrong(example())).isEmpty();
    }

    @Test
    void tableNamesEveryKey() throws IOException {
        String text = document();
        String section = text.substring(text.indexOf("\n| key | says |"), text.indexOf("\nA class inside another"));
        TreeSet<String> keys = new TreeSet<>();
        ConfigurationReader.KEYS.values().forEach(keys::addAll);
        assertThat(keys).allSatisfy(key -> assertThat(section).contains("`" + key));
    }

    @Test
    void exampleGeneratesWithoutAWarning(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("leanq.yaml"), example());
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .user("user1", "pass4user1")
                        .user("billing", "pass4billing")
                        .start();
                Database db = Leanxcale.connect(server.url());
                Database billing = Leanxcale.connect(server.url("billing"))) {
            for (String statement : List.of(
                    "CREATE SEQUENCE orders_ids",
                    "CREATE TABLE customers (id BIGINT PRIMARY KEY, city VARCHAR(40), email VARCHAR(80))",
                    "CREATE TABLE orders (id BIGINT PRIMARY KEY, placed DATE NOT NULL, status VARCHAR(10), channel"
                            + " CHAR(1), priority SMALLINT, total DECIMAL(10,2), settings VARCHAR(99), tags VARCHAR(99))",
                    "CREATE TABLE t_items (id BIGINT PRIMARY KEY)",
                    "CREATE TABLE tmp_items (id BIGINT PRIMARY KEY)",
                    "CREATE TABLE audit_log (id BIGINT PRIMARY KEY)")) {
                db.execute(sql(statement));
            }
            billing.execute(sql("CREATE SEQUENCE invoice_numbers"));
            billing.execute(sql("CREATE TABLE invoices (id BIGINT PRIMARY KEY, inv_day DATE)"));
            Snapshot.of(MetaData.reflect(db)).write(folder.resolve("src/main/leanq/schema.json"));
            Snapshot.of(MetaData.reflect(billing)).write(folder.resolve("src/main/leanq/billing.json"));
        }
        GeneratorConfiguration configuration =
                GeneratorConfiguration.read(file).classPath(List.of()).with("rules", "[]");
        GenerationResult result = Generation.of(configuration).run();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.files().written())
                .extracting(each -> folder.resolve("src/main/java/com/acme")
                        .relativize(each)
                        .toString())
                .containsExactly(
                        "billing/GeneratedSchema.java",
                        "billing/Invoices.java",
                        "billing/InvoicesRecord.java",
                        "billing/Sequences.java",
                        "db/Customers.java",
                        "db/CustomersRecord.java",
                        "db/GeneratedSchema.java",
                        "db/Items.java",
                        "db/ItemsRecord.java",
                        "db/Orders.java",
                        "db/OrdersRecord.java",
                        "db/Sequences.java");
        assertThat(folder.resolve("src/main/java/com/acme/db/Orders.java"))
                .content()
                .contains(
                        "PlainColumn<Orders, Status> status = column(\"status\", DataType.VARCHAR(10).asEnum(Status.class))",
                        "PlainColumn<Orders, Money> total = column(\"total\", Types.MONEY)",
                        "defaultNext(Sequences.ORDERS_IDS)");
        assertThat(folder.resolve("src/main/java/com/acme/billing/Invoices.java"))
                .content()
                .contains("defaultNext(Sequences.INVOICE_NUMBERS)", "> day = column(\"inv_day\"");
    }
}
