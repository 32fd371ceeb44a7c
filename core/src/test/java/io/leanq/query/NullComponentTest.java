package io.leanq.query;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.batchUpsert;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.mapping;
import static io.leanq.query.Dsl.upsertRows;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.testkit.RecordingBinds;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The values as which null components of a row record are written, in one statement and in a batch. */
class NullComponentTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0);
    private static final Offers OFFERS = Table.define("offers", Offers::new);

    enum State {
        OPEN,
        SOLD
    }

    record Offer(
            @Nullable Integer region,
            @Nullable Integer number,
            @Nullable State state,
            @Nullable BigDecimal price,
            @Nullable Boolean active,
            @Nullable LocalDateTime since) {}

    static final class Offers extends RowTable<Offers, Offer> {
        final NumberColumn<Offers, Integer> region = column("region", DataType.INTEGER, defaultValue(7));
        final NumberColumn<Offers, Integer> number = column("number", DataType.INTEGER);
        final PlainColumn<Offers, State> state =
                column("state", DataType.VARCHAR(9).asEnum(State.class), notNull(), defaultValue(State.OPEN));
        final NumberColumn<Offers, BigDecimal> price =
                column("price", DataType.DECIMAL(9, 2), notNull(), defaultValue(new BigDecimal("1.50")));
        final BooleanColumn<Offers> active = column("active", DataType.BOOLEAN, defaultValue(true));
        final TemporalColumn<Offers, LocalDateTime> since =
                column("since", DataType.TIMESTAMP, notNull(), defaultCurrentTimestamp());

        private Offers(TableRef<Offers> ref) {
            super(ref);
            primaryKey(region, number);
        }

        @Override
        public RowMapping<Offers, Offer> row() {
            return mapping(
                            field(region, Offer::region),
                            field(number, Offer::number),
                            field(state, Offer::state),
                            field(price, Offer::price),
                            field(active, Offer::active),
                            field(since, Offer::since))
                    .as(Offer::new);
        }
    }

    /** The ways in which row records are written. */
    enum Way {
        INSERT_ROWS,
        UPSERT_ROWS,
        BATCH_INSERT,
        BATCH_UPSERT;

        List<@Nullable Object> values(Offer offer) {
            return switch (this) {
                case INSERT_ROWS -> bound(insertRows(OFFERS, List.of(offer)));
                case UPSERT_ROWS -> bound(upsertRows(OFFERS, List.of(offer)));
                case BATCH_INSERT -> encoded(batchInsert(OFFERS), offer);
                case BATCH_UPSERT -> encoded(batchUpsert(OFFERS), offer);
            };
        }

        boolean upserts() {
            return this == UPSERT_ROWS || this == BATCH_UPSERT;
        }

        private static List<@Nullable Object> bound(Insert insert) {
            List<@Nullable Object> values = new ArrayList<>();
            insert.render(LEANXCALE_LIKE).binds().forEach(bind -> values.add(bind.value()));
            return values;
        }

        private static List<@Nullable Object> encoded(Batch<Offer> batch, Offer offer) {
            RecordingBinds binds = new RecordingBinds();
            batch.prepare(LEANXCALE_LIKE).encode(offer, binds, sequence -> 0);
            return binds.values;
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullBecomesTheConstantDefaultOfANotNullColumn(Way way) {
        assertThat(way.values(new Offer(1, 2, null, null, null, NOON)))
                .containsExactly(1, 2, "OPEN", new BigDecimal("1.50"), null, NOON);
        assertThat(way.values(new Offer(1, 2, State.SOLD, BigDecimal.TEN, false, NOON)))
                .containsExactly(1, 2, "SOLD", BigDecimal.TEN, false, NOON);
    }

    @ParameterizedTest
    @EnumSource
    void clockDefaultOfANotNullColumnIsRefusedByName(Way way) {
        assertThatThrownBy(() -> way.values(new Offer(1, 2, null, null, null, null)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("offers.since", "NOT NULL", "CURRENT_TIMESTAMP", "leave the column out");
    }

    @ParameterizedTest
    @EnumSource
    void nullForAKeyBecomesItsDefaultExceptInUpserts(Way way) {
        Offer offer = new Offer(null, 2, State.SOLD, BigDecimal.TEN, false, NOON);
        if (way.upserts()) {
            assertThatThrownBy(() -> way.values(offer))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContainingAll("an upsert of null for offers.region", "primary key");
        } else {
            assertThat(way.values(offer)).startsWith(7, 2);
        }
    }

    @Test
    void writerThatSetsNullByNameWritesNull() {
        RowWriter<Offers, Offer> byName = (row, to) -> to.setNull(OFFERS.price);
        BatchRow<Offers> to =
                new BatchRow<>(OFFERS, io.leanq.tree.ChangeNode.Insert.Mode.INSERT, List.of(OFFERS.price), true);
        byName.write(new Offer(1, 2, null, null, null, null), to);
        RecordingBinds binds = new RecordingBinds();
        to.writeTo(binds, sequence -> 0);
        assertThat(binds.values).containsExactly((Object) null);
    }
}
