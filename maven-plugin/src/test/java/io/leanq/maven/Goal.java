package io.leanq.maven;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** A project in a folder, and goals that are set up for it as Maven does: by the names of their fields. */
final class Goal {
    /** The projects of these tests have no passwords in settings.xml. */
    static final SettingsDecrypter NO_SERVERS = request -> {
        throw new AssertionError("a server of settings.xml is asked for");
    };

    final MavenProject project = new MavenProject();
    /** What the goals have printed, each line with its level. */
    final List<String> lines = new ArrayList<>();

    private final Path folder;
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    Goal(Path folder) {
        this.folder = folder;
        project.setFile(folder.resolve("pom.xml").toFile());
    }

    Goal property(String name, String value) {
        request.getUserProperties().setProperty(name, value);
        return this;
    }

    /** Runs the goal. @param values names and values of fields, by turns */
    List<String> run(Mojo goal, Object... values) throws Exception {
        lines.clear();
        set(goal, "project", project);
        set(goal, "session", session());
        if (goal instanceof GenerateMojo) {
            MojoDescriptor descriptor = new MojoDescriptor();
            PluginDescriptor plugin = new PluginDescriptor();
            plugin.setArtifacts(List.of());
            descriptor.setPluginDescriptor(plugin);
            set(goal, "execution", new MojoExecution(descriptor, "default"));
            set(goal, "target", folder.resolve("target").toFile());
        }
        for (int i = 0; i < values.length; i += 2) {
            set(goal, (String) values[i], values[i + 1] instanceof Path path ? path.toFile() : values[i + 1]);
        }
        goal.setLog(new SystemStreamLog() {
            @Override
            public void debug(CharSequence text) {}

            @Override
            public void info(CharSequence text) {
                lines.add("info " + text);
            }

            @Override
            public void warn(CharSequence text) {
                lines.add("warn " + text);
            }
        });
        goal.execute();
        return List.copyOf(lines);
    }

    /** All constructors of sessions are deprecated: they are Maven's own. */
    @SuppressWarnings("deprecation")
    private MavenSession session() {
        return new MavenSession(null, new DefaultRepositorySystemSession(), request, null);
    }

    List<String> generate(Object... values) throws Exception {
        return run(new GenerateMojo(NO_SERVERS), values);
    }

    private static void set(Object goal, String name, Object value) throws ReflectiveOperationException {
        for (Class<?> type = goal.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    field.set(goal, field.getType() == File.class ? (File) value : value);
                    return;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
