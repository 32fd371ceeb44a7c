package io.leanq.query;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.testkit.RenderingAssert.assertRenders;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short forms of frequent expressions. */
class ShorthandTest {

    record Pet(int id, @Nullable String name) {}

    static final class Pets extends RowTable<Pets, Pet> {
        static final Pets PETS = Table.define("pets", Pets::new);

        final NumberColumn<Pets, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Pets> name = column("name", VARCHAR(20));

        private Pets(TableRef<Pets> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Pets, Pet> row() {
            return mapping(field(id, Pet::id), field(name, Pet::name)).as(Pet::new);
        }
    }

    @Test
    void aMappingNamesEachColumnOnceForReadingAndWriting() {
        assertThat(selectFrom(Pets.PETS).render(LEANXCALE_LIKE).sql()).isEqualTo("SELECT pets.id, pets.name FROM pets");
        assertThat(insertRows(Pets.PETS, List.of(new Pet(1, "Rex"), new Pet(2, null)))
                        .render(LEANXCALE_LIKE)
                        .binds())
                .extracting(bind -> bind.value())
                .containsExactly(1, "Rex", 2, null);
    }

    @Test
    void expressionAloneSortsInAscendingOrder() {
        assertRenders(
                select(STUDENTS.id).from(STUDENTS).orderBy(STUDENTS.name, STUDENTS.id.desc()),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students ORDER BY students.name, students.id DESC");
    }

    @Test
    void everyOptionalFilterVanishesWithItsValue() {
        assertRenders(
                select(STUDENTS.id)
                        .from(STUDENTS)
                        .where(STUDENTS.id
                                .gtIfPresent(Optional.empty())
                                .and(STUDENTS.id.ltIfPresent(Optional.of(5)))
                                .and(STUDENTS.id.neIfPresent(Optional.empty()))
                                .and(STUDENTS.id.inIfPresent(Optional.empty()))
                                .and(STUDENTS.name.likeIfPresent(Optional.of("J%")))),
                LEANXCALE_LIKE,
                "SELECT students.id FROM students WHERE students.id < ? AND students.name LIKE CAST(? AS VARCHAR)",
                5,
                "J%");
    }
}
