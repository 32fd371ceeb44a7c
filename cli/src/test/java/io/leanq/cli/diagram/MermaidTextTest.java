package io.leanq.cli.diagram;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Schema;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MermaidTextTest {
    private static MetaData schema() {
        DynamicTable books = Table.named("books")
                .column("isbn", VARCHAR(13), primaryKey())
                .column("price", DECIMAL(8, 2))
                .build();
        DynamicTable loans = Table.named("loans")
                .column("isbn", VARCHAR(13), primaryKey())
                .column("lender", BIGINT)
                .column("lent at", DATE, notNull())
                .foreignKey("fk_book", List.of("isbn"), () -> List.of(books.get("isbn", VARCHAR(13))))
                .build();
        DynamicTable lenders = Table.named(Schema.named("people"), "lenders")
                .column("id", BIGINT, primaryKey())
                .column("first", BIGINT, notNull())
                .foreignKey("fk \"first\"", List.of("first"), () -> List.of(loans.get("isbn", VARCHAR(13))))
                .build();
        return MetaData.of(
                books, loans, lenders, View.existing("end").column("n", BIGINT).build());
    }

    @Test
    void textNamesTablesColumnsAndKeys() {
        Diagram diagram = new DiagramReader(schema(), name -> true).read(Optional.empty(), Detail.ALL, Grouping.NONE);
        assertThat(MermaidText.of(diagram, Optional.empty())).isEqualTo("""
                erDiagram
                    books {
                        VARCHAR(13) isbn PK
                        DECIMAL price "DECIMAL(8,2), NULL"
                    }
                    table1["end"] {
                        BIGINT n "NULL"
                    }
                    loans {
                        VARCHAR(13) isbn PK, FK
                        BIGINT lender "NULL"
                        DATE column1 "lent at"
                    }
                    table2["people.lenders"] {
                        BIGINT id PK
                        BIGINT first FK
                    }
                    books ||--o| loans : "fk_book"
                    loans ||--o{ table2 : "fk #34;first#34;"
                """);
    }

    @Test
    void titleAndDirectionStandInFront() {
        Diagram diagram = new DiagramReader(schema(), "books"::equals)
                .read(Optional.of("Our: \"books\""), Detail.NONE, Grouping.NONE);
        assertThat(MermaidText.of(diagram, Optional.of(Direction.DOWN))).isEqualTo("""
                ---
                title: "Our: #34;books#34;"
                ---
                erDiagram
                    direction TB
                    books
                """);
    }
}
