package io.leanq.samples.generated;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.samples.generated.db.Books.BOOKS;
import static io.leanq.samples.generated.db.GeneratedSchema.METADATA;
import static io.leanq.samples.generated.db.Loans.LOANS;
import static io.leanq.samples.generated.db.Members.MEMBERS;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.samples.generated.db.BooksRow;
import io.leanq.samples.generated.db.LoansRow;
import io.leanq.samples.generated.db.MembersRow;
import io.leanq.schema.MetaData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A library whose tables existed before the program. The classes of {@code io.leanq.samples.generated.db} are not in
 * the repository: the build generates them from the snapshot {@code src/main/leanq/library.json}. Without an argument
 * the program starts an embedded server; with a URL it uses that server. It drops what it created.
 */
public final class GeneratedTables {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** Which member has borrowed which title, and since when. */
    record Borrowed(String member, String title, LocalDate since) {}

    private GeneratedTables() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            run(arguments[0]);
        } else {
            try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
                run(server.url());
            }
        }
    }

    static void run(String url) {
        try (Database db = Leanxcale.connect(url)) {
            if (!METADATA.createAll(db).present().isEmpty()) {
                throw new LeanqException("there is a library already: use an empty schema");
            }
            try {
                fill(db);
                print(db);
            } finally {
                METADATA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
        System.out.println("library closed");
    }

    private static void fill(Database db) {
        db.execute(insertRows(
                MEMBERS,
                new MembersRow(1, "Ada", "ada@example.org", TODAY.minusYears(2)),
                new MembersRow(2, "Blaise", null, TODAY.minusDays(9))));
        db.execute(insertRows(
                BOOKS,
                new BooksRow("9780000000019", "Engines", "Babbage", new BigDecimal("12.50")),
                new BooksRow("9780000000026", "Thoughts", "Pascal", null)));
        // A loan without an id gets one from the sequence.
        List<LoansRow> loans = List.of(
                new LoansRow(null, 1, "9780000000026", TODAY.minusDays(40), TODAY.minusDays(20)),
                new LoansRow(null, 1, "9780000000019", TODAY.minusDays(5), null),
                new LoansRow(null, 2, "9780000000026", TODAY, null));
        System.out.println(db.batch(batchInsert(LOANS), loans) + " loans");
    }

    private static void print(Database db) {
        db.fetch(select(MEMBERS.name, BOOKS.title, LOANS.lent)
                        .as(Borrowed::new)
                        .from(LOANS)
                        .join(MEMBERS)
                        .on(LOANS.member(MEMBERS))
                        .join(BOOKS)
                        .on(LOANS.isbn(BOOKS))
                        .where(LOANS.returned.isNull())
                        .orderBy(LOANS.lent))
                .forEach(System.out::println);
        for (MembersRow member : db.fetch(selectFrom(MEMBERS).orderBy(MEMBERS.id))) {
            long loans = db.fetchOne(select(count()).from(LOANS).where(LOANS.memberId.eq(member.id())));
            System.out.println(member.name() + " borrowed " + loans + (member.email() == null ? ", no address" : ""));
        }
    }
}
