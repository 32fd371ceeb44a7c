package io.leanq.query;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.RecordingBinds;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Text and bytes that are longer than the column to which they are written are refused before they are sent, unless the
 * dialect checks no lengths.
 */
class WrittenLengthsTest {

    record Code(int id, String name) {}

    static final class Codes extends RowTable<Codes, Code> {
        static final Codes CODES = Table.define("codes", Codes::new);
        final NumberColumn<Codes, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Codes> name = column("name", VARCHAR(5));
        final TextColumn<Codes> fixed = column("fixed", CHAR(2));
        final PlainColumn<Codes, byte[]> bytes = column("bytes", VARBINARY(2));

        private Codes(TableRef<Codes> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Codes, Code> row() {
            return new RowMapping<>(
                    List.of(id, name),
                    (cells, at) -> new Code(cells.getInt(at), String.valueOf(cells.getString(at + 1))),
                    (code, to) -> to.set(id, code.id()).set(name, code.name()));
        }
    }

    private static final Codes C = Codes.CODES;
    private static final String TOO_LONG =
            "column name is VARCHAR(5), and the value has 8 characters: shorten it, or widen the column";

    private static void refuses(ThrowingCallable rendering, String message) {
        assertThatThrownBy(rendering).isInstanceOf(InvalidStatement.class).hasMessage(message);
    }

    private static void render(Statement statement) {
        statement.render(LEANXCALE_LIKE);
    }

    @Test
    void insertNamesColumnTypeAndLength() {
        refuses(() -> render(insertInto(C).set(C.id, 1).set(C.name, "anniexyz")), TOO_LONG);
        refuses(() -> render(insertInto(C, C.id, C.name).values(1, "a").values(2, "anniexyz")), TOO_LONG);
        refuses(() -> render(insertRows(C, List.of(new Code(1, "anniexyz")))), TOO_LONG);
        refuses(
                () -> render(insertInto(C).set(C.id, 1).set(C.bytes, new byte[3])),
                "column bytes is VARBINARY(2), and the value has 3 bytes: shorten it, or widen the column");
    }

    @Test
    void updateNamesColumnTypeAndLength() {
        refuses(() -> render(update(C).set(C.name, "anniexyz").everyRow()), TOO_LONG);
        refuses(() -> render(update(C).set(C.name, value("anniexyz")).everyRow()), TOO_LONG);
        refuses(() -> render(update(C).set(C.name, inline("anniexyz")).everyRow()), TOO_LONG);
    }

    @Test
    void valueOfAParamIsCheckedWhenItIsGiven() {
        Param<String> name = param("name", VARCHAR);
        Change change = update(C).set(C.name, name).everyRow();
        assertThatCode(() -> render(change.with(name, "annie"))).doesNotThrowAnyException();
        refuses(() -> render(change.with(name, "anniexyz")), TOO_LONG);
    }

    /** Trailing spaces are no part of a CHAR value. */
    @Test
    void trailingSpacesOfCharDoNotCount() {
        assertThatCode(() -> render(insertInto(C).set(C.id, 1).set(C.fixed, "ab   ")))
                .doesNotThrowAnyException();
        refuses(
                () -> render(insertInto(C).set(C.id, 1).set(C.name, "annie ")),
                "column name is VARCHAR(5), and the value has 6 characters: shorten it, or widen the column");
    }

    @Test
    void batchNamesTheRow() {
        PreparedBatch<Code> inserts = batchInsert(C).prepare(LEANXCALE_LIKE);
        inserts.encode(new Code(1, "annie"), new RecordingBinds(), sequence -> 0);
        refuses(
                () -> inserts.encode(new Code(2, "anniexyz"), new RecordingBinds(), sequence -> 0),
                "row 1 of the batch: " + TOO_LONG);
    }

    @Test
    void batchOfAChangeNamesTheRow() {
        Param<String> name = param("name", VARCHAR);
        PreparedBatch<String> updates = batchOf(
                        update(C).set(C.name, name).where(C.id.eq(1)), each(name, String::toString))
                .prepare(LEANXCALE_LIKE);
        updates.encode("annie", new RecordingBinds(), sequence -> 0);
        refuses(
                () -> updates.encode("anniexyz", new RecordingBinds(), sequence -> 0),
                "row 1 of the batch: " + TOO_LONG);
    }

    /** All rows share one text, and the server would truncate the value of a placeholder without a cast. */
    @Test
    void batchRefusesARowWhoseComparedValueIsLonger() {
        Param<String> name = param("name", VARCHAR);
        PreparedBatch<String> deletes = batchOf(
                        update(C).set(C.id, 1).where(C.name.eq(name)), each(name, String::toString))
                .prepare(LEANXCALE_LIKE);
        deletes.encode("annie", new RecordingBinds(), sequence -> 0);
        refuses(
                () -> deletes.encode("anniexyz", new RecordingBinds(), sequence -> 0),
                "row 1 of the batch: column name is VARCHAR(5), and the value compared with it has 8 characters, which"
                        + " the text of a batch has no room for: leave the row out, or run it as a statement of its "
                        + "own");
    }

    @Test
    void dialectThatChecksNoLengthsSendsThem() {
        Dialect unchecked =
                LEANXCALE_LIKE.toBuilder("unchecked").uncheckedLengths().build();
        assertThat(insertInto(C)
                        .set(C.id, 1)
                        .set(C.name, "anniexyz")
                        .render(unchecked)
                        .sql())
                .isEqualTo("INSERT INTO codes (id, name) VALUES (?, ?)");
        assertThatCode(() -> batchInsert(C)
                        .prepare(unchecked)
                        .encode(new Code(1, "anniexyz"), new RecordingBinds(), sequence -> 0))
                .doesNotThrowAnyException();
    }

    /** The text for people shows the statement without the value. */
    @Test
    void toStringShowsAStatementWithATooLongValue() {
        assertThat(insertInto(C).set(C.id, 1).set(C.name, "anniexyz").toString())
                .isEqualTo("INSERT INTO codes (id, name) VALUES (?, ?)");
    }

    @Test
    void coalesceWithALongerTextWidensTheType() {
        assertThat(C.name.orElse("annie").type()).hasToString("VARCHAR(5)");
        assertThat(C.name.orElse("anniexyz").type()).hasToString("VARCHAR");
    }
}
