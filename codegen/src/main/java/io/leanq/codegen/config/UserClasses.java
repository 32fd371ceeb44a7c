package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The classes of the user's jars and folders, loaded above the generator's own. */
final class UserClasses implements AutoCloseable {
    private final URLClassLoader loader;
    private final List<Path> classPath;

    private UserClasses(URLClassLoader loader, List<Path> classPath) {
        this.loader = loader;
        this.classPath = classPath;
    }

    /** @throws LeanqException if a jar or folder is not there */
    static UserClasses of(List<Path> classPath) {
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) {
            if (!Files.exists(each)) {
                throw new LeanqException("the class path has " + each
                        + ", which is not there: build it first, or correct classPath in the configuration");
            }
            try {
                urls.add(each.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new LeanqException("the class path has " + each + ", which is no path of this machine", e);
            }
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), UserClasses.class.getClassLoader());
        return new UserClasses(loader, List.copyOf(classPath));
    }

    private Class<?> type(Place place, String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw place.refused("there is no class " + name + " on the class path " + classPath
                    + ": add its jar or folder to classPath; an inner class is written with a dollar, as in"
                    + " com.acme.Types$Inner");
        } catch (LinkageError e) {
            throw place.refused("the class " + name + " cannot be loaded: " + e
                    + "; its own libraries must stand on classPath too");
        }
    }

    /**
     * A new object of a class with a constructor without parameters.
     *
     * @throws InvalidDefinition if there is no such class or constructor, or it makes no {@code wanted}
     */
    <X> X make(Place place, String name, Class<X> wanted) {
        Class<?> type = type(place, name);
        if (!wanted.isAssignableFrom(type)) {
            throw place.refused(name + " is no " + wanted.getName() + ": let it implement that interface");
        }
        try {
            return wanted.cast(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw place.refused("no object of " + name + " can be made: " + e
                    + "; give the class a public constructor without parameters that does not fail");
        }
    }

    /**
     * The value of a public static field.
     *
     * @throws InvalidDefinition if there is no such field, or it holds no {@code wanted}
     */
    <X> X field(Place place, String name, Class<X> wanted) {
        int point = name.lastIndexOf('.');
        Class<?> type = type(place, name.substring(0, point));
        try {
            Object value = type.getField(name.substring(point + 1)).get(null);
            if (!wanted.isInstance(value)) {
                throw place.refused(name + " holds no " + wanted.getName() + ": name a field of that type");
            }
            return wanted.cast(value);
        } catch (ReflectiveOperationException | NullPointerException | LinkageError e) {
            throw place.refused(name + " cannot be read: " + e + "; name a public static field of a public class");
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new LeanqException("the class path " + classPath + " cannot be closed: " + e, e);
        }
    }
}
