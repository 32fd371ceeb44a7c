package io.leanq.leanxcale.dialect;

import io.leanq.render.Dialect;
import io.leanq.render.Feature;

/**
 * LeanXcale's dialect: SQL as Calcite has it, with UPSERT, hints and {@code LIMIT} (facts: leanxcale.md §5). What is only
 * recalled of it (§6) is in a class of its own for each feature, so that a correction is one edit.
 */
public final class LeanxcaleDialect {

    /** The target: 2.1 to 2.7. */
    public static final Dialect INSTANCE = make().build();

    /** The same for tables that hold longer text and bytes than they declare. */
    public static final Dialect UNCHECKED_LENGTHS = make().uncheckedLengths().build();

    private LeanxcaleDialect() {}

    private static Dialect.Builder make() {
        Dialect.Builder dialect = Dialect.named("LeanXcale")
                .features(
                        Feature.UPSERT,
                        Feature.SEQUENCE,
                        Feature.CONDITIONAL_SEQUENCE,
                        Feature.IDENTITY,
                        Feature.REPLACE_VIEW,
                        Feature.ARRAY_TYPES,
                        Feature.IF_NOT_EXISTS)
                .paging(Dialect.PagingStyle.LIMIT_OFFSET)
                .ddlForms(LeanxcaleDdl.INSTANCE)
                .vendor(
                        ForceAccess.class,
                        (hint, out) ->
                                out.sql("/*+ forceAccess(").name(hint.index()).sql(") */"))
                .vendor(FixJoinOrder.class, (hint, out) -> out.sql("/*+ fixJoinOrder */ "))
                .vendor(IncludeColumns.class, IncludeColumns::write)
                .vendor(GlobalIndex.class, GlobalIndex::write);
        PlacementWriter.teach(dialect);
        return dialect;
    }
}
