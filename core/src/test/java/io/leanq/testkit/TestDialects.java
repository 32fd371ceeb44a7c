package io.leanq.testkit;

import io.leanq.render.DdlForms;
import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.render.PagingStyle;
import io.leanq.tree.VendorNode;

/** Dialects for tests of core, and vendor syntax that one of them has writers for. */
public final class TestDialects {
    /** A dialect with the features of LeanXcale; the product's own dialect is in another module. */
    public static final Dialect LEANXCALE_LIKE = Dialect.named("LeanXcale-like")
            .generation("2.5")
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
            .ddlForms(new DdlForms() {
                @Override
                public String dropForeignKey() {
                    return "DROP FOREIGN KEY";
                }

                @Override
                public String password() {
                    return "IDENTIFIED BY";
                }

                @Override
                public boolean grantsWithOn() {
                    return false;
                }

                @Override
                public boolean addsNullabilityFirst() {
                    return true;
                }
            })
            .vendor(
                    UseIndex.class,
                    (hint, out) ->
                            out.sql("/*+ forceAccess(").name(hint.index()).sql(") */"))
            .vendor(FixedOrder.class, (hint, out) -> out.sql("/*+ fixJoinOrder */"))
            .vendor(KeptDays.class, (option, out) -> out.sql("KEEP " + option.days()))
            .build();

    /** A dialect without any optional feature. */
    public static final Dialect BARE = Dialect.named("bare").build();

    /** A table hint. */
    public record UseIndex(String index) implements VendorNode.TableHint {
        @Override
        public String feature() {
            return "table hint forceAccess";
        }

        @Override
        public String alternative() {
            return "leave the choice of the index to the optimizer";
        }
    }

    /** A query hint. */
    public record FixedOrder() implements VendorNode.QueryHint {
        @Override
        public String feature() {
            return "query hint fixJoinOrder";
        }

        @Override
        public String alternative() {
            return "leave the order of joins to the optimizer";
        }
    }

    /** A table option. */
    public record KeptDays(int days) implements VendorNode.TableOption {
        @Override
        public String feature() {
            return "table option keep";
        }

        @Override
        public String alternative() {
            return "delete old rows by a job";
        }
    }

    private TestDialects() {}
}
