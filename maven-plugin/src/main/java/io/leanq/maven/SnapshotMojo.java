package io.leanq.maven;

import io.leanq.codegen.config.SnapshotTarget;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.exec.Database;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** Writes the schema of a database into the snapshot file, from which the classes are generated without a database. */
@Mojo(name = "snapshot", threadSafe = true)
public final class SnapshotMojo extends SchemaMojo {
    /** Called by Maven. */
    @Inject
    public SnapshotMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        try (Database db = connect()) {
            for (SnapshotTarget target : snapshots()) {
                Snapshot found = reflect(db, target);
                found.notTold().forEach(each -> getLog().warn("not told: " + each));
                boolean written = found.write(target.file());
                getLog().info((written ? "written " : "unchanged ") + shown(target.file()));
            }
        }
    }
}
