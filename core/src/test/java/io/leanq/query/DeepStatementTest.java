package io.leanq.query;

import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.query.row.InsertColumns2;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.Students;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements with 100,000 links in a thread whose stack has 512 KiB, and statements that are nested deeply. */
@Tag("slow")
@Order(1)
class DeepStatementTest {
    private static final Students S = STUDENTS;
    private static final int SMALL = 12_500;
    private static final int LARGE = 100_000;
    private static final int SMALL_STACK = 512 * 1024;
    private static final int TRIES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The chains that a loop in a user's program can build. */
    enum Chain {
        AND(n -> where(left(n, Condition::and, Condition::and))),
        OR(n -> where(left(n, Condition::or, Condition::or))),
        AND_AND_OR_IN_TURN(n -> where(left(n, Condition::and, Condition::or))),
        AND_TO_THE_RIGHT(n -> where(right(n, Condition::and, Condition::and))),
        AND_AND_OR_TO_THE_RIGHT(n -> where(right(n, Condition::and, Condition::or))),
        OR_OF_A_COLLECTION(n -> where(Dsl.or(Collections.nCopies(n, S.id.eq(1))))),
        HAVING(n -> select(S.name).from(S).groupBy(S.name, S.id).having(left(n, Condition::or, Condition::and))),
        DELETE(n -> deleteFrom(S).where(left(n, Condition::or, Condition::or))),
        SET(DeepStatementTest::wideUpdate),
        INSERT_SET(DeepStatementTest::wideInsert),
        VALUES(DeepStatementTest::manyValues),
        UNION(n -> union(n, Operation.UNION)),
        UNION_ALL(n -> union(n, Operation.UNION_ALL)),
        CONCAT(n -> select(concat(n)).from(S)),
        CONCAT_TO_THE_RIGHT(n -> select(concatToTheRight(n)).from(S)),
        IN_LIST(n -> where(S.id.in(Collections.nCopies(n, 7))));

        private final IntFunction<Statement> build;

        Chain(IntFunction<Statement> build) {
            this.build = build;
        }
    }

    private enum Operation {
        UNION,
        UNION_ALL
    }

    private interface Join {
        Condition join(Condition left, Condition right);
    }

    private static Query<Integer> where(Condition condition) {
        return select(S.id).from(S).where(condition);
    }

    private static Condition left(int links, Join even, Join odd) {
        Condition condition = S.id.eq(0);
        for (int i = 1; i <= links; i++) {
            condition = (i % 2 == 0 ? even : odd).join(condition, S.id.eq(i));
        }
        return condition;
    }

    private static Condition right(int links, Join even, Join odd) {
        Condition condition = S.id.eq(0);
        for (int i = 1; i <= links; i++) {
            condition = (i % 2 == 0 ? even : odd).join(S.id.eq(i), condition);
        }
        return condition;
    }

    private static DynamicTable wide(int columns) {
        DynamicTable.Builder table = Table.named("wide");
        for (int i = 0; i < columns; i++) {
            table.column("c" + i, DataType.INTEGER);
        }
        return table.build();
    }

    private static final DynamicTable WIDE_SMALL = wide(SMALL);
    private static final DynamicTable WIDE_LARGE = wide(LARGE);

    private static DynamicTable wideOf(int columns) {
        return columns == SMALL ? WIDE_SMALL : WIDE_LARGE;
    }

    @SuppressWarnings("unchecked")
    private static Statement wideUpdate(int columns) {
        DynamicTable table = wideOf(columns);
        UpdateStep<DynamicTable> step = update(table);
        for (Column<DynamicTable, ?> column : table.columns()) {
            step = step.set((Column<DynamicTable, Integer>) column, 1);
        }
        return step.everyRow();
    }

    @SuppressWarnings("unchecked")
    private static Statement wideInsert(int columns) {
        DynamicTable table = wideOf(columns);
        InsertStep<DynamicTable> step = insertInto(table);
        for (Column<DynamicTable, ?> column : table.columns()) {
            step = step.set((Column<DynamicTable, Integer>) column, 1);
        }
        return step;
    }

    private static Statement manyValues(int rows) {
        InsertColumns2.Rows<Integer, String> insert =
                insertInto(ADDRESSES, ADDRESSES.studentId, ADDRESSES.city).values(0, "x");
        for (int i = 1; i < rows; i++) {
            insert = insert.values(i, "x");
        }
        return insert;
    }

    private static Statement union(int operands, Operation operation) {
        Query<Integer> one = select(S.id).from(S);
        Query<Integer> all = one;
        for (int i = 1; i < operands; i++) {
            all = operation == Operation.UNION ? all.union(one) : all.unionAll(one);
        }
        return all;
    }

    private static TextExpression concat(int links) {
        TextExpression text = S.name;
        for (int i = 0; i < links; i++) {
            text = text.concat("x");
        }
        return text;
    }

    private static TextExpression concatToTheRight(int links) {
        TextExpression text = S.name;
        for (int i = 0; i < links; i++) {
            text = S.name.concat(text);
        }
        return text;
    }

    private static <X> X inSmallStack(Callable<X> work) throws Exception {
        return inStack(SMALL_STACK, work);
    }

    /**
     * Runs the work in a new thread with the usual stack. The thread of a test has more frames on its stack when test
     * classes run concurrently.
     */
    private static void inUsualStack(Runnable work) throws Exception {
        inStack(0, () -> {
            work.run();
            return "";
        });
    }

    /** @param size the size of the stack in bytes; 0 for the default size */
    private static <X> X inStack(long size, Callable<X> work) throws Exception {
        CompletableFuture<X> result = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "stack of its own",
                size);
        thread.start();
        return result.get(120, TimeUnit.SECONDS);
    }

    /**
     * Builds, renders, compares and describes two statements that are built alike. Returns the CPU time of this thread
     * in ns, which excludes other work of the machine and the garbage collector.
     */
    private static long walk(Chain chain, int links) {
        long start = THREADS.getCurrentThreadCpuTime();
        Statement one = chain.build.apply(links);
        Statement two = chain.build.apply(links);
        String sql = one.render(LEANXCALE_LIKE).sql();
        assertThat(sql.length()).isGreaterThan(links);
        assertThat(one.equals(two)).isTrue();
        assertThat(one.hashCode()).isEqualTo(two.hashCode());
        assertThat(one.toString().length()).isGreaterThan(links);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    /**
     * The shortest times for few links and for many. The measurement is repeated until the times are linear, which
     * quadratic work never is.
     */
    private static long[] best(Chain chain) {
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int tries = 0; tries < 2 || tries < TRIES && best[1] >= most(best[0]); tries++) {
            best[0] = Math.min(best[0], walk(chain, SMALL));
            best[1] = Math.min(best[1], walk(chain, LARGE));
        }
        return best;
    }

    /**
     * The greatest time for eight times as many links. Linear work takes 8 times as long, quadratic work 64 times; up
     * to 30 times and a slow start of 300 ms are accepted.
     */
    private static long most(long nanosOfSmall) {
        return 30 * nanosOfSmall + TimeUnit.MILLISECONDS.toNanos(300);
    }

    @ParameterizedTest
    @EnumSource
    void longChainsNeedNoStackAndLinearTime(Chain chain) throws Exception {
        long[] nanos = inSmallStack(() -> best(chain));
        assertThat(nanos[1])
                .as("nanoseconds for %d links, where %d took %d", LARGE, SMALL, nanos[0])
                .isLessThan(most(nanos[0]));
    }

    @Test
    void statementsBuiltFromOtherLinksAreNotEqual() throws Exception {
        boolean equal = inSmallStack(() -> where(left(LARGE, Condition::and, Condition::or))
                .equals(where(left(LARGE, Condition::or, Condition::and))));
        assertThat(equal).isFalse();
    }

    /** The expressions and queries that nest, one inside the other. */
    enum Nest {
        NOT {
            @Override
            Query<Integer> build(int depth) {
                Condition condition = S.active;
                for (int i = 0; i < depth; i++) {
                    condition = condition.not();
                }
                return where(condition);
            }
        },
        NOT_AND {
            @Override
            Query<Integer> build(int depth) {
                Condition condition = S.active;
                for (int i = 0; i < depth; i++) {
                    condition = condition.not().and(S.id.eq(i));
                }
                return where(condition);
            }
        },
        PLUS {
            @Override
            Query<Integer> build(int depth) {
                NumberExpression<Integer> sum = S.id;
                for (int i = 0; i < depth; i++) {
                    sum = sum.plus(1);
                }
                return select(sum).from(S);
            }
        },
        SUB_QUERY {
            @Override
            Query<Integer> build(int depth) {
                Query<Integer> query = select(S.id).from(S);
                for (int i = 0; i < depth; i++) {
                    query = where(S.id.in(query));
                }
                return query;
            }
        },
        EXCEPT_AND_UNION {
            @Override
            Query<Integer> build(int depth) {
                Query<Integer> query = select(S.id).from(S);
                for (int i = 0; i < depth; i++) {
                    query = i % 2 == 0
                            ? query.except(select(S.id).from(S))
                            : query.union(select(S.id).from(S));
                }
                return query;
            }
        };

        abstract Query<Integer> build(int depth);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT", "PLUS"})
    void aThousandCallsFitTheUsualStack(Nest nest) throws Exception {
        inUsualStack(() -> walk(nest, 1_000));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_AND", "SUB_QUERY", "EXCEPT_AND_UNION"})
    void aHundredLevelsOfAnythingFitTheUsualStack(Nest nest) throws Exception {
        inUsualStack(() -> walk(nest, 100));
    }

    private static void walk(Nest nest, int depth) {
        Query<Integer> query = nest.build(depth);
        assertThat(query.render(LEANXCALE_LIKE).sql()).hasSizeGreaterThan(2 * depth);
        assertThat(query).isEqualTo(nest.build(depth)).hasSameHashCodeAs(nest.build(depth));
        assertThat(query.toString()).contains("FROM students").doesNotContain("refused");
    }

    /**
     * Each operation either succeeds or fails with a message: comparing and hashing can fit the stack where rendering
     * does not.
     */
    @ParameterizedTest
    @EnumSource
    void deeperNestingFailsWithAMessage(Nest nest) throws Exception {
        inSmallStack(() -> {
            Query<Integer> query = nest.build(LARGE);
            Query<Integer> alike = nest.build(LARGE);
            assertThatThrownBy(() -> query.render(LEANXCALE_LIKE))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("nests too deeply");
            endsWell(query::hashCode);
            endsWell(() -> assertThat(query.equals(alike)).isTrue());
            assertThat(query.toString()).startsWith("/* refused: the statement nests too deeply");
            return null;
        });
    }

    private static void endsWell(Runnable work) {
        try {
            work.run();
        } catch (LeanqException e) {
            assertThat(e).hasMessageContaining("nests too deeply");
        }
    }

    @Test
    void aDeepExpressionIsDescribedOrSaysWhyNot() throws Exception {
        String description = inSmallStack(() -> {
            NumberExpression<Integer> sum = S.id;
            for (int i = 0; i < LARGE; i++) {
                sum = sum.plus(1);
            }
            return sum.toString();
        });
        assertThat(description).startsWith("/* refused: the statement nests too deeply");
    }
}
