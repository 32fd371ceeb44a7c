package io.leanq.render;

import io.leanq.tree.AccessChange;
import io.leanq.tree.Password;
import io.leanq.type.SqlType;
import java.util.OptionalInt;

/** Prints changes of users, of roles and of their rights. */
final class AccessRenderer implements AccessChange.Visitor<Void> {
    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.empty());

    private final SqlWriter out;
    private final DdlForms forms;

    AccessRenderer(SqlWriter out) {
        this.out = out;
        this.forms = out.dialect().ddlForms();
    }

    @Override
    public Void createUser(AccessChange.CreateUser change) {
        out.require(Feature.USERS);
        out.sql("CREATE USER ").name(change.name());
        return password(change.password());
    }

    @Override
    public Void dropUser(AccessChange.DropUser change) {
        out.require(Feature.USERS);
        out.sql("DROP USER ").name(change.name());
        return null;
    }

    @Override
    public Void createRole(AccessChange.CreateRole change) {
        if (change.password().isPresent()) {
            out.require(Feature.ROLE_PASSWORDS);
        }
        out.require(Feature.ROLES);
        out.sql("CREATE ROLE ").name(change.name());
        change.password().ifPresent(this::password);
        return null;
    }

    @Override
    public Void dropRole(AccessChange.DropRole change) {
        out.require(Feature.ROLES);
        out.sql("DROP ROLE ").name(change.name());
        return null;
    }

    @Override
    public Void role(AccessChange.OfRole change) {
        out.require(Feature.ROLES);
        out.sql(change.granted() ? "GRANT " : "REVOKE ").name(change.role());
        return end(change.granted(), change.name());
    }

    @Override
    public Void right(AccessChange.OfRight change) {
        boolean bare = !forms.grantsWithOn() && !change.withOn();
        if (bare || !isInStandard(change)) {
            out.require(Feature.RIGHTS_ON_KINDS);
        }
        out.require(Feature.RIGHTS);
        out.sql(change.granted() ? "GRANT " : "REVOKE ")
                .sql(change.action().words())
                .sql(' ');
        if (bare || change.object().isEmpty()) {
            out.sql(change.kind().name());
        } else {
            out.sql("ON");
        }
        change.object().ifPresent(object -> out.sql(' ').name(object));
        return end(change.granted(), change.name());
    }

    private static boolean isInStandard(AccessChange.OfRight change) {
        return change.object().isPresent()
                && switch (change.action()) {
                    case SELECT, INSERT, UPDATE, DELETE, ALL_PRIVILEGES -> true;
                    case REFERENCES, USAGE, CREATE, ALTER, DROP, COMMENT, BACKUP -> false;
                };
    }

    private Void end(boolean granted, String name) {
        out.sql(granted ? " TO " : " FROM ").name(name);
        if (!granted) {
            out.sql(forms.revokeEnd());
        }
        return null;
    }

    private Void password(Password given) {
        out.sql(' ').sql(forms.password()).sql(' ');
        if (given == Password.HIDDEN || out.isLenient()) {
            out.sql("/* password */");
        } else {
            out.literal(TEXT, given.text());
        }
        return null;
    }
}
