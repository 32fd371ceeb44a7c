package io.leanq.leanxcale.evolve;

import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A schema after some random changes. The same seed gives the same changes. */
final class ChangingSchema {
    /** Which changes are drawn. */
    enum Kinds {
        /** Those that LXSYS shows, and that are a statement. */
        TOLD,
        /** Those that are a statement. */
        IN_PLACE,
        /** Those for which LeanXcale must copy the table, too. */
        COPIED,
        /** Those for which there is no plan, too. */
        ALL
    }

    private static final int TRIES = 4;

    private final DrawnSchema schema;
    private final Kinds kinds;

    /** @param pool a schema whose tables and columns are added */
    ChangingSchema(long seed, SchemaState before, SchemaState pool, Kinds kinds) {
        this.schema = new DrawnSchema(seed, before, pool);
        this.kinds = kinds;
    }

    /** The schema after some changes. */
    SchemaState changed() {
        return changed(12 + schema.random.nextInt(12));
    }

    /** @param draws how many changes are drawn; each kind is drawn about as often as any other */
    SchemaState changed(int draws) {
        List<Supplier<Optional<SchemaChange>>> order = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            if (order.isEmpty()) {
                order.addAll(suppliers());
                Collections.shuffle(order, schema.random);
            }
            Supplier<Optional<SchemaChange>> next = order.remove(0);
            Optional<SchemaChange> change = Optional.empty();
            for (int tries = 0; tries < TRIES && change.isEmpty(); tries++) {
                change = next.get();
            }
            change.ifPresent(schema::apply);
        }
        return schema.now();
    }

    private List<Supplier<Optional<SchemaChange>>> suppliers() {
        ColumnDraws columns = new ColumnDraws(schema);
        KeyDraws keys = new KeyDraws(schema);
        ObjectDraws objects = new ObjectDraws(schema);
        List<Supplier<Optional<SchemaChange>>> all = new ArrayList<>(List.of(
                columns::add,
                columns::drop,
                columns::widen,
                columns::widen,
                columns::loosen,
                columns::tighten,
                columns::changeDefault,
                keys::createIndex,
                keys::dropIndex,
                keys::changeIndex,
                keys::changeIndex,
                keys::addForeignKey,
                keys::addForeignKey,
                keys::dropForeignKey,
                objects::createTable,
                objects::dropTable,
                objects::renameTable,
                objects::createView,
                objects::createView,
                objects::changeView,
                objects::dropView,
                objects::createSequence,
                objects::dropSequence));
        if (kinds != Kinds.TOLD) {
            all.addAll(List.of(keys::addUnique, keys::addCheck));
        }
        if (kinds == Kinds.COPIED || kinds == Kinds.ALL) {
            all.addAll(List.of(
                    columns::rename,
                    columns::endIdentity,
                    keys::changePrimaryKey,
                    keys::dropUnique,
                    keys::dropUnique,
                    keys::dropCheck,
                    keys::dropCheck,
                    objects::changeOptions));
        }
        if (kinds == Kinds.ALL) {
            all.addAll(List.of(objects::changeSequence, objects::changeSequence, objects::createSequence));
        }
        return all;
    }
}
