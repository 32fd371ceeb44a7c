package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.query.RowMapping;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of the tests: students with a key from a sequence, and their addresses. */
final class School {
    static final Sequence STUDENT_IDS = Sequence.named("student_ids").startWith(100);
    static final Students STUDENTS = Table.define("students", Students::new);
    static final Addresses ADDRESSES = Table.define("addresses", Addresses::new);
    static final MetaData SCHEMA = MetaData.of(STUDENTS, ADDRESSES, STUDENT_IDS);

    private School() {}

    record Student(
            @Nullable Integer id,
            String name,
            @Nullable LocalDate born,
            @Nullable Boolean active) {
        static Student named(int id, String name) {
            return new Student(id, name, null, null);
        }
    }

    static final class Students extends RowTable<Students, Student> {
        final NumberColumn<Students, Integer> id =
                column("id", INTEGER, primaryKey(), defaultNext(() -> School.STUDENT_IDS));
        final TextColumn<Students> name = column("name", VARCHAR(50), notNull(), indexed(), defaultValue("?"));
        final TemporalColumn<Students, LocalDate> born = column("born", DATE);
        final BooleanColumn<Students> active = column("active", BOOLEAN, defaultValue(true));

        private Students(TableRef<Students> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Students, Student> row() {
            return new RowMapping<>(
                    List.of(id, name, born, active),
                    (cells, at) -> new Student(
                            id.read(cells, at),
                            name.read(cells, at + 1),
                            born.read(cells, at + 2),
                            active.read(cells, at + 3)),
                    (student, to) -> to.set(id, student.id())
                            .set(name, student.name())
                            .set(born, student.born())
                            .set(active, student.active()));
        }
    }

    static final class Addresses extends Table<Addresses> {
        final NumberColumn<Addresses, Long> number = column("address_no", BIGINT);
        final NumberColumn<Addresses, Integer> studentId =
                column("st_id", INTEGER, notNull(), references(() -> School.STUDENTS.id));
        final TextColumn<Addresses> city = column("city", VARCHAR(40), notNull());

        private Addresses(TableRef<Addresses> ref) {
            super(ref);
            primaryKey(studentId, number);
            uniqueIndex("ux_addresses_city", city, number);
        }
    }
}
