package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads the scripts of a folder and of the folders in it: on disk, or on the class path. */
final class ScriptFolder {

    private ScriptFolder() {}

    /**
     * @throws InvalidDefinition if the path is no directory
     * @throws LeanqException if a file cannot be read
     */
    static List<ScriptFile> onDisk(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidDefinition("Migrations.in(" + Needed.shown(directory.toString())
                    + "): there is no such directory; give the one that holds the V…__….sql files");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<ScriptFile> scripts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (ScriptFile.isScript(name)) {
                    scripts.add(new ScriptFile(name, Files.readAllBytes(file)));
                }
            }
            return scripts;
        } catch (IOException | UncheckedIOException e) {
            throw new LeanqException("the migrations in " + directory + " cannot be read", e);
        }
    }

    /**
     * @param folder such as {@code db/migration}
     * @throws InvalidDefinition if the class path has no such folder, or has it where files cannot be listed
     * @throws LeanqException if a file cannot be read
     */
    static List<ScriptFile> onClassPath(String folder, ClassLoader loader) {
        String path = folder.replaceAll("^/+|/+$", "");
        try {
            List<URL> places = Collections.list(loader.getResources(path));
            if (places.isEmpty()) {
                throw new InvalidDefinition(
                        "Migrations.onClassPath(" + Needed.shown(folder) + "): the class path has no"
                                + " such folder. A jar must have an entry for the folder itself; a class loader other"
                                + " than that"
                                + " of this thread can be given as the second argument");
            }
            List<ScriptFile> scripts = new ArrayList<>();
            for (URL place : places) {
                scripts.addAll(at(place));
            }
            return scripts;
        } catch (IOException | URISyntaxException e) {
            throw new LeanqException("the migrations at " + folder + " of the class path cannot be read", e);
        }
    }

    private static List<ScriptFile> at(URL place) throws IOException, URISyntaxException {
        if (place.getProtocol().equals("file")) {
            return onDisk(Path.of(place.toURI()));
        }
        URLConnection connection = place.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                return inJar(jar, inJar.getEntryName());
            }
        }
        throw new InvalidDefinition("the files of " + place + " cannot be listed: add each by"
                + " Migrations.script(version, description, text)");
    }

    private static List<ScriptFile> inJar(JarFile jar, String folder) throws IOException {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        List<ScriptFile> scripts = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (!entry.isDirectory() && entry.getName().startsWith(prefix) && ScriptFile.isScript(entry.getName())) {
                try (InputStream content = jar.getInputStream(entry)) {
                    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    scripts.add(new ScriptFile(name, content.readAllBytes()));
                }
            }
        }
        return scripts;
    }
}
