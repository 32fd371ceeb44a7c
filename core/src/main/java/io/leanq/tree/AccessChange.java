package io.leanq.tree;

import java.util.Optional;

/** A change of users, of roles or of their rights: {@link DdlNode.Access}. */
public sealed interface AccessChange {

    <R> R accept(Visitor<R> visitor);

    /** The user or role that is created, dropped or given a right, for reports. */
    String name();

    /** The same change with its password hidden; itself if it has none. */
    default AccessChange hidden() {
        return this;
    }

    /** {@code CREATE USER name IDENTIFIED BY 'password'} */
    record CreateUser(String name, Password password) implements AccessChange {
        @Override
        public AccessChange hidden() {
            return new CreateUser(name, Password.HIDDEN);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createUser(this);
        }
    }

    /** {@code DROP USER name} */
    record DropUser(String name) implements AccessChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropUser(this);
        }
    }

    /** {@code CREATE ROLE name [IDENTIFIED BY 'password']} */
    record CreateRole(String name, Optional<Password> password) implements AccessChange {
        @Override
        public AccessChange hidden() {
            return password.isEmpty() ? this : new CreateRole(name, Optional.of(Password.HIDDEN));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createRole(this);
        }
    }

    /** {@code DROP ROLE name} */
    record DropRole(String name) implements AccessChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropRole(this);
        }
    }

    /**
     * {@code GRANT role TO name}, or {@code REVOKE role FROM name}
     *
     * @param granted whether the role is granted; false if it is revoked
     */
    record OfRole(boolean granted, String role, String name) implements AccessChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.role(this);
        }
    }

    /**
     * {@code GRANT action ON object TO name}, or {@code REVOKE action ON object FROM name}
     *
     * @param granted whether the right is granted; false if it is revoked
     * @param object empty for all objects of the kind
     * @param withOn whether ON is written where the dialect would leave it out
     */
    record OfRight(
            boolean granted, Action action, ObjectKind kind, Optional<ObjectName> object, String name, boolean withOn)
            implements AccessChange {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.right(this);
        }
    }

    /** What a right allows. */
    enum Action {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        REFERENCES,
        USAGE,
        CREATE,
        ALTER,
        DROP,
        COMMENT,
        BACKUP,
        ALL_PRIVILEGES;

        /** The words of the action. */
        public String words() {
            return name().replace('_', ' ');
        }
    }

    /** The kind of object that a right is on. */
    enum ObjectKind {
        TABLE,
        VIEW,
        INDEX,
        SEQUENCE,
        TRIGGER,
        PROCEDURE,
        ANY
    }

    /** One method for each kind of change. */
    interface Visitor<R> {
        R createUser(CreateUser change);

        R dropUser(DropUser change);

        R createRole(CreateRole change);

        R dropRole(DropRole change);

        R role(OfRole change);

        R right(OfRight change);
    }
}
