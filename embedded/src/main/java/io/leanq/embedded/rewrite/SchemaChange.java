package io.leanq.embedded.rewrite;

import io.leanq.wire.common.StatementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes the schema, its users or their rights. H2 is not asked to prepare it. */
public sealed interface SchemaChange extends Rewritten {
    @Override
    default StatementType kind() {
        return StatementType.OTHER_DDL;
    }

    /** Calls the method of the visitor for this kind of change. */
    <E extends Exception> void accept(Visitor<E> visitor) throws E;

    /**
     * A method for each kind of change, so that a new kind does not compile until each visitor handles it.
     *
     * @param <E> what the visitor may throw
     */
    interface Visitor<E extends Exception> {
        void visit(Ddl change) throws E;

        void visit(TableOfQuery change) throws E;

        void visit(DropIndex change) throws E;

        void visit(CreateUser change) throws E;

        void visit(DropUser change) throws E;

        void visit(Rights change) throws E;

        void visit(CreateRole change) throws E;

        void visit(DropRole change) throws E;

        void visit(GrantRoles change) throws E;
    }

    /** SQL that H2 runs as it is. */
    record Ddl(StatementType kind, String sql) implements SchemaChange {
        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** {@code CREATE TABLE ... AS query}: a column whose type only H2 has gets the type that it has on LeanXcale. */
    record TableOfQuery(String sql) implements SchemaChange {
        @Override
        public StatementType kind() {
            return StatementType.CREATE;
        }

        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /**
     * {@code DROP INDEX schema.name}, as SQL that H2 runs if no constraint needs the index.
     *
     * @param schema null for the session's current one
     */
    record DropIndex(@Nullable String schema, String name, String sql) implements SchemaChange {
        @Override
        public StatementType kind() {
            return StatementType.DROP;
        }

        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** {@code CREATE USER name IDENTIFIED BY 'password'}: the server creates the user and the user's schema. */
    record CreateUser(String name, String password) implements SchemaChange {
        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }

        @Override
        public String toString() {
            return "CreateUser[name=" + name + "]";
        }
    }

    /** {@code DROP USER name}: the server drops the user and the user's schema, which must be empty. */
    record DropUser(String name) implements SchemaChange {
        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** Rights of several users or on several objects, a statement of H2 each. */
    record Rights(List<String> statements) implements SchemaChange {
        public Rights {
            statements = List.copyOf(statements);
        }

        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** {@code CREATE ROLE name [IDENTIFIED BY 'password']}; no statement asks for the password. */
    record CreateRole(String name) implements SchemaChange {
        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** {@code DROP ROLE name}. */
    record DropRole(String name) implements SchemaChange {
        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }

    /** {@code GRANT role, ... TO user, ...}, or {@code REVOKE ... FROM ...}. */
    record GrantRoles(boolean grant, List<String> roles, List<String> users) implements SchemaChange {
        public GrantRoles {
            roles = List.copyOf(roles);
            users = List.copyOf(users);
        }

        @Override
        public <E extends Exception> void accept(Visitor<E> visitor) throws E {
            visitor.visit(this);
        }
    }
}
