package io.leanq.render;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.query.Cte;
import io.leanq.query.Query;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writers are reused: nothing of one rendering may appear in another. */
class SpareWritersTest {
    private static final Dialect DIALECT = Dialect.named("of this test").build();
    private static final Things T = Things.THINGS;

    static final class Things extends Table<Things> {
        static final Things THINGS = Table.define("things", Things::new);
        final NumberColumn<Things, Integer> id = column("id", INTEGER, primaryKey());

        private Things(TableRef<Things> ref) {
            super(ref);
        }
    }

    /** A new query for each call, since a query caches its text. */
    private static Query<Integer> byKey(int id) {
        return select(T.id).from(T).where(T.id.eq(id));
    }

    @Test
    void oneRenderingFollowsAnotherInTheSameThread() {
        for (int id = 0; id < 3; id++) {
            Rendered rendered = byKey(id).render(DIALECT);
            assertThat(rendered.sql()).isEqualTo("SELECT things.id FROM things WHERE things.id = ?");
            assertThat(rendered.binds())
                    .singleElement()
                    .extracting(bind -> bind.value())
                    .isEqualTo(id);
        }
    }

    @Test
    void aRenderingThatFailsLeavesNothingBehind() {
        Things other = T.as("other");
        assertThatThrownBy(() -> select(T.id)
                        .from(T)
                        .where(T.id.eq(1).and(other.id.eq(2)))
                        .render(DIALECT))
                .isInstanceOf(InvalidStatement.class);

        assertThat(byKey(3).render(DIALECT).binds()).hasSize(1);
        assertThat(byKey(3).render(DIALECT).sql()).doesNotContain("other");
    }

    @Test
    void literalDoesNotHideTheTextOfTheNextRendering() {
        assertThat(select(inline(7)).from(T).bound(DIALECT).holdsValues()).isTrue();
        assertThat(byKey(1).bound(DIALECT).holdsValues()).isFalse();
    }

    @Test
    void commonTableIsUnknownToTheNextRendering() {
        Things t = T.as("t");
        Cte<Integer> small = cte("things", select(t.id).from(t));
        assertThatThrownBy(() -> with(small).query(byKey(1)).render(DIALECT)).hasMessageContaining("common table");
        Cte<Integer> few = cte("few", select(T.id).from(T));
        with(few).query(select(few.get(T.id)).from(few)).render(DIALECT);

        assertThat(byKey(1).render(DIALECT).sql()).startsWith("SELECT things.id FROM things");
        assertThatThrownBy(() -> select(few.get(T.id)).from(few).render(DIALECT))
                .hasMessageContaining("declared");
    }

    @Test
    void aWriterServesOneRenderingAfterAnother() {
        SpareWriters writers = new SpareWriters(DIALECT);
        SqlWriter first = writers.take();
        SqlWriter inside = writers.take();
        assertThat(inside).isNotSameAs(first);
        inside.finish();
        writers.giveBack(inside);
        first.finish();
        writers.giveBack(first);

        assertThat(writers.take()).isSameAs(first);
    }

    @Test
    void aWriterThatFailedIsReplaced() {
        SpareWriters writers = new SpareWriters(DIALECT);
        SqlWriter failed = writers.take();
        writers.giveBack(failed);

        SqlWriter next = writers.take();
        assertThat(next).isNotSameAs(failed);
        next.finish();
        writers.giveBack(next);
        assertThat(writers.take()).isSameAs(next);
    }

    @Test
    void threadsNeverShareAWriter() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Callable<List<String>>> all = new ArrayList<>();
            for (int thread = 0; thread < 40; thread++) {
                int columns = 1 + thread % 7;
                all.add(() -> texts(columns));
            }
            int thread = 0;
            for (Future<List<String>> texts : threads.invokeAll(all)) {
                String list = String.join(", ", Collections.nCopies(1 + thread++ % 7, "things.id"));
                assertThat(texts.get()).containsOnly("SELECT " + list + " FROM things");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> texts(int columns) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add(select(Collections.nCopies(columns, T.id))
                    .from(T)
                    .render(DIALECT)
                    .sql());
        }
        return texts;
    }
}
