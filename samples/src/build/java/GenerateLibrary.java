import io.leanq.codegen.config.Generation;
import io.leanq.codegen.config.GeneratorConfiguration;
import java.nio.file.Path;

/**
 * Generates the table classes of the library by the configuration {@code src/main/leanq/library.yaml}. A project with
 * the plug-in for Maven needs no such program: here the plug-in would be built by the same Maven run.
 *
 * <p>Run by Maven as a single source file: {@code java GenerateLibrary.java CONFIGURATION FOLDER}.
 */
public class GenerateLibrary {

    public static void main(String[] arguments) {
        Generation.of(GeneratorConfiguration.read(Path.of(arguments[0])).output(Path.of(arguments[1])))
                .run();
    }
}
