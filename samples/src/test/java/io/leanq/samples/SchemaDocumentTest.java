package io.leanq.samples;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.catalog.Schema;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java parts of docs/schema.md, one after the other, are a program that prints what the page says. */
class SchemaDocumentTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void pageIsProgramThatPrintsWhatPageSays(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("..", "docs", "schema.md"));
        String program =
                JAVA.matcher(page).results().map(SchemaDocumentTest::code).collect(Collectors.joining("\n"));
        String promised = DocumentedProgram.between(page.substring(page.indexOf("It prints")), "```\n", "```");
        assertThat(DocumentedProgram.printed("Shop", program, folder)).isEqualTo(promised);
    }

    private static String code(MatchResult block) {
        return block.group(1);
    }

    /** The page describes this for other schemas. */
    @Test
    void eachUserOfTheEmbeddedServerHasASchema() {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
                        .user("lxadmin", "secret")
                        .user("billing", "secret")
                        .start();
                Database lxadmin = Leanxcale.connect(server.url("lxadmin"));
                Database billing = Leanxcale.connect(server.url("billing"))) {
            MetaData named = MetaData.of(invoices(Table.named(Schema.named("billing"), "invoices")));
            assertThat(named.createAll(lxadmin).created()).containsExactly("table billing.invoices");
            MetaData own = MetaData.of(invoices(Table.named("invoices")));
            assertThat(own.createAll(billing).present()).containsExactly("table invoices");
            assertThat(own.createAll(lxadmin).created()).containsExactly("table invoices");
            DynamicTable app = invoices(Table.named(Schema.named("app"), "invoices"));
            assertThat(lxadmin.fetchOne(select(count()).from(app))).isZero();
            assertThatThrownBy(() -> billing.fetchOne(select(count()).from(app)))
                    .isInstanceOf(SqlException.class);
        }
    }

    private static DynamicTable invoices(DynamicTable.Builder builder) {
        return builder.column("id", DataType.BIGINT, ColumnOption.primaryKey()).build();
    }
}
