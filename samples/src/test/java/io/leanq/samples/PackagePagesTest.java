package io.leanq.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of each package that users see begins with its most important types, in reading order. The compiler checks
 * the links.
 */
class PackagePagesTest {
    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:abstract |final |sealed |non-sealed )*(?:class|interface|record|enum) ", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("<li>\\{@link ");
    /** Sockets, which users do not see. */
    private static final String INSIDE = "io/leanq/leanxcale/client/net";

    @Test
    void eachPublicPackageNamesUpToTwentyTypes() {
        Set<String> packages = new TreeSet<>();
        for (String file : SourceTree.javaFiles()) {
            boolean published = file.startsWith("core/src/main/")
                    || file.startsWith("dialect-leanxcale/src/main/")
                    || file.startsWith("jackson/src/main/");
            if (published
                    && !file.contains(INSIDE)
                    && PUBLIC.matcher(SourceTree.read(file)).find()) {
                packages.add(file.substring(0, file.lastIndexOf('/')));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (String folder : packages) {
            long named = NAMED.matcher(SourceTree.read(folder + "/package-info.java"))
                    .results()
                    .count();
            if (named < 1 || named > 20) {
                wrong.add(folder + " names " + named);
            }
        }
        assertThat(packages).hasSizeGreaterThan(12);
        assertThat(wrong).isEmpty();
    }
}
