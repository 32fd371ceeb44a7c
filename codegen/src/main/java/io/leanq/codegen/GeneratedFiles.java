package io.leanq.codegen;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run did. The paths are those of the files in the output folder, sorted.
 *
 * @param written new, or with other content than before
 * @param unchanged there already, byte by byte, and not touched
 * @param removed of an earlier run, whose table is gone
 * @param leftOut what the classes cannot say, as {@code "check constraint ck_price of table products"}
 */
public record GeneratedFiles(List<Path> written, List<Path> unchanged, List<Path> removed, List<String> leftOut) {
    public GeneratedFiles {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
        leftOut = List.copyOf(leftOut);
    }
}
