package io.leanq.codegen.config;

import java.nio.file.Path;

/** Where schemas come from. */
sealed interface SchemaOrigin {
    Place place();

    /** A database that runs. */
    record Live(Place place, String url) implements SchemaOrigin {
        /** Without the URL, which may hold a password. */
        @Override
        public String toString() {
            return "live";
        }
    }

    /** A file that {@code snapshot} wrote. */
    record SnapshotFile(Place place, Path file) implements SchemaOrigin {}

    /** A directory of migrations. */
    record MigrationFolder(Place place, Path folder) implements SchemaOrigin {}

    /** A static field that holds a {@code MetaData}. */
    record MetaDataField(Place place, String field) implements SchemaOrigin {}
}
