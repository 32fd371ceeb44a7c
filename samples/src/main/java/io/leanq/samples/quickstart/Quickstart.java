package io.leanq.samples.quickstart;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.samples.quickstart.Addresses.ADDRESSES;
import static io.leanq.samples.quickstart.Students.STUDENTS;
import static io.leanq.samples.quickstart.Students.TEST_SEQUENCE;
import static io.leanq.samples.quickstart.TestTable.TEST_TABLE;

import io.leanq.LeanqException;
import io.leanq.catalog.Catalog;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.query.row.Row2;
import io.leanq.samples.quickstart.Students.Student;
import io.leanq.schema.Created;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.stream.Stream;

/**
 * LeanXcale's documented quick start in LeanQ: each step, its SQL and its result. Without an argument the program
 * starts an embedded server; with a URL it uses that server. It drops what it created.
 */
public final class Quickstart {
    private static final MetaData SCHEMA = MetaData.of(TEST_TABLE, TEST_SEQUENCE, STUDENTS, ADDRESSES);

    /** A row of the join. */
    public record StudentCity(String student, String city) {}

    private final Database db;
    private int step;

    private Quickstart(Database db) {
        this.db = db;
    }

    public static void main(String[] arguments) {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            System.out.println("usage: java -jar leanq-quickstart.jar [leanxcale://user:password@host:1529/database]");
            System.exit(arguments.length == 1 && arguments[0].equals("--help") ? 0 : 2);
        }
        try {
            if (arguments.length == 1) {
                run(arguments[0]);
            } else {
                try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
                    run(server.url());
                }
            }
        } catch (LeanqException e) {
            System.err.println("the quick start failed: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Runs all steps against the server of the URL. */
    static void run(String url) {
        try (Database db = Leanxcale.connect(LeanxcaleUrl.parse(url), List.of(new PrintedSql(System.out)))) {
            new Quickstart(db).run();
        }
        System.out.println("quick start finished");
    }

    private void run() {
        requireNothingThere();
        try {
            createSchema();
            sequence();
            insert();
            changeByKey();
            query();
        } finally {
            title("Drop what was made");
            result("dropped " + SCHEMA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA));
        }
    }

    /**
     * Throws if the tables exist already, so that a user's rows are neither mixed with the quick start's nor dropped.
     */
    private void requireNothingThere() {
        List<ObjectName> names = Stream.of("test_table", "students", "addresses", "test_sequence")
                .map(ObjectName::of)
                .toList();
        Catalog there = db.catalog(names);
        if (!there.tables().isEmpty() || !there.sequences().isEmpty()) {
            List<String> found = Stream.concat(
                            there.tables().stream().map(table -> table.name().toString()),
                            there.sequences().stream().map(ObjectName::toString))
                    .toList();
            throw new LeanqException("there are already " + found
                    + ", which the quick start would make and drop: give the" + " URL of an empty schema");
        }
    }

    private void createSchema() {
        title("Create the tables, the sequence and the indexes that belong to them");
        Created created = SCHEMA.createAll(db);
        result("created " + created.created());

        title("Create them again: nothing is left to do");
        result("created " + SCHEMA.createAll(db).created());

        title("Add an index to a table that is there");
        Index.named("ix_test_table_name").on(TEST_TABLE.name).create(db);
        result("created ix_test_table_name");
    }

    private void sequence() {
        title("Draw the next value of a sequence");
        result("got " + db.next(TEST_SEQUENCE));
    }

    private void insert() {
        title("Insert one row");
        result(db.execute(insertInto(TEST_TABLE).set(TEST_TABLE.id, 1).set(TEST_TABLE.name, "first")) + " row");

        title("Insert many rows in one statement");
        result(db.execute(insertInto(TEST_TABLE, TEST_TABLE.id, TEST_TABLE.name)
                        .values(2, "second")
                        .values(3, "third"))
                + " rows");

        title("Insert without the key: the sequence feeds it");
        Integer john = db.insertReturning(insertInto(STUDENTS).set(STUDENTS.name, "John"), STUDENTS.id);
        result("John's key is " + john);

        title("Insert row records in one statement");
        result(db.execute(insertRows(STUDENTS, new Student(100, "Jane"), new Student(101, "Bob"))) + " rows");

        title("Insert many row records in one batch of one prepared statement");
        List<Student> many = Stream.iterate(200, id -> id + 1)
                .limit(1_000)
                .map(id -> new Student(id, "Student " + id))
                .toList();
        result(db.batch(batchInsert(STUDENTS), many) + " rows");

        title("Insert addresses");
        result(db.execute(insertInto(ADDRESSES, ADDRESSES.id, ADDRESSES.studentId, ADDRESSES.city)
                        .values(1, john, "Madrid")
                        .values(2, 100, "Lisbon"))
                + " rows");
    }

    private void changeByKey() {
        title("Update by key");
        result(db.execute(update(TEST_TABLE).set(TEST_TABLE.name, "changed").where(TEST_TABLE.id.eq(2))) + " row");

        title("Delete by key");
        result(db.execute(deleteFrom(TEST_TABLE).where(TEST_TABLE.id.eq(3))) + " row");
    }

    private void query() {
        title("Select by key");
        result(db.fetchOne(selectFrom(STUDENTS).where(STUDENTS.id.eq(100))));

        title("Scan a table");
        List<Row2<Integer, String>> rows =
                db.fetch(select(TEST_TABLE.id, TEST_TABLE.name).from(TEST_TABLE).orderBy(TEST_TABLE.id.asc()));
        rows.forEach(this::result);

        title("Scan a table row by row, whatever its size");
        try (Stream<Student> students = db.stream(selectFrom(STUDENTS))) {
            result(students.count() + " students");
        }

        title("Join students and addresses");
        List<StudentCity> cities = db.fetch(select(STUDENTS.name, ADDRESSES.city)
                .as(StudentCity::new)
                .from(STUDENTS)
                .join(ADDRESSES)
                .on(STUDENTS.id.eq(ADDRESSES.studentId))
                .orderBy(STUDENTS.name.asc()));
        cities.forEach(this::result);
    }

    private void title(String title) {
        System.out.println();
        System.out.println(++step + ". " + title);
    }

    private void result(Object result) {
        System.out.println("   -> " + result);
    }
}
