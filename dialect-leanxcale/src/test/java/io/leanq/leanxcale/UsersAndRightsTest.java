package io.leanq.leanxcale;

import static io.leanq.ddl.Access.createRole;
import static io.leanq.ddl.Access.createUser;
import static io.leanq.ddl.Access.dropRole;
import static io.leanq.ddl.Access.dropUser;
import static io.leanq.ddl.Access.grant;
import static io.leanq.ddl.Access.grantRole;
import static io.leanq.ddl.Access.revoke;
import static io.leanq.ddl.Access.revokeRole;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.select;
import static io.leanq.tree.AccessChange.Action.CREATE;
import static io.leanq.tree.AccessChange.Action.SELECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.SqlException;
import io.leanq.catalog.Schema;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.tree.AccessChange.ObjectKind;
import org.junit.jupiter.api.Test;

/** Users, roles and rights in LeanXcale's words, on the embedded server. */
class UsersAndRightsTest {
    private static final DynamicTable BILLS = Table.named(Schema.named("app"), "bills")
            .column("id", INTEGER, ColumnOption.primaryKey())
            .build();

    private static void assertReads(EmbeddedLeanxcale server, boolean allowed) {
        try (Database db = Leanxcale.connect(server.url("lxadmin").replace("lxadmin:secret", "bob:b0b"))) {
            if (allowed) {
                assertThat(db.fetchOne(select(count()).from(BILLS))).isZero();
            } else {
                assertThatThrownBy(() -> db.fetchOne(select(count()).from(BILLS)))
                        .isInstanceOfSatisfying(
                                SqlException.class,
                                e -> assertThat(e.sqlState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void userReadsWhatARoleMayRead() {
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().user("lxadmin", "secret").start();
                Database db = Leanxcale.connect(server.url("lxadmin"))) {
            MetaData.of(BILLS).createAll(db);
            db.execute(createUser("bob", "b0b"));
            db.execute(createRole("reader", "r"));
            db.execute(grantRole("reader", "bob"));
            assertReads(server, false);
            db.execute(grant(SELECT, BILLS, "reader"));
            assertReads(server, true);
            db.execute(revokeRole("reader", "bob"));
            assertReads(server, false);
            db.execute(grant(SELECT, BILLS, "bob").withOn());
            assertReads(server, true);
            db.execute(revoke(SELECT, BILLS, "bob"));
            assertReads(server, false);
            assertThatThrownBy(() -> db.execute(grant(CREATE, ObjectKind.TABLE, "bob")))
                    .isInstanceOfSatisfying(
                            SqlException.class, e -> assertThat(e.sqlState()).isEqualTo("0A000"));
            db.execute(dropRole("reader"));
            db.execute(dropUser("bob"));
        }
    }
}
