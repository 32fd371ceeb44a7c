package io.leanq.query;

import io.leanq.InvalidStatement;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that calls require. A null argument is refused with a message that names the call and says what to
 * give.
 */
enum Needed {
    TABLE("name the table"),
    COLUMN("name the column"),
    PARAM("name the param"),
    SEQUENCE("name the sequence"),
    NAME("give a name"),
    ALIAS("give an alias"),
    LABEL("give a label"),
    TEXT("give a text; for NULL use isNull()"),
    TYPE("name the type"),
    VALUE("give a value; for NULL use nullValue(type), isNull() or setNull(…)"),
    EXPRESSION("give an expression; for NULL use isNull() or setNull(…)"),
    SELECTABLE("give a column, an expression or a row(…)"),
    SORT_KEY("give a key, such as column.desc()"),
    CONDITION("give a condition, or noCondition() for a filter that is absent"),
    QUERY("give a query"),
    SOURCE("name the table, or give derived(…) or a common table"),
    COMMON_TABLE("give a common table, as cte(name, query) makes it"),
    HINT("give a hint"),
    CHANGE("give an insert, update, upsert or delete"),
    ROWS("give the rows as a collection"),
    ROW("give a row"),
    CONDITIONS("give the conditions as a collection; of none it is noCondition()"),
    SELECTABLES("give the columns as a list"),
    ORDER("give a text, which is empty where no order is asked for"),
    COLUMNS("name the columns, as a collection"),
    SOURCES("give the tables or other sources as a list"),
    KEYS("give the keys as a list"),
    SETS("give the lists of keys as a collection"),
    SORT_KEYS("give the keys as a list; of none the rows have no order"),
    COMMON_TABLES("give the common tables as a list"),
    PARAM_SOURCES("give each(param, getter) for the params, as a collection"),
    ARRAY("give the elements, or leave the argument out"),
    OPTIONAL("give an Optional, empty for a filter that is absent"),
    FUNCTION("give the function"),
    FIELD("give field(column, getter)"),
    SOURCE_OF_PARAM("give each(param, getter)"),
    PART("give an expression, a query, a table or name(…); a value as value(x)"),
    DECLARED("give field(name, type)"),
    WINDOW("give a window, as partitionBy(…) or orderBy(…) makes it"),
    FRAME("give a bound of the frame, such as currentRow()"),
    MANY("give any(query) or all(query)"),
    UNIT("name the unit, such as ChronoUnit.DAYS"),
    AMOUNT("give a Duration or a Period"),
    ORDER_OF_PAGES("give the order, as seek(…) makes it"),
    DIALECT("give the dialect"),
    PATH("give a path, such as \"$.name\""),
    WRAPPER("name the wrapper"),
    EMPTY("name the empty array or object"),
    ON_ERROR("say what an error is"),
    ELEMENTS("give the elements as a list"),
    NULLS("say what NULL becomes"),
    MEMBER("give member(key, value)"),
    JSON("give json(text)");

    private final String advice;

    Needed(String advice) {
        this.advice = advice;
    }

    /**
     * Returns the argument.
     *
     * @param call the call as the user wrote it, with null in the place of the argument, {@code "cte(name, null)"}; a
     *     name alone means {@code name(null)}
     * @throws InvalidStatement if the argument is null
     */
    <X> X in(String call, @Nullable X given) {
        if (given == null) {
            throw new InvalidStatement((call.endsWith(")") ? call : call + "(null)") + ": " + advice);
        }
        return given;
    }

    /**
     * Returns the argument of a step of an operand. The operand is written out for the message only: this runs for
     * every condition that is made.
     */
    <X> X ofStep(Expression<?> operand, String step, @Nullable X given) {
        return given == null ? in(operand + "." + step, null) : given;
    }

    /** Returns the array, which and whose elements must not be null. */
    <X> X[] inAll(String call, X @Nullable [] given) {
        for (X element : ARRAY.in(call, given)) {
            in(call, element);
        }
        return given;
    }
}
