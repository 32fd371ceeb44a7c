package io.leanq.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.testkit.Compilation;
import io.leanq.testkit.Misuse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each misuse must not compile, for the given reason. {@code Misuse} checks that the same class compiles without it.
 */
class DoesNotCompileTest {
    private static final String BEFORE = """
            package user;

            import static io.leanq.query.Dsl.*;
            import static io.leanq.query.DataType.*;
            import io.leanq.exec.*;
            import io.leanq.query.*;
            import io.leanq.query.row.*;
            import io.leanq.schema.*;
            import io.leanq.testkit.*;
            import java.util.*;

            class CLASS {
                record NameCity(String name, String city) {}

                void uses(Database db, Session session, DynamicTable t, DynamicTable u) {
                    Students s = Students.STUDENTS;
                    Addresses a = Addresses.ADDRESSES.as("a");
                    Derived<Row2<Integer, String>> d = derived("d", select(s.id, s.name).from(s));
                    NumberColumn<DynamicTable, Integer> tid = t.get("id", INTEGER);
                    TextColumn<DynamicTable> tname = t.get("name", VARCHAR);
            """;
    private static final String AFTER = """

                }
            }
            """;

    private static List<String> errors(String line) {
        return Compilation.errorsOf("user.User", BEFORE.replace("CLASS", "User") + line + AFTER);
    }

    /** The correct uses that resemble the misuses. */
    @Test
    void correctUsesCompile() {
        assertThat(errors("""
                        s.id.eq(1); s.name.eq("x"); d.get(s.id).plus(1); d.get(s.name).like("x");
                        int key = db.insertReturning(insertInto(s).set(s.name, "x"), s.id);
                        db.transaction(tx -> tx.execute(deleteFrom(s).where(s.id.eq(1))));
                        row(s.name, a.city).as(NameCity::new);
                        s.id.in(select(a.studentId).from(a)); s.name.in(List.of("a")); s.id.isNull();
                        update(s).set(s.name, "x").everyRow();
                        Change change = update(t).set(tname, "x").where(tid.eq(1));
                        List<String> names = db.fetch(select(s.name).from(s));
                        From<StudentsRow> rows = selectFrom(s);
                        RowWriter<Students, StudentsRow> writer = (row, to) -> to.set(s.id, row.id()).setNull(s.name);
                        db.execute(insertInto(s, s.id, s.name).values(1, "x"));
                        MetaData.of(s, a, t, Students.STUDENT_IDS, Index.named("i").on(s.name));
                        List<Row2<Integer, String>> pairs = db.fetch(select(tid, tname).from(t).join(u).on(tid.eq(u.get("id", INTEGER))));
                        Row2<String, Integer> pair = db.fetchOne(select(max(s.name), max(s.id)).from(s));
                        """)).isEmpty();
    }

    static List<Misuse> misuses() {
        return Misuse.among(BEFORE, AFTER, """
            s.id.eq("x");                                                      | no suitable method found for eq(String)
            s.id.eq(null);                                                     | reference to eq is ambiguous
            d.get(s.id).like("x");                                             | method like(String)
            db.insertReturning(insertInto(s).set(s.name, "x"), a.city);        | insertReturning
            db.transaction(tx -> tx.commit());                                 | method commit()
            db.transaction(tx -> tx.close());                                  | method close()
            s.id.like("x");                                                    | method like(String)
            s.name.plus("x");                                                  | method plus(String)
            row(s.id, a.city).as(NameCity::new);                               | method as in interface Parts2
            s.row().eq(null);                                                  | method eq(<nulltype>)
            s.id.in(select(a.city).from(a));                                   | no suitable method found for in
            insertInto(s).set(s.id, "x");                                      | no suitable method found for set
            update(s).set(a.city, "x");                                        | no suitable method found for set
            db.execute(update(s).set(s.name, "x"));                            | execute
            db.execute(deleteFrom(s));                                         | execute
            select(s.id).join(a);                                              | method join(Addresses)
            select(s.id).from(s).limit(1).where(s.id.eq(1));                   | method where(Condition)
            select(s.id).from(s).join(a).where(s.id.eq(1));                    | method where(Condition)
            int n = db.fetch(select(s.name).from(s)).get(0);                   | incompatible types
            selectFrom(a);                                                     | selectFrom
            MetaData.of("students");                                           | MetaData
            new Students(null);                                                | Students(TableRef<Students>) has private access
            s.active.plus(1);                                                  | method plus(int)
            s.born.like("x");                                                  | method like(String)
            s.name.year();                                                     | method year()
            s.name.eq(s.id);                                                   | no suitable method found for eq
            s.id.between(1, "x");                                              | no suitable method found for between
            s.id.plus(1L);                                                     | no suitable method found for plus(long)
            select(s.id).from(s).where(s.id);                                  | where
            select(s.id).from(s).where(value(1));                              | where
            select(s.id, s.name).from(s).union(select(s.id).from(s));          | union
            select(s.id).from(s).having(count().gt(1L));                       | method having(Condition)
            select(s.id).from(s).orderBy("id");                              | orderBy
            s.id.orElse("x");                                                   | orElse
            sum(s.name);                                                       | sum
            select(s.id).from(s).with(param("p", INTEGER), "x");               | with
            insertInto(s, s.id, s.name).values("x", "y");                      | values
            db.execute(insertInto(s, s.id, s.name));                           | execute
            batchOf(insertInto(s, s.id, s.name));                              | batchOf
            RowWriter<Students, StudentsRow> w = (row, to) -> { db.execute(to); return to; }; | execute
            RowWriter<Students, StudentsRow> w = (row, to) -> to.with(param("p", INTEGER), 1); | with
            insertInto(s, a.city).values("x");                                 | method values(String)
            int i = session.fetchOne(select(d.get(s.name)).from(d));           | incompatible types
            """);
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misuseDoesNotCompile(Misuse misuse) {
        misuse.requireItsReason();
    }

    static List<Misuse> misusesOfRunTimeTables() {
        return Misuse.among(BEFORE, AFTER, """
            tid.eq("x");                                              | no suitable method found for eq(String)
            tid.like("x");                                            | method like(String)
            tname.plus("x");                                          | method plus(String)
            update(t).set(tid, "x");                                  | no suitable method found for set
            update(t).set(Addresses.ADDRESSES.city, "x");             | no suitable method found for set
            update(s).set(tname, "x");                                | no suitable method found for set
            tid.in(select(u.get("name", VARCHAR)).from(u));           | no suitable method found for in
            select(tid).join(u);                                      | method join(DynamicTable)
            selectFrom(t);                                            | selectFrom
            db.execute(deleteFrom(t));                                | execute
            int n = db.fetch(select(tname).from(t)).get(0);           | incompatible types
            t.get("id", INTEGER).like("x");                           | method like(String)
            TextColumn<DynamicTable> c = t.get("id", INTEGER);        | incompatible types
            """);
    }

    @ParameterizedTest
    @MethodSource("misusesOfRunTimeTables")
    void misuseOfRunTimeTablesDoesNotCompile(Misuse misuse) {
        misuse.requireItsReason();
    }
}
