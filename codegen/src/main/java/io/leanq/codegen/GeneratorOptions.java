package io.leanq.codegen;

import io.leanq.InvalidDefinition;
import io.leanq.codegen.name.Naming;
import io.leanq.codegen.rule.ColumnChoices;
import io.leanq.codegen.rule.Rule;
import io.leanq.tree.ObjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the generator writes, how, and where. Immutable.
 *
 * <p>The regular expressions for include and exclude match the whole name of a table, view or sequence, as the database
 * has it. A name that matches both is excluded.
 */
public final class GeneratorOptions {
    private final String packageName;
    private final Path output;
    private final @Nullable Pattern include;
    private final @Nullable Pattern exclude;
    private final List<Rule> rules;
    private final Naming naming;
    private final Predicate<ObjectName> wanted;
    private final ColumnChoices columns;

    private GeneratorOptions(
            String packageName,
            Path output,
            @Nullable Pattern include,
            @Nullable Pattern exclude,
            List<Rule> rules,
            Naming naming,
            Predicate<ObjectName> wanted,
            ColumnChoices columns) {
        this.packageName = packageName;
        this.output = output;
        this.include = include;
        this.exclude = exclude;
        this.rules = rules;
        this.naming = naming;
        this.wanted = wanted;
        this.columns = columns;
    }

    /**
     * Options to generate everything, with the standard rules and names.
     *
     * @param packageName of the classes, such as {@code com.acme.db}
     * @param output the folder in which the package's top folder is, or is created; usually a source root
     * @throws InvalidDefinition if Java does not accept the package's name
     */
    public static GeneratorOptions of(String packageName, Path output) {
        if (!SourceVersion.isName(packageName)) {
            throw new InvalidDefinition(
                    "\"" + packageName + "\" is no name of a Java package: expected one such as" + " com.acme.db");
        }
        return new GeneratorOptions(
                packageName,
                output,
                null,
                null,
                Rule.standard(),
                Naming.standard(),
                name -> true,
                ColumnChoices.STANDARD);
    }

    /**
     * Generates only objects whose name matches.
     *
     * @throws InvalidDefinition if the text is no regular expression
     */
    public GeneratorOptions include(String regex) {
        return new GeneratorOptions(
                packageName, output, pattern("include", regex), exclude, rules, naming, wanted, columns);
    }

    /**
     * Generates no object whose name matches.
     *
     * @throws InvalidDefinition if the text is no regular expression
     */
    public GeneratorOptions exclude(String regex) {
        return new GeneratorOptions(
                packageName, output, include, pattern("exclude", regex), rules, naming, wanted, columns);
    }

    /**
     * Generates only objects whose name passes the test, besides {@link #include} and {@link #exclude}. After several
     * calls of this method, a name must pass all tests.
     */
    public GeneratorOptions only(Predicate<ObjectName> name) {
        return new GeneratorOptions(packageName, output, include, exclude, rules, naming, wanted.and(name), columns);
    }

    /** Adds a rule, which runs after the rules that are already there. */
    public GeneratorOptions rule(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new GeneratorOptions(packageName, output, include, exclude, List.copyOf(more), naming, wanted, columns);
    }

    public GeneratorOptions naming(Naming other) {
        return new GeneratorOptions(packageName, output, include, exclude, rules, other, wanted, columns);
    }

    /** Decides Java types, sequences and components of columns in another way than the standard one. */
    public GeneratorOptions columns(ColumnChoices choices) {
        return new GeneratorOptions(packageName, output, include, exclude, rules, naming, wanted, choices);
    }

    private static Pattern pattern(String option, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new InvalidDefinition(option + ": \"" + regex + "\" is no regular expression: " + e.getDescription());
        }
    }

    /** True if an object of this name is generated. */
    boolean wants(ObjectName name) {
        return (include == null || include.matcher(name.name()).matches())
                && (exclude == null || !exclude.matcher(name.name()).matches())
                && wanted.test(name);
    }

    public String packageName() {
        return packageName;
    }

    public Path output() {
        return output;
    }

    List<Rule> rules() {
        return rules;
    }

    ColumnChoices columns() {
        return columns;
    }

    Naming naming() {
        return naming;
    }
}
