package io.leanq.testkit.random;

import io.leanq.query.Aggregate;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An aggregate: one value computed from many rows. */
final class AggregateTerm extends Term {
    private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(10_000);
    private static final int AVERAGE_SCALE = 6;

    private final Function function;
    private final @Nullable Term operand;
    private final @Nullable Term filter;

    /** The functions. SUM and AVG of DOUBLE are separate, since they add rounded numbers. */
    enum Function {
        COUNT_ROWS,
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        SUM,
        SUM_WHOLE,
        SUM_DOUBLE,
        AVG,
        AVG_DOUBLE
    }

    /** @param filter a condition on the rows that count; null for all rows */
    private AggregateTerm(
            Kind kind, BigDecimal bound, Function function, @Nullable Term operand, @Nullable Term filter) {
        super(kind, bound);
        this.function = function;
        this.operand = operand;
        this.filter = filter;
    }

    /** The same aggregate of the rows for which the condition is true. */
    AggregateTerm filtered(Term condition) {
        return new AggregateTerm(kind(), bound(), function, operand, condition);
    }

    /** The aggregate; null where the function does not take the operand, or its result might not fit. */
    static @Nullable AggregateTerm of(Function function, Term operand) {
        Kind of = operand.kind();
        boolean exact = of.family().isWhole() || of.family() == Kind.Family.DECIMAL;
        Kind kind = switch (function) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT -> Kind.BIGINT;
            case MIN, MAX -> of;
            case SUM -> Kind.decimal(Kind.WIDEST_DECIMAL, of.scale());
            case SUM_WHOLE -> Kind.BIGINT;
            case AVG -> Kind.decimal(Kind.WIDEST_DECIMAL, Math.max(AVERAGE_SCALE, of.scale()));
            case SUM_DOUBLE, AVG_DOUBLE -> Kind.DOUBLE;
        };
        BigDecimal bound = switch (function) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT -> MOST_ROWS;
            case MIN, MAX -> operand.bound();
            default -> operand.bound().multiply(MOST_ROWS);
        };
        boolean suits = switch (function) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT -> true;
            case MIN, MAX -> of.family() != Kind.Family.BOOLEAN && of.family() != Kind.Family.VARBINARY;
            case SUM, AVG -> exact;
            case SUM_WHOLE -> of.family().isWhole();
            case SUM_DOUBLE, AVG_DOUBLE -> of.family().isNumber();
        };
        boolean fits = function == Function.MIN || function == Function.MAX || bound.compareTo(kind.greatest()) <= 0;
        boolean computed = function != Function.AVG || Numbers.isQuotient(kind, operand.bound());
        return suits && fits && computed ? new AggregateTerm(kind, bound, function, operand, null) : null;
    }

    static AggregateTerm countRows() {
        return new AggregateTerm(Kind.BIGINT, MOST_ROWS, Function.COUNT_ROWS, null, null);
    }

    /** Whether the last digits of the value depend on the order of the rows. */
    boolean isApproximate() {
        return function == Function.SUM_DOUBLE || function == Function.AVG_DOUBLE;
    }

    @Override
    List<Term> parts() {
        return Stream.of(operand, filter).filter(Objects::nonNull).toList();
    }

    @Override
    Term with(List<Term> parts) {
        return new AggregateTerm(
                kind(),
                bound(),
                function,
                operand == null ? null : parts.get(0),
                filter == null ? null : parts.get(parts.size() - 1));
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    boolean hasAggregate() {
        return true;
    }

    @Override
    Expression<?> build(Build build) {
        Expression<?> all = unfiltered(build);
        return filter == null
                ? all
                : (Expression<?>) ((Aggregate<?, ?>) all).filter(new Operand(filter, build).truth());
    }

    private Expression<?> unfiltered(Build build) {
        if (operand == null) {
            return Dsl.count();
        }
        Operand of = new Operand(operand, build);
        return switch (function) {
            case COUNT_ROWS -> Dsl.count();
            case COUNT -> Dsl.count(of.any());
            case COUNT_DISTINCT -> Dsl.countDistinct(of.any());
            case MIN, MAX -> extreme(of.any());
            case SUM -> Dsl.sum(of.number());
            case SUM_WHOLE -> Dsl.sum(of.number(), DataType.BIGINT);
            case SUM_DOUBLE -> Dsl.sum(of.number(), DataType.DOUBLE);
            case AVG -> Dsl.avg(of.number());
            case AVG_DOUBLE -> Dsl.avg(of.number(), DataType.DOUBLE);
        };
    }

    private Expression<?> extreme(Expression<?> of) {
        Kinded<Object, Object, ?, ?> operand = Operand.kinded(of);
        return (Expression<?>) (function == Function.MIN ? Dsl.min(operand) : Dsl.max(operand));
    }

    @Override
    @Nullable
    Object value(Frame frame) {
        List<Frame> group = Objects.requireNonNull(frame.group(), "an aggregate looks at a group").stream()
                .filter(row -> filter == null || Boolean.TRUE.equals(filter.value(row)))
                .toList();
        if (operand == null) {
            return (long) group.size();
        }
        List<Object> values = new ArrayList<>();
        for (Frame row : group) {
            Object value = operand.value(row);
            if (value != null) {
                values.add(value);
            }
        }
        return switch (function) {
            case COUNT_ROWS -> (long) group.size();
            case COUNT -> (long) values.size();
            case COUNT_DISTINCT ->
                values.stream().map(operand.kind()::canonical).distinct().count();
            case MIN -> values.stream().min(operand.kind()::compare).orElse(null);
            case MAX -> values.stream().max(operand.kind()::compare).orElse(null);
            default -> values.isEmpty() ? null : computed(values);
        };
    }

    private Object computed(List<Object> values) {
        BigDecimal sum = values.stream()
                .map(value -> value instanceof Float f ? new BigDecimal(f) : new BigDecimal(value.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = BigDecimal.valueOf(values.size());
        return switch (function) {
            case SUM_WHOLE -> sum.longValueExact();
            case AVG -> sum.divide(count, kind().scale(), RoundingMode.HALF_UP);
            case SUM_DOUBLE -> sum.doubleValue();
            case AVG_DOUBLE -> sum.doubleValue() / values.size();
            default -> sum;
        };
    }

    @Override
    String construct() {
        String name = function.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return (operand == null ? name : name + "(" + operand.asOperand() + ")") + (filter == null ? "" : " filter");
    }
}
