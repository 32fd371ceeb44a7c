package io.leanq.codegen.config;

import io.leanq.codegen.name.Naming;
import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** Names by another naming, of what patterns make of the names in the database. */
final class ConfiguredNaming implements Naming {
    private final NameChoices choices;
    private final Naming naming;
    private final PatternUse use;

    ConfiguredNaming(NameChoices choices, Naming naming, PatternUse use) {
        this.choices = choices;
        this.naming = naming;
        this.use = use;
    }

    private String renamed(List<NameChoices.Renaming> renamings, String name) {
        for (NameChoices.Renaming renaming : renamings) {
            Optional<Matcher> match = use.matcher(renaming.match(), name);
            if (match.isPresent()) {
                String made = Replacement.of(match.get(), renaming.name());
                if (made.isBlank()) {
                    throw renaming.match()
                            .place()
                            .refused("nothing is left of the name " + name + ": let the group take more of it");
                }
                return made;
            }
        }
        return name;
    }

    private ObjectName renamed(ObjectName name) {
        return new ObjectName(name.schema(), renamed(choices.tables(), name.name()));
    }

    @Override
    public String tableClass(ObjectName table) {
        return choices.classPrefix() + naming.tableClass(renamed(table)) + choices.classSuffix();
    }

    @Override
    public String rowClass(String tableClass) {
        String bare = tableClass.substring(
                choices.classPrefix().length(),
                tableClass.length() - choices.classSuffix().length());
        return choices.rowPrefix() + bare + choices.rowSuffix();
    }

    @Override
    public String constant(ObjectName object) {
        return naming.constant(renamed(object));
    }

    @Override
    public String field(String column) {
        return naming.field(renamed(choices.columns(), column));
    }

    @Override
    public String foreignKey(List<String> columns, ObjectName target) {
        return naming.foreignKey(
                columns.stream()
                        .map(column -> renamed(choices.columns(), column))
                        .toList(),
                renamed(target));
    }

    @Override
    public String sequencesClass() {
        return choices.sequencesClass().orElseGet(naming::sequencesClass);
    }

    @Override
    public String metaDataClass() {
        return choices.schemaClass().orElseGet(naming::metaDataClass);
    }
}
