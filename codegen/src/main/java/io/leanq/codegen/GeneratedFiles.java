package io.leanq.codegen;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a run. The paths are those of the files in the output folder, sorted.
 *
 * @param written files that are new, or have other content than before
 * @param unchanged files that already had the same bytes, and were not touched
 * @param removed files of an earlier run whose table is gone
 * @param leftOut what the classes cannot express, as {@code "check constraint ck_price of table products"}
 */
public record GeneratedFiles(List<Path> written, List<Path> unchanged, List<Path> removed, List<String> leftOut) {
    public GeneratedFiles {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
        leftOut = List.copyOf(leftOut);
    }
}
