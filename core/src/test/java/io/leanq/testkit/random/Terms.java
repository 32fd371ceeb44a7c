package io.leanq.testkit.random;

import io.leanq.testkit.random.AggregateTerm.Function;
import io.leanq.testkit.random.ValueTerm.Mode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes random terms of a family over a scope. */
final class Terms {
    private final Choice choice;
    private final Scope scope;
    private final SubQueries.@Nullable SubQueryMaker queries;

    /** @param queries makes sub-queries; null for no sub-queries */
    Terms(Choice choice, Scope scope, SubQueries.@Nullable SubQueryMaker queries) {
        this.choice = choice;
        this.scope = scope;
        this.queries = queries;
    }

    Choice choice() {
        return choice;
    }

    Scope scope() {
        return scope;
    }

    /** A family with a column or, in a grouped query, with a key or an aggregate. */
    Kind.Family family() {
        if (scope.isGrouped() && choice.percent(60)) {
            return choice.of(
                    Kind.Family.BIGINT,
                    Kind.Family.BIGINT,
                    Kind.Family.DECIMAL,
                    Kind.Family.INTEGER,
                    Kind.Family.VARCHAR,
                    Kind.Family.DOUBLE,
                    Kind.Family.DATE,
                    Kind.Family.CHAR);
        }
        List<Term> leaves = scope.leaves();
        return leaves.isEmpty() ? Kind.Family.BIGINT : choice.one(leaves).family();
    }

    Term any(int depth) {
        return of(family(), depth);
    }

    /** A term for a select list, where it is not an operand: a choice among CHAR texts may be padded or not. */
    Term item(int depth) {
        Term term = any(depth);
        return term.family() == Kind.Family.CHAR && choice.percent(30)
                ? new Branches(this).of(leaf(Kind.Family.CHAR), depth)
                : term;
    }

    /** A term for a column of a derived table. Of CHAR only columns are used, whose padding is known. */
    Term column(int depth) {
        Term term = any(depth);
        return term.family() == Kind.Family.CHAR && !(term instanceof ColumnTerm)
                ? of(Kind.Family.INTEGER, depth)
                : term;
    }

    Term of(Kind.Family family, int depth) {
        if (depth <= 0 || choice.percent(40)) {
            return leaf(family);
        }
        if (queries != null && choice.percent(3)) {
            return new SubQueries(this, queries).scalar(family);
        }
        if (choice.percent(15) && family != Kind.Family.CHAR) {
            return new Branches(this).of(of(family, depth - 1), depth);
        }
        return switch (family) {
            case BOOLEAN -> choice.percent(10) ? Casts.truth(this, depth) : condition(depth);
            case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> number(family, depth);
            case VARCHAR -> text(depth);
            case CHAR -> leaf(family);
            case DATE, TIMESTAMP, TIME -> choice.percent(60) ? timely(family, depth) : leaf(family);
            case VARBINARY -> leaf(family);
        };
    }

    private Term number(Kind.Family family, int depth) {
        if (choice.percent(70)) {
            return new Numbers(this).of(of(family, depth - 1), depth);
        }
        if (family == Kind.Family.INTEGER && choice.percent(50)) {
            return choice.percent(50)
                    ? new Texts(this).number(paddedText(depth - 1), depth)
                    : new Times(this).part(depth);
        }
        if (family == Kind.Family.BIGINT && choice.percent(40)) {
            return new Times(this).span(depth);
        }
        if (family == Kind.Family.INTEGER && choice.percent(25)) {
            return choice.percent(50)
                    ? Numbers.sign(of(Mixed.any(choice), depth - 1))
                    : Casts.number(of(Kind.Family.BOOLEAN, depth - 1));
        }
        Kind to = example(family);
        if (!family.isApproximate() && choice.percent(30)) {
            return Casts.read(of(Kind.Family.INTEGER, depth - 1), to);
        }
        if (family.isWhole() && choice.percent(30)) {
            return Texts.read(of(family, depth - 1), to);
        }
        Term from = of(
                choice.of(
                        Kind.Family.SMALLINT,
                        Kind.Family.INTEGER,
                        Kind.Family.BIGINT,
                        Kind.Family.DECIMAL,
                        Kind.Family.DOUBLE),
                depth - 1);
        Term cast = Casts.number(from, to);
        return cast.family() == family ? cast : leaf(family);
    }

    private Term text(int depth) {
        if (choice.percent(15)) {
            return Texts.written(of(
                    choice.of(Kind.Family.SMALLINT, Kind.Family.INTEGER, Kind.Family.DATE, Kind.Family.BOOLEAN),
                    depth - 1));
        }
        Term text = paddedText(depth - 1);
        Term made = choice.percent(10) ? Casts.text(text) : new Texts(this).of(text, depth);
        return made.family() == Kind.Family.VARCHAR ? made : leaf(Kind.Family.VARCHAR);
    }

    /** The operand if it is text, else other text. */
    Term textOr(Term operand, int depth) {
        return operand.family() == Kind.Family.VARCHAR ? operand : paddedText(depth);
    }

    /** Text whose trailing spaces are known: any VARCHAR, or a column of CHAR. */
    private Term paddedText(int depth) {
        List<Term> columns = scope.leaves(Kind.Family.CHAR);
        return choice.percent(25) && !columns.isEmpty() ? choice.one(columns) : of(Kind.Family.VARCHAR, depth);
    }

    /** A computation with dates and times, or a cast to them. */
    private Term timely(Kind.Family family, int depth) {
        if (choice.percent(70)) {
            return new Times(this).of(family, depth);
        }
        return family == Kind.Family.TIME
                ? Casts.day(of(Kind.Family.TIMESTAMP, depth - 1), Kind.TIME)
                : day(family, depth);
    }

    private Term day(Kind.Family family, int depth) {
        if (choice.percent(20)) {
            return Casts.written(choice, family);
        }
        Term other = of(family == Kind.Family.DATE ? Kind.Family.TIMESTAMP : Kind.Family.DATE, depth - 1);
        return Casts.day(other);
    }

    /** A comparison of a column with a column of the query around. */
    Term correlation(Scope around) {
        Scope outer = around.outer() != null && choice.percent(20) ? around.outer() : around;
        // Calcite takes wrong columns of a derived table if its query computes them
        Scope tables = choice.percent(95) ? outer.ofTables() : outer;
        if (tables.columns().isEmpty()) {
            return condition(1);
        }
        Term theirs = choice.one(tables.columns());
        List<Term> own = scope.leaves(theirs.family());
        return own.isEmpty()
                ? condition(1)
                : Conditions.comparison(choice.one(own), theirs, choice.percent(60) ? 0 : choice.below(6));
    }

    Term condition(int depth) {
        return queries != null && choice.percent(9)
                ? new SubQueries(this, queries).condition(any(depth - 1))
                : new Conditions(this).condition(depth);
    }

    /** A column, a key or an aggregate; a value where there is none of the family. */
    Term leaf(Kind.Family family) {
        if (scope.outer() != null && choice.percent(30)) {
            List<Term> columns = scope.outer().leaves(family);
            if (!columns.isEmpty()) {
                return choice.one(columns);
            }
        }
        if (scope.isGrouped() && choice.percent(60)) {
            Term aggregate = aggregate(family);
            if (aggregate != null) {
                return aggregate;
            }
        }
        List<Term> leaves = scope.leaves(family);
        return leaves.isEmpty() ? value(family) : choice.one(leaves);
    }

    /** An aggregate over the rows of the same sources; null where there is none of the family. */
    @Nullable
    Term aggregate(Kind.Family family) {
        Terms rows = new Terms(choice, Scope.of(scope.sources(), null), null);
        Function function = switch (family) {
            case BIGINT ->
                choice.of(
                        Function.COUNT_ROWS, Function.COUNT, Function.COUNT_DISTINCT, Function.SUM_WHOLE, Function.MAX);
            case DECIMAL -> choice.of(Function.SUM, Function.SUM, Function.AVG, Function.MIN, Function.MAX);
            default -> choice.of(Function.MIN, Function.MAX);
        };
        if (function == Function.COUNT_ROWS) {
            return filtered(AggregateTerm.countRows(), rows);
        }
        Kind.Family of = switch (function) {
            case COUNT, COUNT_DISTINCT -> rows.family();
            case SUM_WHOLE -> choice.of(Kind.Family.SMALLINT, Kind.Family.INTEGER);
            case SUM, AVG ->
                choice.of(
                        Kind.Family.SMALLINT,
                        Kind.Family.INTEGER,
                        Kind.Family.BIGINT,
                        Kind.Family.DECIMAL,
                        Kind.Family.DECIMAL);
            default -> family;
        };
        AggregateTerm aggregate = AggregateTerm.of(function, rows.of(of, choice.below(3)));
        return aggregate == null ? null : filtered(aggregate, rows);
    }

    private AggregateTerm filtered(AggregateTerm aggregate, Terms rows) {
        return choice.percent(20) ? aggregate.filtered(rows.condition(1)) : aggregate;
    }

    /** A sum or average whose last digits are undefined, for a select list only. */
    @Nullable
    Term approximateAggregate() {
        Terms rows = new Terms(choice, Scope.of(scope.sources(), null), null);
        Kind.Family of = choice.of(Kind.Family.DOUBLE, Kind.Family.REAL, Kind.Family.INTEGER, Kind.Family.DECIMAL);
        return AggregateTerm.of(choice.of(Function.SUM_DOUBLE, Function.AVG_DOUBLE), rows.of(of, choice.below(2)));
    }

    /** A value with a type of its own. */
    ValueTerm value(Kind.Family family) {
        Kind kind = example(family);
        Object value = Values.fitting(choice, kind);
        return new ValueTerm(kind, value, choice.of(Mode.BIND, Mode.INLINE), "");
    }

    private Kind example(Kind.Family family) {
        return switch (family) {
            case BOOLEAN -> Kind.BOOLEAN;
            case SMALLINT -> Kind.SMALLINT;
            case INTEGER -> Kind.INTEGER;
            case BIGINT -> Kind.BIGINT;
            case DECIMAL -> choice.of(Kind.decimal(10, 2), Kind.decimal(5, 3), Kind.decimal(7, 0));
            case REAL -> Kind.REAL;
            case DOUBLE -> Kind.DOUBLE;
            case CHAR -> choice.of(Kind.character(5), Kind.character(8));
            case VARCHAR -> choice.of(Kind.VARCHAR, Kind.varchar(5), Kind.varchar(12));
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
            case TIMESTAMP -> Kind.TIMESTAMP;
            case VARBINARY -> choice.of(Kind.varbinary(4), Kind.varbinary(8), new Kind(family, 0, 0));
        };
    }

    /** A value for use beside a term; it may not fit the term's type. */
    ValueTerm valueBeside(Term term) {
        Kind kind = term.kind();
        Object value = Values.any(choice, kind);
        boolean fits = Values.fits(kind, value);
        Mode mode = choice.of(Mode.GIVEN, Mode.GIVEN, Mode.BIND, Mode.INLINE, Mode.PARAM);
        if (fits) {
            return new ValueTerm(kind, value, mode, "");
        }
        return value instanceof BigDecimal decimal
                ? new ValueTerm(digits(decimal), value, mode, "of more digits")
                : new ValueTerm(mode == Mode.PARAM ? kind : longer(kind), value, mode, "longer");
    }

    /** A value beside a term that does not change how CHAR is padded. */
    ValueTerm fittingBeside(Term term) {
        ValueTerm value = valueBeside(term);
        return term.family() == Kind.Family.CHAR && !value.kind().equals(term.kind())
                ? new ValueTerm(term.kind(), Values.fitting(choice, term.kind()), Mode.GIVEN, "")
                : value;
    }

    /** Zero, for NULLIF. */
    ValueTerm zero(Kind.Family family) {
        return new ValueTerm(
                family == Kind.Family.DECIMAL ? Kind.decimal(1, 0) : example(family),
                Numbers.zero(family),
                Mode.GIVEN,
                "");
    }

    /** The same type with a length for all values. */
    static Kind longer(Kind kind) {
        return kind.family() == Kind.Family.CHAR ? Kind.character(20) : new Kind(kind.family(), 0, 0);
    }

    /** The decimal type with the digits of the value. */
    static Kind digits(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int whole = Math.max(0, value.precision() - value.scale());
        return Kind.decimal(Math.max(1, whole + scale), scale);
    }
}
