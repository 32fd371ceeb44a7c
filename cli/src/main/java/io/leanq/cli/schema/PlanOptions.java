package io.leanq.cli.schema;

import io.leanq.cli.connect.ConnectionOptions;
import io.leanq.cli.terminal.Output;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.Tolerance;
import io.leanq.exec.Database;
import io.leanq.render.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The wanted schema, and how a database is compared with it. */
final class PlanOptions {
    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            required = true,
            description = "the wanted schema, a file written by snapshot")
    private Path snapshot = Path.of("");

    @Option(
            names = "--tolerate",
            paramLabel = "WHAT",
            split = ",",
            description = "leave this as it is: ${COMPLETION-CANDIDATES}")
    private List<Tolerance> tolerated = new ArrayList<>();

    Snapshot wanted() {
        return Snapshot.read(snapshot);
    }

    SchemaDiff between(Database db, ConnectionOptions connection, SchemaOptions schema) {
        return SchemaDiff.between(schema.reflection(connection, db), wanted())
                .filter(change -> schema.wants(change.object().name()))
                .tolerating(tolerances());
    }

    Tolerance[] tolerances() {
        return tolerated.toArray(Tolerance[]::new);
    }

    static SchemaPlan plan(SchemaDiff diff, Dialect dialect, boolean copyAndSwap) {
        return copyAndSwap ? SchemaPlan.of(diff, dialect, PlanOption.COPY_AND_SWAP) : SchemaPlan.of(diff, dialect);
    }

    /** Warns of what the catalog does not tell, which is the same or not. */
    static void warn(SchemaDiff diff, Output printed) {
        if (!diff.notCompared().isEmpty()) {
            printed.note("not compared, since the catalog or the snapshot does not tell it: "
                    + String.join(
                            ", ",
                            diff.notCompared().stream().map(Object::toString).toList()));
        }
    }

    /** The steps of a plan for a program. */
    static List<Map<String, Object>> steps(SchemaPlan plan) {
        List<Map<String, Object>> steps = new ArrayList<>();
        plan.steps().forEach(step -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("change", step.change().words());
            one.put("sql", step.sql());
            one.put("risk", step.risk().name().toLowerCase(java.util.Locale.ROOT));
            one.put("effect", step.effect());
            step.permission().ifPresent(permission -> one.put("permission", permission.toString()));
            step.breaking().ifPresent(reason -> one.put("breaking", reason));
            step.division().ifPresent(way -> one.put("division", way));
            steps.add(one);
        });
        return steps;
    }
}
