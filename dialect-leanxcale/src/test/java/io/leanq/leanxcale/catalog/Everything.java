package io.leanq.leanxcale.catalog;

import static io.leanq.leanxcale.TableOptions.partitionByHash;
import static io.leanq.query.Dsl.select;

import io.leanq.query.DataType;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** A hand-written schema that uses everything that the model has. */
final class Everything {
    static final Sequence IDS = Sequence.named("part_ids").startWith(7).incrementBy(3);

    private Everything() {}

    static MetaData schema() {
        return MetaData.of(
                ExpensiveParts.EXPENSIVE,
                Uses.USES,
                Parts.PARTS,
                Boxes.BOXES,
                Lines.LINES,
                IDS,
                Index.named("ix_uses_both").on(Uses.USES.amount, Uses.USES.part));
    }

    /** A table with a key from a sequence, defaults, checks, unique columns, and a cycle with the boxes. */
    static final class Parts extends Table<Parts> {
        static final Parts PARTS = Table.define("parts", Parts::new);
        final NumberColumn<Parts, Long> id = column("id", DataType.BIGINT, primaryKey(), defaultNext(IDS));
        final TextColumn<Parts> name =
                column("name", DataType.VARCHAR(40), notNull(), unique(), defaultValue("it's"), comment("said aloud"));
        final NumberColumn<Parts, BigDecimal> price =
                column("price", DataType.DECIMAL(12, 2), defaultValue(new BigDecimal("9.90")));
        final NumberColumn<Parts, Long> parent = column("parent", DataType.BIGINT, references(() -> PARTS.id));
        final NumberColumn<Parts, Long> box =
                column("box", DataType.BIGINT, references("fk_box", () -> Boxes.BOXES.id));
        final TemporalColumn<Parts, LocalDateTime> made = column("made", DataType.TIMESTAMP, defaultCurrentTimestamp());

        private Parts(TableRef<Parts> ref) {
            super(ref);
            check("ck_price", price.ge(BigDecimal.ZERO));
            unique("uq_name_price", name, price);
            tableComment("what is sold");
        }
    }

    /** A table whose key the database counts up. */
    static final class Boxes extends Table<Boxes> {
        static final Boxes BOXES = Table.define("Boxes", Boxes::new);
        final NumberColumn<Boxes, Long> id = column("id", DataType.BIGINT, primaryKey(), identity(5, 5));
        final NumberColumn<Boxes, Long> first = column("First Part", DataType.BIGINT, references(() -> Parts.PARTS.id));

        private Boxes(TableRef<Boxes> ref) {
            super(ref);
        }
    }

    /** A partitioned table with indexes and a key of two columns. */
    static final class Uses extends Table<Uses> {
        static final Uses USES = Table.define("uses", Uses::new);
        final NumberColumn<Uses, Long> part = column("part", DataType.BIGINT, references(() -> Parts.PARTS.id));
        final TextColumn<Uses> client = column("client", DataType.VARCHAR(10));
        final NumberColumn<Uses, Integer> amount = column("amount", DataType.INTEGER, notNull(), indexed());

        private Uses(TableRef<Uses> ref) {
            super(ref);
            primaryKey(client, part);
            uniqueIndex("ux_amount", client, amount);
            with(partitionByHash(client));
        }
    }

    /** A table without a key that refers to a key of two columns. */
    static final class Lines extends Table<Lines> {
        static final Lines LINES = Table.define("order", Lines::new);
        final TextColumn<Lines> client = column("client", DataType.VARCHAR(10));
        final NumberColumn<Lines, Long> part = column("part", DataType.BIGINT);
        final TextColumn<Lines> text = column("text", DataType.CLOB);

        private Lines(TableRef<Lines> ref) {
            super(ref);
            foreignKey("fk_use", client, part).references(() -> List.of(Uses.USES.client, Uses.USES.part));
        }
    }

    /** A view with a query. */
    static final class ExpensiveParts extends View<ExpensiveParts> {
        static final ExpensiveParts EXPENSIVE = View.define(
                "expensive_parts",
                ExpensiveParts::new,
                () -> select(Parts.PARTS.id, Parts.PARTS.price)
                        .from(Parts.PARTS)
                        .where(Parts.PARTS.price.gt(new BigDecimal("100"))));
        final NumberColumn<ExpensiveParts, Long> id = column("id", DataType.BIGINT);
        final NumberColumn<ExpensiveParts, BigDecimal> price = column("price", DataType.DECIMAL(12, 2));

        private ExpensiveParts(TableRef<ExpensiveParts> ref) {
            super(ref);
        }
    }
}
