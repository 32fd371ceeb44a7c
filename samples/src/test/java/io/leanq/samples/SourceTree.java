package io.leanq.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hand-written files of the repository, with paths from its root. The root is found from the folder of a module,
 * where tests run.
 */
final class SourceTree {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of(
            "core",
            "wire",
            "dialect-leanxcale",
            "codegen",
            "cli",
            "maven-plugin",
            "jackson",
            "embedded",
            "samples",
            "benchmarks");

    private SourceTree() {}

    /** The pages at the root and in {@code docs}. */
    static List<String> pages() {
        List<String> pages = new ArrayList<>(files(".", 1, ".md"));
        pages.addAll(files("docs", 1, ".md"));
        return pages;
    }

    /** Every Java file of every module: main, test and build sources. */
    static List<String> javaFiles() {
        List<String> found = new ArrayList<>();
        MODULES.forEach(module -> found.addAll(files(module + "/src", Integer.MAX_VALUE, ".java")));
        return found;
    }

    /** The paths of classes by their qualified names, without {@code package-info}. */
    static Map<String, String> classes() {
        Map<String, String> classes = new TreeMap<>();
        for (String path : javaFiles()) {
            int start = path.indexOf("/java/io/");
            if (start >= 0 && !path.endsWith("package-info.java")) {
                String name = path.substring(start + "/java/".length(), path.length() - ".java".length());
                classes.put(name.replace('/', '.'), path);
            }
        }
        return classes;
    }

    /** The packages that have classes, and the packages that contain them. */
    static Set<String> packages() {
        Set<String> packages = new TreeSet<>();
        for (String name : classes().keySet()) {
            for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
                packages.add(name.substring(0, dot));
            }
        }
        return packages;
    }

    static boolean exists(String path) {
        return Files.exists(ROOT.resolve(path));
    }

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(String folder, int depth, String ending) {
        try (Stream<Path> walk = Files.walk(ROOT.resolve(folder), depth)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).normalize().toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
