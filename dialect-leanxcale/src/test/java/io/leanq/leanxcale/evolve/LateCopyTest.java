package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.render.Dialect;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.SchemaTarget;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program creates the copy of a table after another one has already put its own copy in the table's place. */
@ExtendWith(LeanxcaleExtension.class)
class LateCopyTest {
    private static final DynamicTable BEFORE = Table.named("seats")
            .column("id", INTEGER, primaryKey())
            .column("number", INTEGER, notNull())
            .build();
    private static final DynamicTable WANTED = Table.named("seats")
            .column("id", INTEGER, notNull())
            .column("number", INTEGER, primaryKey())
            .build();

    private Database db;
    private SchemaPlan plan;

    @BeforeEach
    void create(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
        MetaData.of(BEFORE).createAll(db);
        db.execute(insertInto(BEFORE).set(BEFORE.get("id", INTEGER), 1).set(BEFORE.get("number", INTEGER), 7));
        plan = SchemaPlan.of(
                SchemaDiff.between(MetaData.reflect(db), MetaData.of(WANTED)), db.dialect(), PlanOption.COPY_AND_SWAP);
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    /** A database in which another program runs before the first table is created. */
    private final class Late implements SchemaTarget {
        private final Runnable other;
        private boolean ran;

        Late(Runnable other) {
            this.other = other;
        }

        @Override
        public Dialect dialect() {
            return db.dialect();
        }

        @Override
        public Catalog catalog(CatalogSelection selection) {
            return db.catalog(selection);
        }

        @Override
        public void execute(DdlNode ddl) {
            if (!ran && ddl instanceof DdlNode.CreateTable) {
                ran = true;
                other.run();
            }
            db.execute(ddl);
        }

        @Override
        public void execute(List<ChangeNode> rows) {
            db.execute(rows);
        }
    }

    private void assertIsDone() {
        assertThat(SchemaDiff.between(MetaData.reflect(db), MetaData.of(WANTED)))
                .hasToString("the schemas are equal");
        assertThat(db.fetch(select(WANTED.get("number", INTEGER)).from(WANTED))).containsExactly(7);
    }

    @Test
    void copyAfterTheEndOfThePlanIsDropped() {
        plan.applyTo(new Late(() -> plan.applyTo(db, Permission.values())), Permission.values());

        assertIsDone();
    }

    @Test
    void copyAfterTheSwapIsDropped() {
        SchemaTarget stopped = StoppedTarget.failing(db, 4);

        plan.applyTo(
                new Late(() -> assertThatThrownBy(() -> plan.applyTo(stopped, Permission.values()))
                        .isInstanceOf(StoppedTarget.Stopped.class)),
                Permission.values());

        assertIsDone();
    }

    @Test
    void copyOfAProgramThatDiedIsDropped() {
        Late late = new Late(() -> plan.applyTo(db, Permission.values()));
        SchemaTarget dying = StoppedTarget.failing(late, 1);
        assertThatThrownBy(() -> plan.applyTo(dying, Permission.values())).isInstanceOf(StoppedTarget.Stopped.class);

        plan.applyTo(db, Permission.values());

        assertIsDone();
    }
}
