package io.leanq.codegen.config;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import io.leanq.codegen.rule.TableClass;
import java.util.List;

/**
 * Interfaces and annotations of classes and row records: an entry of {@code classes}. Immutable.
 *
 * @param match matches names of tables and views
 */
record ClassAdditions(
        PlacedPattern match,
        Place place,
        List<String> tableInterfaces,
        List<String> tableAnnotations,
        List<String> rowInterfaces,
        List<String> rowAnnotations) {
    static final List<String> KEYS =
            List.of("match", "tableInterfaces", "tableAnnotations", "rowInterfaces", "rowAnnotations");

    static ClassAdditions read(ConfigNode node) {
        ObjectKeys keys = ObjectKeys.of(node, KEYS);
        PlacedPattern match = keys.pattern("match")
                .orElseThrow(() -> keys.refused("the key match is missing: a regular expression for whole names of"
                        + " tables and views; '.*' is all"));
        ClassAdditions additions = new ClassAdditions(
                match,
                keys.place(),
                keys.texts("tableInterfaces"),
                keys.texts("tableAnnotations"),
                keys.texts("rowInterfaces"),
                keys.texts("rowAnnotations"));
        ClassName any = ClassName.get("a", "B");
        for (String key : KEYS.subList(1, KEYS.size())) {
            boolean annotations = key.endsWith("Annotations");
            for (String each : keys.texts(key)) {
                if (annotations) {
                    annotation(keys.place(key), each);
                } else {
                    TypeText.parse(keys.place(key), filled(each, any, any));
                }
            }
        }
        return additions;
    }

    private static String filled(String type, ClassName table, ClassName row) {
        return type.replace("{table}", table.canonicalName()).replace("{row}", row.canonicalName());
    }

    /** The annotation of a text such as {@code com.acme.Audited} or {@code com.acme.Audited(level = 2)}. */
    private static AnnotationSpec annotation(Place place, String text) {
        String bare = text.startsWith("@") ? text.substring(1) : text;
        int open = bare.indexOf('(');
        if (open >= 0 && !bare.endsWith(")")) {
            throw place.refused("\"" + text + "\" is no annotation: its parentheses do not end");
        }
        ClassName type = TypeText.className(place, open < 0 ? bare : bare.substring(0, open));
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(type);
        if (open >= 0 && open + 1 < bare.length() - 1) {
            annotation.addMember("value", "$L", bare.substring(open + 1, bare.length() - 1));
        }
        return annotation.build();
    }

    void addTo(TableClass table, PatternUse use) {
        if (!use.matches(match, table.definition().name().name())) {
            return;
        }
        add(table, table.type(), tableInterfaces, tableAnnotations);
        table.row().ifPresent(row -> add(table, row, rowInterfaces, rowAnnotations));
    }

    private void add(TableClass table, TypeSpec.Builder type, List<String> interfaces, List<String> annotations) {
        for (String each : interfaces) {
            if (each.contains("{row}") && table.row().isEmpty()) {
                throw place.refused("\"" + each + "\" names the row record of "
                        + table.definition().name() + ", which has none, as views have none: let match leave it out");
            }
            type.addSuperinterface(TypeText.parse(place, filled(each, table.className(), table.rowName())));
        }
        annotations.forEach(each -> type.addAnnotation(annotation(place, each)));
    }
}
