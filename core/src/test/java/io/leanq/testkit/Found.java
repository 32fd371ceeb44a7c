package io.leanq.testkit;

import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.Catalog.FillingFound;
import io.leanq.catalog.Catalog.ForeignKeyFound;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** Parts of catalogs for tests. */
public final class Found {

    private Found() {}

    /** A column without a default. */
    public static ColumnFound column(String name, SqlType type, String typeName, boolean nullable) {
        return new ColumnFound(name, Optional.of(type), true, typeName, nullable, FillingFound.NONE);
    }

    /** A column of a type that LeanQ does not know. */
    public static ColumnFound columnOfUnknownType(String name, String typeName) {
        return new ColumnFound(name, Optional.empty(), true, typeName, true, FillingFound.NONE);
    }

    /** A foreign key with an unknown delete rule. */
    public static ForeignKeyFound foreignKey(
            String name, List<String> columns, ObjectName target, List<String> targetColumns) {
        return new ForeignKeyFound(name, columns, target, targetColumns, Optional.empty());
    }
}
