package io.leanq.codegen.config;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Reads the name of a Java type as a configuration has it: {@code java.util.List<com.acme.Tag>}. */
final class TypeText {
    private static final String EXPECTED =
            ": expected a class with its package, such as com.acme.Status or" + " java.util.List<com.acme.Tag>";

    private final Place place;
    private final String text;
    private int at;

    private TypeText(Place place, String text) {
        this.place = place;
        this.text = text.replaceAll("\\s+", "");
    }

    /** @throws InvalidDefinition if the text is no type */
    static TypeName parse(Place place, String text) {
        TypeText reader = new TypeText(place, text);
        TypeName type = reader.type();
        if (reader.at < reader.text.length()) {
            throw reader.refused();
        }
        return type;
    }

    /**
     * A class. The first part of the name that begins with an upper-case letter is the outermost class, those behind it
     * are inner ones.
     *
     * @throws InvalidDefinition if the text is no class with a package
     */
    static ClassName className(Place place, String text) {
        List<String> parts = List.of(text.split("[.$]", -1));
        if (parts.size() < 2 || !parts.stream().allMatch(SourceVersion::isName)) {
            throw place.refused("\"" + text + "\" is no class" + EXPECTED);
        }
        int dollar = text.indexOf('$');
        int first = 0;
        while (first < parts.size() - 1
                && !Character.isUpperCase(parts.get(first).codePointAt(0))) {
            first++;
        }
        if (dollar >= 0 && first == parts.size() - 1) {
            first = text.substring(0, dollar).split("\\.").length - 1;
        }
        String packageName = String.join(".", parts.subList(0, first));
        List<String> inner = parts.subList(first + 1, parts.size());
        return ClassName.get(packageName, parts.get(first), inner.toArray(String[]::new));
    }

    private InvalidDefinition refused() {
        return place.refused("\"" + text + "\" is no Java type" + EXPECTED);
    }

    private TypeName type() {
        int start = at;
        while (at < text.length() && ",<>[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        TypeName type = name.equals("byte") ? TypeName.BYTE : className(place, name);
        if (at < text.length() && text.charAt(at) == '<' && type instanceof ClassName raw) {
            type = ParameterizedTypeName.get(raw, arguments().toArray(TypeName[]::new));
        }
        while (text.startsWith("[]", at)) {
            at += 2;
            type = ArrayTypeName.of(type);
        }
        if (type.equals(TypeName.BYTE)) {
            throw refused();
        }
        return type;
    }

    private List<TypeName> arguments() {
        List<TypeName> arguments = new ArrayList<>();
        do {
            at++;
            arguments.add(type());
            if (at == text.length()) {
                throw refused();
            }
        } while (text.charAt(at) == ',');
        if (text.charAt(at++) != '>') {
            throw refused();
        }
        return arguments;
    }
}
