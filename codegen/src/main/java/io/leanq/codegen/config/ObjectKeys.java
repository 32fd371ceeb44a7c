package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.SourceVersion;

/** The keys of one object of a configuration, each read as the type that it has. Immutable. */
final class ObjectKeys {
    private final Place place;
    private final ConfigNode.Keys keys;

    private ObjectKeys(ConfigNode.Keys keys) {
        this.place = keys.place();
        this.keys = keys;
    }

    /** @throws InvalidDefinition if the node is no object, or has a key that is not known */
    static ObjectKeys of(ConfigNode node, List<String> known) {
        if (!(node instanceof ConfigNode.Keys keys)) {
            throw node.place()
                    .refused("expected an object with keys of " + String.join(", ", known) + "; found " + node.words());
        }
        for (var entry : keys.values().entrySet()) {
            if (!known.contains(entry.getKey())) {
                String meant = NearestName.to(entry.getKey(), known)
                        .map(name -> "; is " + name + " meant?")
                        .orElse(";");
                throw entry.getValue()
                        .place()
                        .refused("there is no such key" + meant + " Keys here are " + String.join(", ", known));
            }
        }
        return new ObjectKeys(keys);
    }

    Place place() {
        return place;
    }

    /** The place of a key that is there, else that of the object. */
    Place place(String key) {
        ConfigNode node = keys.values().get(key);
        return node == null ? place : node.place();
    }

    boolean has(String key) {
        return keys.values().containsKey(key);
    }

    Optional<ConfigNode> node(String key) {
        return Optional.ofNullable(keys.values().get(key));
    }

    InvalidDefinition refused(String why) {
        return place.refused(why);
    }

    /** @throws InvalidDefinition if both keys are there */
    void requireNotBoth(String one, String other, String why) {
        if (has(one) && has(other)) {
            throw place(other).refused("stands beside " + one + ": " + why);
        }
    }

    /** @throws InvalidDefinition if the key is missing */
    String requiredText(String key, String example) {
        return text(key)
                .orElseThrow(() -> place.refused("the key " + key + " is missing: expected one such as " + example));
    }

    Optional<String> text(String key) {
        return node(key).map(ObjectKeys::text);
    }

    private static String text(ConfigNode node) {
        if (!(node instanceof ConfigNode.Text text)) {
            throw node.place()
                    .refused("expected a text; found " + node.words()
                            + (node instanceof ConfigNode.Other || node instanceof ConfigNode.Flag
                                    ? ": a text that looks otherwise stands in quotes"
                                    : ""));
        }
        if (text.value().isBlank()) {
            throw node.place().refused("expected a text; found a blank one: leave the key out");
        }
        return text.value();
    }

    Optional<Boolean> flag(String key) {
        return node(key).map(node -> {
            if (!(node instanceof ConfigNode.Flag flag)) {
                throw node.place().refused("expected true or false; found " + node.words());
            }
            return flag.value();
        });
    }

    /** One of these words. */
    Optional<String> word(String key, List<String> words) {
        return text(key).map(word -> {
            if (!words.contains(word)) {
                throw place(key)
                        .refused("\"" + word + "\" is none of " + String.join(", ", words)
                                + NearestName.to(word, words)
                                        .map(name -> "; is " + name + " meant?")
                                        .orElse(""));
            }
            return word;
        });
    }

    /** The elements of a list; a value that is no list is its only element. Empty if the key is missing. */
    <X> List<X> list(String key, Function<ConfigNode, X> read) {
        List<X> all = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (node instanceof ConfigNode.Elements elements) {
                elements.values().forEach(each -> all.add(read.apply(each)));
            } else {
                all.add(read.apply(node));
            }
        });
        return List.copyOf(all);
    }

    List<PlacedPattern> patterns(String key) {
        return list(key, ObjectKeys::pattern);
    }

    List<String> texts(String key) {
        return list(key, ObjectKeys::text);
    }

    /** Names of classes: {@code com.acme.Status}. */
    List<String> classNames(String key) {
        return list(key, ObjectKeys::className);
    }

    Optional<String> className(String key) {
        return node(key).map(ObjectKeys::className);
    }

    /** A static field: {@code com.acme.Types.CENTS}. */
    Optional<String> field(String key) {
        return node(key).map(node -> {
            String name = text(node);
            if (!SourceVersion.isName(name) || name.indexOf('.') < 0) {
                throw node.place()
                        .refused("\"" + name + "\" is no static field: expected class and field, such as"
                                + " com.acme.Types.CENTS");
            }
            return name;
        });
    }

    private static String className(ConfigNode node) {
        String name = text(node);
        if (!SourceVersion.isName(name) || name.indexOf('.') < 0) {
            throw node.place()
                    .refused("\"" + name + "\" is no name of a class: expected one with its package, such as"
                            + " com.acme.Status");
        }
        return name;
    }

    /** A name in Java, such as a method's. */
    Optional<String> identifier(String key) {
        return text(key).map(name -> {
            if (!name.equals("new") && !SourceVersion.isName(name) || name.indexOf('.') >= 0) {
                throw place(key).refused("\"" + name + "\" is no name of a method: expected one such as fromCode");
            }
            return name;
        });
    }

    Optional<PlacedPattern> pattern(String key) {
        return node(key).map(ObjectKeys::pattern);
    }

    private static PlacedPattern pattern(ConfigNode node) {
        String regex = text(node);
        try {
            return new PlacedPattern(node.place(), Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw node.place()
                    .refused("\"" + regex + "\" is no regular expression: " + e.getDescription()
                            + "; a letter with a meaning of its own has a backslash before it, as in \\.");
        }
    }
}
