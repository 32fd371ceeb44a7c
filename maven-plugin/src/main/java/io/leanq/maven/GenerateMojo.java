package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.codegen.GeneratedFiles;
import io.leanq.codegen.config.Generation;
import io.leanq.codegen.config.GenerationResult;
import io.leanq.codegen.config.GeneratorConfiguration;
import io.leanq.codegen.config.ScratchServer;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a class for each table and view, and adds their folder to the project's sources. Does nothing if
 * configuration, inputs and plug-in are those of the last run, and the files are as that run wrote them.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends SchemaMojo {
    /** The package of the classes, if there is one schema. */
    @Parameter(property = "leanq.package")
    private @Nullable String packageName;

    /**
     * The source folder in which the package stands. Without this parameter it is the one that the configuration file
     * names, or else <code>target/generated-sources/leanq</code>.
     */
    @Parameter(property = "leanq.output")
    private @Nullable File output;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private @Nullable File target;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /** Called by Maven. */
    @Inject
    public GenerateMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        GeneratorConfiguration all = configuration();
        Path sources = all.output()
                .orElseGet(() -> given(target).toPath().resolve("generated-sources/leanq"))
                .toAbsolutePath()
                .normalize();
        Generation generation =
                Generation.of(all.output(sources)).passwords(credentials()).scratch(GenerateMojo::scratch);
        project().addCompileSourceRoot(sources.toString());

        Path record = given(target).toPath().resolve("leanq/" + given(execution).getExecutionId() + ".txt");
        LastRun last = LastRun.read(record);
        Optional<String> fingerprint = generation
                .fingerprint()
                .map(text -> text + " "
                        + PluginFiles.fingerprint(given(execution)
                                .getMojoDescriptor()
                                .getPluginDescriptor()
                                .getArtifacts()));
        if (fingerprint.filter(last::isCurrent).isPresent()) {
            getLog().info("the classes in " + shown(sources) + " are up to date");
            return;
        }
        last.forget();
        GenerationResult result = generation.run();
        List<Path> files = Stream.concat(result.files().written().stream(), result.files().unchanged().stream())
                .toList();
        List<Path> others = last.deleteOthers(files);
        // Without a fingerprint, as of a live database, the next run reads the schema again and deletes what is gone.
        LastRun.write(record, fingerprint.orElse(""), files);
        print(result, others, sources);
    }

    @Override
    GeneratorConfiguration configuration() {
        GeneratorConfiguration all = super.configuration();
        Optional<DatabaseUrl> url = url();
        if (url.isPresent() && (all.isLive() || !all.hasSource())) {
            all = all.url(url.get().text());
        }
        if (!all.hasSource() && all.snapshots().isEmpty()) {
            throw new LeanqException(
                    configurationFile().isPresent()
                            ? "the configuration file names no source: give one of url, snapshot, migrations, metadata"
                            : "there is no leanq.yaml in " + folder()
                                    + " or its src/main/leanq: write one with the keys"
                                    + " snapshot and package, or name it by leanq.configuration");
        }
        if (packageName != null) {
            all = all.packageName(packageName);
        }
        return output == null ? all : all.output(output.toPath());
    }

    private static ScratchServer scratch() {
        EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
        return new ScratchServer(server.url(), server::close);
    }

    private void print(GenerationResult result, List<Path> others, Path sources) {
        GeneratedFiles files = result.files();
        result.warnings().forEach(getLog()::warn);
        files.leftOut().forEach(each -> getLog().warn("not generated: " + each));
        result.notTold().forEach(each -> getLog().debug("not told: " + each));
        files.written().forEach(file -> getLog().debug("written " + file));
        Stream.concat(files.removed().stream(), others.stream())
                .forEach(file -> getLog().info("removed " + shown(file)));
        getLog().info(files.written().size() + " classes written, "
                + files.unchanged().size() + " unchanged in " + shown(sources));
    }
}
