package io.leanq.testkit;

import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE_ARRAY;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR_ARRAY;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.lateral;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.unnest;
import static io.leanq.query.Dsl.value;
import static io.leanq.query.Dsl.values;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;

import io.leanq.query.ArrayExpression;
import io.leanq.query.Declared;
import io.leanq.query.Derived;
import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.TextExpression;
import io.leanq.query.Unnested;
import io.leanq.query.row.ValuesSource1;
import java.util.List;

/** Queries over sources that see those before them, and over bound arrays; each has its rows in the exceptions. */
public final class SourceSamples {
    private static final Students S = STUDENTS;
    private static final Addresses A = ADDRESSES;
    private static final Readings R = READINGS;

    private static final Derived<String> TOP = lateral(
            "top",
            select(A.city)
                    .from(A)
                    .where(A.studentId.eq(S.id))
                    .orderBy(A.city.desc())
                    .limit(1));
    private static final Unnested<NumberExpression<Long>> COUNTS = unnest("u", R.counts);
    private static final Derived<?> TOTAL =
            lateral("t", select(sum(COUNTS.element()).as("total")).from(COUNTS));
    private static final Unnested<NumberExpression<Long>> LONGS = unnest("u", value(List.of(7L, 2L, 5L), BIGINT_ARRAY));
    private static final Unnested<TextExpression> TEXTS = unnest("names", value(List.of("Ann", "x"), VARCHAR_ARRAY));
    private static final Unnested<NumberExpression<Double>> DOUBLES =
            unnest("levels", value(List.of(0.5, 7.5), DOUBLE_ARRAY));

    public static final Query<?> BEST_OF_EACH =
            select(S.name, TOP.get(A.city)).from(S).leftJoin(TOP).on(inline(true));

    public static final Query<?> BEST_OF_SOME =
            select(S.id, TOP.get(A.city).upper()).from(S).crossJoin(TOP).where(S.id.le(3));

    public static final Query<?> ELEMENTS_OF_A_COLUMN =
            select(R.sensor, COUNTS.element().plus(1L)).from(R).crossJoin(COUNTS);

    public static final Query<?> ELEMENTS_OR_NONE = select(R.sensor, COUNTS.element())
            .from(R)
            .leftJoin(COUNTS)
            .on(COUNTS.element().gt(1L));

    public static final Query<?> ELEMENTS_ASKED_FOR = select(R.sensor)
            .from(R)
            .where(exists(
                    select(COUNTS.element()).from(COUNTS).where(COUNTS.element().eq(2L))));

    public static final Query<?> SUM_OF_ELEMENTS = select(R.sensor, TOTAL.get("total", DECIMAL(38, 0)))
            .from(R)
            .crossJoin(TOTAL)
            .where(R.sensor.in(7L, 1L));

    public static final Query<?> BOUND_LONGS =
            select(R.sensor, LONGS.element().plus(1L)).from(R).join(LONGS).on(R.sensor.eq(LONGS.element()));

    public static final Query<?> BOUND_TEXTS =
            select(S.id).from(S).where(S.name.in(select(TEXTS.element()).from(TEXTS)));

    public static final Query<?> BOUND_DOUBLES = select(max(DOUBLES.element())).from(DOUBLES);

    private static final Derived<Long> NUMBER =
            lateral("n", select(count()).from(A).where(A.studentId.eq(S.id)));
    private static final Derived<Integer> NEXT = lateral("n", select(S.id.plus(1)));
    private static final Derived<Integer> PRODUCT =
            lateral("m", select(NEXT.get("column_1", INTEGER).times(S.id)));

    public static final Query<?> GROUPED =
            select(S.active, sum(NUMBER.get(count()))).from(S).crossJoin(NUMBER).groupBy(S.active);

    public static final Query<?> CHAINED = select(S.id, NEXT.get("column_1", INTEGER), PRODUCT.get("column_1", INTEGER))
            .from(S)
            .crossJoin(NEXT)
            .crossJoin(PRODUCT)
            .where(S.id.in(2, 3));

    private static final Declared<List<Long>, ArrayExpression<Long, NumberExpression<Long>>> TAGS =
            field("tags", BIGINT_ARRAY);
    private static final ValuesSource1<List<Long>> ARRAYS = values("v", TAGS).row(List.of(5L, 6L));

    public static final Query<?> ARRAYS_AS_VALUES =
            select(ARRAYS.get(TAGS).element(2)).from(ARRAYS);

    private SourceSamples() {}
}
