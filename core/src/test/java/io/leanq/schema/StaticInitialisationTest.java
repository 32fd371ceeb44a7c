package io.leanq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.query.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Table classes can refer to each other, and several threads can initialise them at the same time. */
@Tag("slow")
@Order(1)
class StaticInitialisationTest {
    private static final int ROUNDS = 200;

    public static final class Orders extends Table<Orders> {
        public static final Sequence ORDER_IDS = Sequence.named("order_ids");
        public static final Orders ORDERS = Table.define("orders", Orders::new);
        public final NumberColumn<Orders, Long> id =
                column("id", DataType.BIGINT, primaryKey(), defaultNext(ORDER_IDS));
        public final NumberColumn<Orders, Long> main =
                column("main_item", DataType.BIGINT, references(() -> Items.ITEMS.id));

        private Orders(TableRef<Orders> ref) {
            super(ref);
        }
    }

    public static final class Items extends Table<Items> {
        public static final Items ITEMS = Table.define("items", Items::new);
        public final NumberColumn<Items, Long> id =
                column("id", DataType.BIGINT, primaryKey(), defaultNext(() -> Orders.ORDER_IDS));
        public final NumberColumn<Items, Long> order =
                column("in_order", DataType.BIGINT, references(() -> Orders.ORDERS.id));

        private Items(TableRef<Items> ref) {
            super(ref);
        }
    }

    /** A loader that defines every class of LeanQ again, so that each round initialises all of them. */
    private static final class FreshLoader extends ClassLoader {
        FreshLoader() {
            super(StaticInitialisationTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.leanq.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Initialises the class of a table by reading its constant, and looks up the target of its foreign key. */
    private static String touch(ClassLoader loader, Class<?> table, String constant, CyclicBarrier start)
            throws Exception {
        start.await(10, TimeUnit.SECONDS);
        Class<?> fresh = Class.forName(table.getName(), true, loader);
        Object made = fresh.getField(constant).get(null);
        assertThat(made).as(constant).isNotNull();
        Object definition = fresh.getMethod("definition").invoke(made);
        List<?> keys = (List<?>) definition.getClass().getMethod("foreignKeys").invoke(definition);
        List<?> target = (List<?>) keys.get(0).getClass().getMethod("target").invoke(keys.get(0));
        return made + " -> " + target;
    }

    @Test
    void tablesThatReferToEachOtherAreInitialisedConcurrently() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "initialises tables");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int i = 0; i < ROUNDS; i++) {
                ClassLoader loader = new FreshLoader();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<String> one = threads.submit(() -> touch(loader, Orders.class, "ORDERS", start));
                Future<String> two = threads.submit(() -> touch(loader, Items.class, "ITEMS", start));
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("orders -> [items.id]");
                assertThat(two.get(20, TimeUnit.SECONDS)).isEqualTo("items -> [orders.id]");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The classes of types are initialised directly, and through the interface that holds the constants. */
    @Test
    void typesAreInitialisedConcurrently() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "initialises types");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int i = 0; i < ROUNDS; i++) {
                ClassLoader loader = new FreshLoader();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<?> one = threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return Class.forName("io.leanq.query.NumericType", true, loader);
                });
                Future<?> two = threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return Class.forName("io.leanq.query.DataType", true, loader)
                            .getField("INTEGER")
                            .get(null);
                });
                assertThat(one.get(20, TimeUnit.SECONDS)).isNotNull();
                assertThat(two.get(20, TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static final class TooEarly extends Table<TooEarly> {
        static final @Nullable TooEarly TABLE;
        static final @Nullable InvalidDefinition REFUSAL;
        static final Sequence BELOW;

        static {
            TooEarly made = null;
            InvalidDefinition refusal = null;
            try {
                made = Table.define("too_early", TooEarly::new);
            } catch (InvalidDefinition e) {
                refusal = e;
            }
            TABLE = made;
            REFUSAL = refusal;
            BELOW = Sequence.named("below");
        }

        final NumberColumn<TooEarly, Integer> id = column("id", DataType.INTEGER, primaryKey(), defaultNext(below()));

        private static Sequence below() {
            return BELOW;
        }

        private TooEarly(TableRef<TooEarly> ref) {
            super(ref);
        }
    }

    @Test
    void sequenceDeclaredBelowItsTableIsRefused() {
        assertThat(TooEarly.TABLE).isNull();
        assertThat(TooEarly.REFUSAL)
                .isNotNull()
                .hasMessageContainingAll("sequence is null", "declare it above the table", "() ->");
    }

    static final class Lazy extends Table<Lazy> {
        static final Lazy TABLE = Table.define("lazy", Lazy::new);
        static final Sequence BELOW = Sequence.named("below");
        final NumberColumn<Lazy, Integer> id =
                column("id", DataType.INTEGER, primaryKey(), defaultNext(() -> Lazy.BELOW));

        private Lazy(TableRef<Lazy> ref) {
            super(ref);
        }
    }

    @Test
    void suppliedSequenceMayBeDeclaredAnywhere() {
        assertThat(Lazy.TABLE.id.definition().sequence()).contains(Lazy.BELOW);
    }

    static final class Late extends Table<Late> {
        static final Late LATE = Table.define("late", Late::new);
        final NumberColumn<Late, Integer> id = column("id", DataType.INTEGER, primaryKey());

        private Late(TableRef<Late> ref) {
            super(ref);
        }

        void addColumn() {
            column("more", DataType.INTEGER);
        }

        void addIndex() {
            index("ix", id);
        }

        void addKey() {
            primaryKey(id);
        }
    }

    @Test
    void nothingIsDefinedAfterTheConstructor() {
        assertThatThrownBy(Late.LATE::addColumn)
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("column more of late", "after its table", "fields of the table class");
        assertThatThrownBy(Late.LATE.as("l")::addColumn).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(Late.LATE::addIndex)
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("into its constructor");
        assertThatThrownBy(Late.LATE::addKey).isInstanceOf(InvalidDefinition.class);
    }

    @Test
    void anAliasOfAnAliasIsTheTableUnderTheLastName() {
        assertThat(Late.LATE.as("a").as("b").id).hasToString("b.id");
        assertThat(Late.LATE.as("a").definition()).isSameAs(Late.LATE.definition());
    }
}
