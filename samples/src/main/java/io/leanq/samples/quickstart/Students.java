package io.leanq.samples.quickstart;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import org.jspecify.annotations.Nullable;

/** The students, with a key from a sequence, and an index that a flag of its column creates. */
public final class Students extends RecordTable<Students, Students.Student> {
    public static final Sequence TEST_SEQUENCE = Sequence.named("test_sequence");
    public static final Students STUDENTS = Table.define("students", Students::new);

    public final NumberColumn<Students, Integer> id = column("id", INTEGER, primaryKey(), defaultNext(TEST_SEQUENCE));
    public final TextColumn<Students> name = column("name", VARCHAR(50), notNull(), indexed());

    private Students(TableRef<Students> ref) {
        super(ref, Student.class);
    }

    /**
     * One row.
     *
     * @param id null to get one from the sequence
     */
    public record Student(@Nullable Integer id, String name) {}
}
