package io.leanq.maven;

import io.leanq.LeanqException;
import io.leanq.codegen.config.GeneratorConfiguration;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: the generator's configuration file, and how a database is reached. */
abstract class ConfiguredMojo extends LeanqMojo {
    private static final List<String> NAMES = List.of("leanq.yaml", "leanq.yml", "leanq.json");

    private final SettingsDecrypter decrypter;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    /**
     * The generator's configuration file, YAML or JSON. Without this parameter it is <code>leanq.yaml</code>,
     * <code>leanq.yml</code> or <code>leanq.json</code> in the project's folder or in <code>src/main/leanq</code>, if
     * there is one.
     */
    @Parameter(property = "leanq.configuration")
    private @Nullable File configuration;

    /**
     * The database, without a password: <code>leanxcale://USER@HOST:PORT/DATABASE</code>. Without this parameter it is
     * the property <code>leanq.url</code> or the environment variable <code>LEANQ_URL</code>. The password comes from
     * the first of these that is there: the property <code>leanq.password</code>, the server of settings.xml, the
     * environment variable <code>LEANQ_PASSWORD</code>, the URL of the property.
     */
    @Parameter
    private @Nullable String url;

    /** The id of a server in settings.xml with the user and password of the database. */
    @Parameter(property = "leanq.server")
    private @Nullable String server;

    ConfiguredMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    final MavenProject project() {
        return given(project);
    }

    /** @throws LeanqException if settings.xml has no such server, or its password cannot be decrypted */
    final Credentials credentials() {
        return new Credentials(this::property, System.getenv(), server == null ? null : decrypted(server));
    }

    private @Nullable String property(String name) {
        String given = given(session).getUserProperties().getProperty(name);
        return given == null ? project().getProperties().getProperty(name) : given;
    }

    private Server decrypted(String id) {
        Server found = given(session).getSettings().getServer(id);
        if (found == null) {
            throw new LeanqException("settings.xml has no server \"" + id + "\": add one with username and password, or"
                    + " correct leanq.server");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(found));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new LeanqException("the password of server \"" + id + "\" in settings.xml cannot be decrypted: "
                        + problem.getMessage());
            }
        }
        return result.getServer();
    }

    /** The URL with its user; empty if there is none. */
    final Optional<DatabaseUrl> url() {
        return credentials().url(url);
    }

    /**
     * Opens the database.
     *
     * @throws LeanqException if there is no URL
     */
    final Database connect() {
        return Leanxcale.connect(credentials().options(url, fileConfiguration().url()));
    }

    /**
     * What the configuration file says; nothing if there is none.
     *
     * @throws LeanqException if the file is wrong, or several have a name that is looked for
     */
    final GeneratorConfiguration fileConfiguration() {
        return configurationFile()
                .map(GeneratorConfiguration::read)
                .orElseGet(() -> GeneratorConfiguration.empty(folder()));
    }

    /** The project's folder. */
    final Path folder() {
        return project().getBasedir().toPath();
    }

    final Optional<Path> configurationFile() {
        if (configuration != null) {
            return Optional.of(configuration.toPath());
        }
        List<Path> found = Stream.of(folder(), folder().resolve("src/main/leanq"))
                .flatMap(place -> NAMES.stream().map(place::resolve))
                .filter(Files::exists)
                .toList();
        if (found.size() > 1) {
            throw new LeanqException("there are several configuration files, " + found
                    + ": keep one, or name it by leanq.configuration");
        }
        return found.stream().findFirst();
    }

    static <X> X given(@Nullable X value) {
        if (value == null) {
            throw new IllegalStateException("Maven has not set the goal up");
        }
        return value;
    }
}
