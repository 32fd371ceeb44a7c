package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.leanq.codegen.Generator;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.jackson.JsonTypes;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.wire.RequestCodec;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every published jar has a module name of its own, which does not change when the file is renamed. */
class ModuleNamesTest {
    /** No library: the samples do not have it. */
    private static final String PROGRAM = "io.leanq.cli";

    private static final Map<String, String> NAMES = Map.of(
            "core", "io.leanq.core",
            "wire", "io.leanq.wire",
            "dialect-leanxcale", "io.leanq.leanxcale",
            "codegen", "io.leanq.codegen",
            "cli", PROGRAM,
            "jackson", "io.leanq.jackson",
            "embedded", "io.leanq.embedded");
    private static final Pattern PROPERTY = Pattern.compile("<module\\.name>(.+)</module\\.name>");

    @Test
    void eachPublishedModuleSaysItsName() {
        NAMES.forEach((module, name) -> {
            Matcher property = PROPERTY.matcher(SourceTree.read(module + "/pom.xml"));
            assertThat(property.find()).as(module).isTrue();
            assertThat(property.group(1)).isEqualTo(name);
        });
    }

    /** Runs in builds of the phase {@code package} or later; before that phase, the modules are folders. */
    @Test
    void theJarsBearTheirNamesAndShareNoPackage() {
        Path[] places = Stream.of(
                        Database.class,
                        RequestCodec.class,
                        Leanxcale.class,
                        Generator.class,
                        JsonTypes.class,
                        EmbeddedLeanxcale.class)
                .map(ModuleNamesTest::place)
                .toArray(Path[]::new);
        assumeThat(places).allMatch(place -> place.toString().endsWith(".jar"));
        Set<String> names = new TreeSet<>(NAMES.values());
        names.remove(PROGRAM);
        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(places), ModuleFinder.of(), names);
        assertThat(resolved.modules().stream().map(ResolvedModule::name).collect(Collectors.toSet()))
                .isEqualTo(names);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
