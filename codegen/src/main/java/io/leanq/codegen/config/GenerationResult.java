package io.leanq.codegen.config;

import io.leanq.codegen.GeneratedFiles;
import io.leanq.schema.NotTold;
import java.util.List;

/**
 * The result of a run. Immutable.
 *
 * @param files what was written, unchanged and removed in the packages of all schemas, and what the classes leave out
 * @param notTold what the catalog did not report
 * @param warnings patterns of the configuration that match nothing, each with its place
 */
public record GenerationResult(GeneratedFiles files, List<NotTold> notTold, List<String> warnings) {
    public GenerationResult {
        notTold = List.copyOf(notTold);
        warnings = List.copyOf(warnings);
    }
}
