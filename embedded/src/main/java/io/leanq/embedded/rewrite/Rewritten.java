package io.leanq.embedded.rewrite;

import io.leanq.wire.common.StatementType;

/** A statement ready for the database. */
public sealed interface Rewritten {

    StatementType kind();

    /** True for statements that give rows. */
    default boolean isQuery() {
        return kind() == StatementType.SELECT;
    }

    /** True for statements that change the schema: they run one at a time and end the open transaction. */
    default boolean isDdl() {
        return switch (kind()) {
            case CREATE, DROP, ALTER, OTHER_DDL -> true;
            case SELECT, INSERT, UPDATE, DELETE, UPSERT, MERGE, OTHER_DML, CALL -> false;
        };
    }

    /** SQL that H2 runs. */
    record Sql(StatementType kind, String sql) implements Rewritten {}

    /** {@code CREATE USER name IDENTIFIED BY 'password'}: the server creates the user and his schema. */
    record CreateUser(String name, String password) implements Rewritten {
        @Override
        public StatementType kind() {
            return StatementType.OTHER_DDL;
        }

        @Override
        public String toString() {
            return "CreateUser[name=" + name + "]";
        }
    }

    /** {@code DROP USER name}: the server drops the user and his schema, which must be empty. */
    record DropUser(String name) implements Rewritten {
        @Override
        public StatementType kind() {
            return StatementType.OTHER_DDL;
        }
    }
}
