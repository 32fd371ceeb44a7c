package io.leanq.codegen.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The JSON schema, as another library reads it. */
final class ConfigurationSchema {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Objects.requireNonNull(
                    GeneratorConfiguration.class.getResourceAsStream(GeneratorConfiguration.JSON_SCHEMA)));

    private ConfigurationSchema() {}

    /** What the schema finds wrong; empty if nothing is. */
    static List<String> wrong(String yaml) throws JsonProcessingException {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml)).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** The keys of the object that is found by this path of keys. */
    static List<String> keys(String path) {
        JsonNode node = SCHEMA.getSchemaNode();
        for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = resolved(
                    resolved(node.path("properties").path(key)).path("items"),
                    node.path("properties").path(key));
        }
        List<String> keys = new ArrayList<>();
        for (Iterator<String> names = node.path("properties").fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }

    /** The items of a list, or the object itself. */
    private static JsonNode resolved(JsonNode items, JsonNode whole) {
        return items.isMissingNode() ? resolved(whole) : resolved(items);
    }

    private static JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.isEmpty() ? node : SCHEMA.getSchemaNode().at(ref.substring(1));
    }
}
