package io.leanq.query;

/**
 * A whole statement of plain SQL, {@code sql("ALTER TABLE …")}: a change as it is, rows by {@link #as}, a source by
 * {@link #asSource}. Immutable.
 */
public interface PlainStatement extends Change {

    /**
     * The rows of the statement, read as these columns in their order: {@code field(name, type)}, or
     * {@code row(field(…), field(…)).as(Maker::new)}. Columns of the result behind them are not read.
     * Reading throws {@link io.leanq.InvalidStatement} if the result has fewer columns.
     */
    <R> Rows<R> as(Selectable<R> columns);

    /**
     * The statement as a source of a from clause, {@code … AS alias (a, b)}. A text that begins with SELECT, WITH or
     * VALUES stands in parentheses; any other, such as {@code TABLE(f(x))}, as it is.
     *
     * @throws io.leanq.InvalidStatement if no column is given, or two have one name
     */
    DeclaredSource asSource(String alias, Declared<?, ?>... columns);
}
