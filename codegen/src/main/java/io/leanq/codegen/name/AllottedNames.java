package io.leanq.codegen.name;

import io.leanq.InvalidDefinition;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The Java names of a whole schema, each of them used once. Immutable. The same schema gets the same names in every
 * run.
 */
public final class AllottedNames {

    /**
     * Names that need no quotes in SQL come first, so that they keep their Java name if a quoted name would get the
     * same one.
     */
    private static final Comparator<ObjectName> ORDER = Comparator.<ObjectName, Boolean>comparing(
                    name -> !Identifiers.isRegular(name.name()))
            .thenComparing(name -> name.schema().orElse(""))
            .thenComparing(ObjectName::name);

    private final Naming naming;
    private final Set<String> classes = new HashSet<>();
    private final String sequencesClass;
    private final String metaDataClass;
    private final Map<ObjectName, String> tableClasses = new HashMap<>();
    private final Map<ObjectName, String> rowClasses = new HashMap<>();
    private final Map<ObjectName, String> constants = new HashMap<>();
    private final Map<ObjectName, String> sequences = new HashMap<>();
    private final Map<ObjectName, Map<String, String>> fields = new HashMap<>();

    /**
     * @param tables tables and views
     * @throws InvalidDefinition if the naming gives a name that Java does not accept
     */
    public AllottedNames(
            Naming naming, Collection<TableDefinition> tables, Collection<? extends Sequence> sequencesGenerated) {
        this.naming = naming;
        this.sequencesClass = allot(classes, naming.sequencesClass(), "the class of sequences", true);
        this.metaDataClass = allot(classes, naming.metaDataClass(), "the class of the MetaData", true);
        List<TableDefinition> ordered = new ArrayList<>(tables);
        ordered.sort(Comparator.comparing(TableDefinition::name, ORDER));
        for (TableDefinition table : ordered) {
            tableClasses.put(
                    table.name(), allot(classes, naming.tableClass(table.name()), "table " + table.name(), true));
        }
        for (TableDefinition table : ordered) {
            String row = naming.rowClass(tableClass(table.name()));
            rowClasses.put(table.name(), allot(classes, row, "the rows of table " + table.name(), true));
        }
        Set<String> exactClasses = new HashSet<>(tableClasses.values());
        exactClasses.addAll(rowClasses.values());
        exactClasses.addAll(List.of(sequencesClass, metaDataClass));
        ordered.forEach(table -> fieldsOf(table, exactClasses));
        Set<String> taken = new HashSet<>();
        sequencesGenerated.stream().map(Sequence::name).sorted(ORDER).forEach(sequence -> {
            sequences.put(sequence, allot(taken, naming.constant(sequence), "sequence " + sequence, false));
        });
    }

    /**
     * Allots the names of fields. A field or constant does not get the name of a class, since it would hide that class
     * within its own class.
     */
    private void fieldsOf(TableDefinition table, Set<String> classes) {
        Set<String> taken = new HashSet<>(classes);
        Map<String, String> ofTable = new LinkedHashMap<>();
        for (var column : table.columns()) {
            String what = "column " + table.name() + "." + column.name();
            ofTable.put(column.name(), allot(taken, naming.field(column.name()), what, false));
        }
        fields.put(table.name(), ofTable);
        constants.put(table.name(), allot(taken, naming.constant(table.name()), "table " + table.name(), false));
    }

    /** Allots the name, or the name with the first free number after it. */
    private static String allot(Set<String> taken, String wanted, String what, boolean isClass) {
        boolean legal = isClass ? JavaWords.isClassName(wanted) : !JavaWords.isTakenField(wanted);
        if (!legal) {
            throw new InvalidDefinition(
                    "the naming calls " + what + " \"" + wanted + "\", which Java does not take as a"
                            + " name: let it give an identifier that is neither a keyword nor a method of every "
                            + "object");
        }
        String name = wanted;
        for (int number = 2; isClass && JavaWords.isTakenType(name) || !taken.add(key(name, isClass)); number++) {
            name = numbered(wanted, number);
        }
        return name;
    }

    /** The name with a number: {@code students2}, {@code t1_2}. */
    private static String numbered(String name, int number) {
        return Character.isDigit(name.charAt(name.length() - 1)) ? name + "_" + number : name + number;
    }

    /** The form in which names are compared. Classes are files, and some file systems ignore case. */
    private static String key(String name, boolean isClass) {
        return isClass ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** A name that is not among those taken: the wanted name, or that name with a number. */
    public static String unused(String wanted, Collection<String> taken) {
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = numbered(wanted, number);
        }
        return name;
    }

    /** True if the table has a class; a table that was left out has none. */
    public boolean hasTable(ObjectName table) {
        return tableClasses.containsKey(table);
    }

    public String tableClass(ObjectName table) {
        return known(tableClasses, table);
    }

    public String rowClass(ObjectName table) {
        return known(rowClasses, table);
    }

    /**
     * Allots the name of a class that holds columns of a table with too many for one class: {@code StudentsColumns1}.
     * Each call allots another name.
     *
     * @param number from 1 up
     */
    public String columnClass(ObjectName table, int number) {
        return allot(classes, tableClass(table) + "Columns" + number, "columns of table " + table, true);
    }

    /** The constant of a table or view, in its own class. */
    public String tableConstant(ObjectName table) {
        return known(constants, table);
    }

    /** The constant of a sequence, in the class of sequences. */
    public String sequenceConstant(ObjectName sequence) {
        return known(sequences, sequence);
    }

    public String field(ObjectName table, String column) {
        return known(known(fields, table), column);
    }

    /** All fields of a table's class except its constant. */
    public Collection<String> fields(ObjectName table) {
        return known(fields, table).values();
    }

    public String sequencesClass() {
        return sequencesClass;
    }

    public String metaDataClass() {
        return metaDataClass;
    }

    public Naming naming() {
        return naming;
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new InvalidDefinition(key + " is not among what is generated");
        }
        return value;
    }
}
