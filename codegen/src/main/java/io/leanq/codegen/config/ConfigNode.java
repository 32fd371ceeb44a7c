package io.leanq.codegen.config;

import java.util.List;
import java.util.Map;

/** A value of a configuration file, with its place. Immutable. */
sealed interface ConfigNode {
    Place place();

    /** What the value is, in words for a refusal. */
    String words();

    /** Keys with values, in the order of the file. */
    record Keys(Place place, Map<String, ConfigNode> values) implements ConfigNode {
        @Override
        public String words() {
            return "an object with keys";
        }
    }

    /** Values one after the other. */
    record Elements(Place place, List<ConfigNode> values) implements ConfigNode {
        @Override
        public String words() {
            return "a list";
        }
    }

    /** Text. */
    record Text(Place place, String value) implements ConfigNode {
        @Override
        public String words() {
            return "the text \"" + value + "\"";
        }
    }

    /** True or false. */
    record Flag(Place place, boolean value) implements ConfigNode {
        @Override
        public String words() {
            return String.valueOf(value);
        }
    }

    /** A number or null, which no key takes. */
    record Other(Place place, String words) implements ConfigNode {}
}
