package io.leanq.benchmarks.children;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.select;

import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.query.Query;
import io.leanq.query.RowMapping;
import io.leanq.query.row.Row2;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;

/** The tables of this package, and 1,000 authors with 0 to 9 books each, in a database of their own. */
final class Shelf implements AutoCloseable {
    static final int AUTHORS = 1_000;
    private static final int MOST_BOOKS = 9;
    static final int BOOKS = AUTHORS * MOST_BOOKS / 2;

    static final class Authors extends RowTable<Authors, Author> {
        final NumberColumn<Authors, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Authors> name = column("name", VARCHAR(40), notNull());

        private Authors(TableRef<Authors> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Authors, Author> row() {
            return mapping(field(id, Author::id), field(name, Author::name)).as(Author::new);
        }
    }

    static final class Books extends RowTable<Books, Book> {
        final NumberColumn<Books, Integer> id = column("id", INTEGER, primaryKey());
        final NumberColumn<Books, Integer> authorId = column("author_id", INTEGER, notNull(), indexed());
        final TextColumn<Books> title = column("title", VARCHAR(60), notNull());
        final NumberColumn<Books, Integer> pages = column("pages", INTEGER, notNull());

        private Books(TableRef<Books> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Books, Book> row() {
            return mapping(field(id, Book::id), field(title, Book::title), field(pages, Book::pages))
                    .as(Book::new);
        }
    }

    static final Authors AUTHOR = Table.define("author", Authors::new);
    static final Books BOOK = Table.define("book", Books::new);

    /** The statement that LeanQ sends: one join. */
    static final Query<Row2<Author, Book>> JOIN = select(AUTHOR.row(), BOOK.row())
            .from(AUTHOR)
            .leftJoin(BOOK)
            .on(BOOK.authorId.eq(AUTHOR.id))
            .orderBy(AUTHOR.id, BOOK.id);

    private final JdbcConnectionPool pool;

    Shelf() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Database db = database();
        MetaData.of(AUTHOR, BOOK).createAll(db);
        db.batch(
                batchInsert(AUTHOR),
                IntStream.range(0, AUTHORS)
                        .mapToObj(id -> new Author(id, "author " + id))
                        .toList());
        db.transaction(tx -> {
            int book = 0;
            for (int author = 0; author < AUTHORS; author++) {
                for (int i = 0; i < author % (MOST_BOOKS + 1); i++) {
                    // the record of a book does not say its author
                    tx.execute(insertInto(BOOK)
                            .set(BOOK.id, book)
                            .set(BOOK.authorId, author)
                            .set(BOOK.title, "title of the book " + book)
                            .set(BOOK.pages, 100 + book++ % 500));
                }
            }
        });
    }

    JdbcConnectionPool pool() {
        return pool;
    }

    Database database() {
        return Database.over(pool, StandardPlatform.H2);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
