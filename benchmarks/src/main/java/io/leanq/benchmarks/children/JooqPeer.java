package io.leanq.benchmarks.children;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** MULTISET: a sub-query for the books of each author, whose rows jOOQ sends as one JSON value. */
final class JooqPeer implements Peer {
    /** An author with the books. */
    record WithBooks(Author author, List<Book> books) {}

    private static final Name A = name("a");
    private static final Name B = name("b");
    private static final Table<?> AUTHOR = table(name("AUTHOR")).as(A);
    private static final Table<?> BOOK = table(name("BOOK")).as(B);
    private static final Field<Integer> AUTHOR_ID = field(name("a", "ID"), SQLDataType.INTEGER);
    private static final Field<String> AUTHOR_NAME = field(name("a", "NAME"), SQLDataType.VARCHAR(40));
    private static final Field<Integer> BOOK_ID = field(name("b", "ID"), SQLDataType.INTEGER);
    private static final Field<Integer> OWNER = field(name("b", "AUTHOR_ID"), SQLDataType.INTEGER);
    private static final Field<String> TITLE = field(name("b", "TITLE"), SQLDataType.VARCHAR(60));
    private static final Field<Integer> PAGES = field(name("b", "PAGES"), SQLDataType.INTEGER);

    private final DSLContext jooq;

    JooqPeer(Shelf shelf) {
        jooq = DSL.using(shelf.pool(), SQLDialect.H2);
    }

    @Override
    public Object fetch() {
        return jooq.select(
                        row(AUTHOR_ID, AUTHOR_NAME).mapping(Author::new),
                        multiset(select(BOOK_ID, TITLE, PAGES)
                                        .from(BOOK)
                                        .where(OWNER.eq(AUTHOR_ID))
                                        .orderBy(BOOK_ID))
                                .convertFrom(books -> books.map(mapping(Book::new))))
                .from(AUTHOR)
                .orderBy(AUTHOR_ID)
                .fetch(mapping(WithBooks::new));
    }

    @Override
    public Map<Integer, List<String>> titles(Object fetched) {
        Map<Integer, List<String>> titles = new LinkedHashMap<>();
        for (Object one : (List<?>) fetched) {
            WithBooks found = (WithBooks) one;
            titles.put(
                    found.author().id(), found.books().stream().map(Book::title).toList());
        }
        return titles;
    }
}
