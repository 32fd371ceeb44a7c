package io.leanq.leanxcale.dialect;

import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.render.PagingStyle;

/**
 * LeanXcale's dialect: Calcite's SQL with UPSERT, hints and {@code LIMIT} (docs/leanxcale.md, "Queries and changes").
 * Each hint and each option of a table or index is a class of its own, with its checks and its SQL, so that a
 * correction changes one class. A class whose syntax is only recalled (docs/leanxcale.md, "Recalled syntax") says so.
 */
public final class LeanxcaleDialect {

    /** The dialect of LeanXcale 2.1 to 2.7. */
    public static final Dialect INSTANCE = make().build();

    /** The same dialect without checks of lengths, for tables that hold longer text and bytes than they declare. */
    public static final Dialect UNCHECKED_LENGTHS = make().uncheckedLengths().build();

    private LeanxcaleDialect() {}

    private static Dialect.Builder make() {
        return Dialect.named("LeanXcale")
                .features(
                        Feature.UPSERT,
                        Feature.MERGE,
                        Feature.TRUNCATE,
                        Feature.SEQUENCE,
                        Feature.CONDITIONAL_SEQUENCE,
                        Feature.IDENTITY,
                        Feature.USERS,
                        Feature.ROLES,
                        Feature.ROLE_PASSWORDS,
                        Feature.RIGHTS,
                        Feature.RIGHTS_ON_KINDS,
                        Feature.TABLE_OF_QUERY,
                        Feature.REPLACE_VIEW,
                        Feature.ARRAY_TYPES,
                        Feature.IF_NOT_EXISTS,
                        Feature.WINDOWS,
                        Feature.GROUPING_SETS,
                        Feature.LIST_AGGREGATE,
                        Feature.COLLECT,
                        Feature.AGGREGATE_FILTER,
                        Feature.EXPLAIN,
                        Feature.DATE_ARITHMETIC,
                        Feature.CALENDAR_FIELDS,
                        Feature.COUNTED_COMBINATIONS,
                        Feature.FOR_UPDATE,
                        Feature.SIMILAR_TO,
                        Feature.TRUTH_TESTS,
                        Feature.INITCAP,
                        Feature.POSITION_FROM,
                        Feature.LATERAL,
                        Feature.JSON,
                        Feature.JSON_AGGREGATES,
                        Feature.JSON_PATHS)
                .paging(PagingStyle.LIMIT_OFFSET)
                .ddlForms(LeanxcaleDdl.INSTANCE)
                .vendor(ForceAccess.class, ForceAccess::write)
                .vendor(FixJoinOrder.class, FixJoinOrder::write)
                .vendor(PartitionByHash.class, PartitionByHash::write)
                .vendor(PartitionByKey.class, PartitionByKey::write)
                .vendor(PartitionByStep.class, PartitionByStep::write)
                .vendor(PartitionByInterval.class, PartitionByInterval::write)
                .vendor(PartitionAtValues.class, PartitionAtValues::write)
                .vendor(DistributeClause.class, DistributeClause::write)
                .vendor(IncludeColumns.class, IncludeColumns::write)
                .vendor(GlobalIndex.class, GlobalIndex::write)
                .vendor(CreateOnlineAggregate.class, CreateOnlineAggregate::write)
                .vendor(DropOnlineAggregate.class, DropOnlineAggregate::write)
                .vendor(CreateTrigger.class, CreateTrigger::write)
                .vendor(TriggerChange.class, TriggerChange::write);
    }
}
