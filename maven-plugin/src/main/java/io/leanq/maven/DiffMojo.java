package io.leanq.maven;

import io.leanq.codegen.config.SnapshotTarget;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.exec.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** Fails the build if the schema of the database is not that of the snapshot file, and lists the differences. */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class DiffMojo extends SchemaMojo {
    /** Called by Maven. */
    @Inject
    public DiffMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws MojoFailureException {
        List<String> different = new ArrayList<>();
        try (Database db = connect()) {
            for (SnapshotTarget target : snapshots()) {
                Snapshot wanted = Snapshot.read(target.file());
                SchemaDiff diff = SchemaDiff.between(reflect(db, target), wanted)
                        .filter(change -> isWanted(target, change.object().name()));
                if (diff.isEmpty()) {
                    getLog().info("the database is as " + shown(target.file()) + " says");
                } else {
                    different.add(words(target, diff));
                }
            }
        }
        if (!different.isEmpty()) {
            throw new MojoFailureException(String.join("\n", different)
                    + "\nIf the database is right, take the snapshot anew (leanq:snapshot); if the snapshot is, change the"
                    + " database (leanq:migrate)");
        }
    }

    private String words(SnapshotTarget target, SchemaDiff diff) {
        return "the database differs from " + shown(target.file()) + ". What would make the database equal to it:\n"
                + diff.changes().stream().map(SchemaChange::words).collect(Collectors.joining("\n  ", "  ", ""));
    }
}
