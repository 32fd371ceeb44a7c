package io.leanq.exec;

import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.ValueTooLong;
import io.leanq.tree.TableIdentity;
import java.util.List;
import java.util.Optional;

/** Adds to a failure the names of the model that the database did not report. */
final class Whereabouts {

    private Whereabouts() {}

    /** @param target the table that was changed */
    static void locate(RuntimeException failure, TableIdentity target) {
        if (failure instanceof ConstraintViolation violation) {
            locate(violation, target);
        } else if (failure instanceof ValueTooLong tooLong) {
            tooLong.column().ifPresent(column -> tooLong.spelt(spelt(column, target)));
        }
    }

    private static void locate(ConstraintViolation violation, TableIdentity target) {
        String name = target.name().name();
        Optional<TableIdentity.Constraint> known = violation
                .constraint()
                .flatMap(told -> target.names().constraints().stream()
                        .filter(constraint -> constraint.name().equalsIgnoreCase(told))
                        .findFirst());
        boolean isTargets = violation
                .table()
                .map(name::equalsIgnoreCase)
                .orElse(known.isPresent() || violation.kind() == Kind.NOT_NULL || violation.kind() == Kind.CHECK);
        if (isTargets) {
            List<String> columns = violation.columns().isEmpty()
                    ? known.map(TableIdentity.Constraint::columns).orElse(List.of())
                    : violation.columns();
            violation.spelt(
                    known.map(TableIdentity.Constraint::name).orElse(null),
                    name,
                    columns.stream().map(column -> spelt(column, target)).toList());
        }
    }

    /** The column as the model spells it: some databases report names in upper case. */
    private static String spelt(String column, TableIdentity target) {
        return target.names().columnNames().stream()
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElse(column);
    }
}
