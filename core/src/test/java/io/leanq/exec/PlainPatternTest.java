package io.leanq.exec;

import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** H2 makes {@code =} of a LIKE without wildcards, which ignores the spaces of a CHAR. */
class PlainPatternTest {
    @Test
    void writtenPatternHasTheSpacesOfAChar() {
        Codes codes = Table.define("codes", Codes::new);
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:plain_pattern;DB_CLOSE_DELAY=-1");
        Database db = Database.over(source, StandardPlatform.H2);
        MetaData.of(codes).createAll(db);
        db.execute(insertInto(codes).set(codes.code, "a!b"));
        for (Condition holds : List.of(
                codes.code.like(inline("a!b  ")),
                codes.code.like(inline("a!!b  "), '!'),
                codes.code.like(inline("a!b%")),
                codes.code.notLike(inline("a!b")),
                codes.code.notLike(inline("a!!b"), '!'))) {
            assertThat(db.fetch(select(codes.code).from(codes).where(holds))).hasSize(1);
        }
        MetaData.of(codes).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private static final class Codes extends Table<Codes> {
        private final TextColumn<Codes> code = column("code", DataType.CHAR(5), primaryKey());

        private Codes(TableRef<Codes> ref) {
            super(ref);
        }
    }
}
