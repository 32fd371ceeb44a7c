package io.leanq.cli.diagram;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Schema;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagramReaderTest {
    private static final DynamicTable PARENTS = Table.named("parents")
            .column("a", BIGINT, notNull())
            .column("b", BIGINT, notNull())
            .column("name", VARCHAR(20))
            .primaryKey("a", "b")
            .unique("uq_a", "a")
            .build();

    private static DynamicTable.Builder child(String name) {
        return Table.named(name).column("id", BIGINT, primaryKey()).column("price", DECIMAL(8, 2));
    }

    private static Diagram.Key key(DynamicTable child) {
        return new DiagramReader(MetaData.of(PARENTS, child), name -> true)
                .read(Optional.empty(), Detail.ALL, Grouping.NONE)
                .keys()
                .get(0);
    }

    @Test
    void keyIsOptionalIfAColumnCanBeNull() {
        DynamicTable optional = child("c")
                .column("pa", BIGINT, notNull())
                .column("pb", BIGINT)
                .foreignKey(
                        "fk", List.of("pa", "pb"), () -> List.of(PARENTS.get("a", BIGINT), PARENTS.get("b", BIGINT)))
                .build();
        assertThat(key(optional))
                .isEqualTo(new Diagram.Key("fk", 0, List.of("pa", "pb"), 1, List.of("a", "b"), true, false));
    }

    @Test
    void keyIsUniqueIfAUniqueKeyLiesInIt() {
        DynamicTable.Builder plain = child("c").column("pa", BIGINT, notNull());
        assertThat(key(plain.foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                                .build())
                        .unique())
                .isFalse();
        DynamicTable byConstraint = child("c")
                .column("pa", BIGINT, notNull())
                .unique("uq", "pa")
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        assertThat(key(byConstraint).unique()).isTrue();
        DynamicTable byIndex = child("c")
                .column("pa", BIGINT, notNull())
                .uniqueIndex("ux", "pa")
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        assertThat(key(byIndex).unique()).isTrue();
        DynamicTable byPrimaryKey = Table.named("c")
                .column("pa", BIGINT, primaryKey())
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        assertThat(key(byPrimaryKey).unique()).isTrue();
        DynamicTable byMoreColumns = child("c")
                .column("pa", BIGINT, notNull())
                .unique("uq", "pa", "price")
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        assertThat(key(byMoreColumns).unique()).isFalse();
    }

    @Test
    void listedIndexMakesAKeyUnique() {
        DynamicTable child = child("c")
                .column("pa", BIGINT, notNull())
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        Index index = Index.named("ux").on(child.get("pa", BIGINT)).unique();
        Diagram diagram = new DiagramReader(MetaData.of(PARENTS, child, index), name -> true)
                .read(Optional.empty(), Detail.ALL, Grouping.NONE);
        assertThat(diagram.keys().get(0).unique()).isTrue();
    }

    @Test
    void detailChoosesColumns() {
        DynamicTable child = child("c")
                .column("pa", BIGINT)
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        DiagramReader reader = new DiagramReader(MetaData.of(PARENTS, child), "c"::equals);
        Diagram.Column id = new Diagram.Column("id", "BIGINT", true, false, false);
        Diagram.Column price = new Diagram.Column("price", "DECIMAL(8,2)", false, false, true);
        Diagram.Column pa = new Diagram.Column("pa", "BIGINT", false, true, true);
        assertThat(reader.read(Optional.empty(), Detail.ALL, Grouping.NONE).boxes())
                .containsExactly(new Diagram.Box("c", false, Optional.empty(), List.of(id, price, pa), 0));
        assertThat(reader.read(Optional.empty(), Detail.KEYS, Grouping.NONE).boxes())
                .containsExactly(new Diagram.Box("c", false, Optional.empty(), List.of(id, pa), 1));
        assertThat(reader.read(Optional.empty(), Detail.NONE, Grouping.NONE).boxes())
                .containsExactly(new Diagram.Box("c", false, Optional.empty(), List.of(), 0));
    }

    @Test
    void keyToATableThatIsNotShownIsReported() {
        DynamicTable child = child("c\n")
                .column("pa", BIGINT)
                .foreignKey("fk", List.of("pa"), () -> List.of(PARENTS.get("a", BIGINT)))
                .build();
        Diagram diagram = new DiagramReader(MetaData.of(PARENTS, child), "c\n"::equals)
                .read(Optional.empty(), Detail.ALL, Grouping.NONE);
        assertThat(diagram.keys()).isEmpty();
        assertThat(diagram.leftOut()).containsExactly("foreign key fk of c\\u000A: parents is not shown");
    }

    @Test
    void groupsAreByPatternThenByRule() {
        MetaData schema = MetaData.of(
                child("order_line").build(),
                child("order_head").build(),
                child("cart").build(),
                child("cart_item").build(),
                child("old_cart").build(),
                Table.named(Schema.named("s1"), "things").column("id", BIGINT).build(),
                View.existing("order_view").column("id", BIGINT).build());
        assertThat(groups(schema, new Grouping(Map.of("Orders", Pattern.compile("order.*")), Grouping.Rule.PREFIX)))
                .isEqualTo("cart=cart cart_item=cart old_cart=- order_head=Orders order_line=Orders order_view=Orders"
                        + " s1.things=-");
        assertThat(groups(schema, new Grouping(Map.of(), Grouping.Rule.SCHEMA)))
                .isEqualTo("cart=- cart_item=- old_cart=- order_head=- order_line=- order_view=- s1.things=s1");
    }

    private static String groups(MetaData schema, Grouping grouping) {
        Diagram diagram = new DiagramReader(schema, name -> true).read(Optional.empty(), Detail.NONE, grouping);
        return String.join(
                " ",
                diagram.boxes().stream()
                        .map(box -> box.name() + "=" + box.group().orElse("-"))
                        .toList());
    }
}
