package io.leanq.codegen.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the text of a configuration and keeps the line of each value. Not thread-safe. */
final class ConfigText {
    private final JsonParser parser;

    private ConfigText(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The values of a file.
     *
     * @throws LeanqException if the file cannot be read, or is no YAML or JSON
     */
    static ConfigNode of(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (!yaml && !name.endsWith(".json")) {
            throw new InvalidDefinition(file + ": a configuration is a file with the ending .yaml, .yml or .json");
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LeanqException(
                    "the configuration " + file + " cannot be read: " + e + "; give the path of a file in UTF-8", e);
        }
        return parse(text, yaml, new Place(file.toString(), 0, ""));
    }

    /** The value of one key, given as YAML by a program. */
    static ConfigNode ofValue(String yaml, Place place) {
        return parse(yaml, true, place);
    }

    private static ConfigNode parse(String text, boolean yaml, Place place) {
        JsonFactory factory = yaml ? new YAMLFactory() : new JsonFactory();
        try (JsonParser parser = factory.createParser(text)) {
            ConfigText reader = new ConfigText(parser);
            if (parser.nextToken() == null) {
                throw place.refused("nothing is said: give at least one key");
            }
            ConfigNode node = reader.node(place);
            if (parser.nextToken() != null) {
                throw place.refused("a second document begins in line "
                        + parser.currentTokenLocation().getLineNr() + ": a configuration is one");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw syntax(place, yaml, e);
        } catch (IOException e) {
            throw new LeanqException(place + ": cannot be read: " + e, e);
        }
    }

    private static InvalidDefinition syntax(Place place, boolean yaml, JsonProcessingException failure) {
        @Nullable JsonLocation at = failure.getLocation();
        Place found = at == null || place.line() != 0 ? place : new Place(place.file(), at.getLineNr(), place.path());
        String words = failure.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(", "));
        return found.refused("no " + (yaml ? "YAML" : "JSON") + ": " + words
                + (yaml ? "; a text with other letters than those of names stands in single quotes" : ""));
    }

    private ConfigNode node(Place place) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw place.refused("*" + parser.getText() + " refers to another value: write the value itself");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> keys(place);
            case START_ARRAY -> elements(place);
            case VALUE_STRING -> new ConfigNode.Text(place, parser.getText());
            case VALUE_TRUE -> new ConfigNode.Flag(place, true);
            case VALUE_FALSE -> new ConfigNode.Flag(place, false);
            case VALUE_NULL -> new ConfigNode.Other(place, "nothing");
            default -> new ConfigNode.Other(place, "the number " + parser.getText());
        };
    }

    private int line(Place parent) {
        return parent.line() == 0 && !parent.path().isEmpty()
                ? 0
                : parser.currentTokenLocation().getLineNr();
    }

    private ConfigNode keys(Place place) throws IOException {
        Map<String, ConfigNode> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place at = place.key(key, line(place));
            parser.nextToken();
            if (values.put(key, node(at)) != null) {
                throw at.refused("the key is there twice: keep one of the two");
            }
        }
        return new ConfigNode.Keys(place, values);
    }

    private ConfigNode elements(Place place) throws IOException {
        List<ConfigNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(node(place.element(values.size(), line(place))));
        }
        return new ConfigNode.Elements(place, List.copyOf(values));
    }
}
