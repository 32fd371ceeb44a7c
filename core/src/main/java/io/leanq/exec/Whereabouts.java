package io.leanq.exec;

import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.tree.TableIdentity;
import java.util.List;

/** Says where a failure is, from what the model knows and the database did not tell. */
final class Whereabouts {

    private Whereabouts() {}

    /** @param target the table that was changed */
    static void locate(RuntimeException failure, TableIdentity target) {
        if (failure instanceof ConstraintViolation violation) {
            String name = target.name().name();
            boolean isTargets = violation
                    .table()
                    .map(name::equalsIgnoreCase)
                    .orElse(violation.kind() == Kind.NOT_NULL || violation.kind() == Kind.CHECK);
            List<String> ofConstraint =
                    violation.constraint().map(target.names()::columnsOf).orElse(List.of());
            if (isTargets || !ofConstraint.isEmpty()) {
                violation.at(null, name, ofConstraint);
                violation.spelt(name, spelt(violation.columns(), target));
            }
        }
    }

    /** The model's own spelling: some databases tell names in upper case. */
    private static List<String> spelt(List<String> columns, TableIdentity target) {
        return columns.stream()
                .map(column -> target.names().columnNames().stream()
                        .filter(column::equalsIgnoreCase)
                        .findFirst()
                        .orElse(column))
                .toList();
    }
}
