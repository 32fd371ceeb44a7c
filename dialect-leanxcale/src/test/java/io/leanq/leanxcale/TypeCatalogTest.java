package io.leanq.leanxcale;

import static io.leanq.query.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.Created;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalog reports each type as it was created, under each family of its names. */
class TypeCatalogTest {

    @ParameterizedTest
    @EnumSource(CatalogNames.class)
    void aColumnOfEachTypeIsTheSameAsItself(CatalogNames names) {
        DynamicTable.Builder builder = Table.named("all_types").column("id", INTEGER, ColumnOption.primaryKey());
        AtomicInteger count = new AtomicInteger();
        TypeEdges.all()
                .forEach(edge -> builder.column(
                        "c" + count.getAndIncrement(), (io.leanq.query.DataType<?, ?, ?>) edge.get()[0]));
        MetaData metadata = MetaData.of(builder.build());
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().catalogNames(names).start();
                Database db = Leanxcale.connect(server.url())) {
            assertThat(metadata.createAll(db).created()).containsExactly("table all_types");
            Created again = metadata.createAll(db);
            assertThat(again.created()).isEmpty();
            assertThat(again.present()).containsExactly("table all_types");
        }
    }
}
