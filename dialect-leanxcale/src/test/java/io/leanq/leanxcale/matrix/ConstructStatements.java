package io.leanq.leanxcale.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.query.Statement;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the Java of the rows, one method for each, and makes the statements. */
final class ConstructStatements {
    private static final String BEFORE = """
            package made;

            import static io.leanq.ddl.Access.*;
            import static io.leanq.ddl.Ddl.*;
            import static io.leanq.query.DataType.*;
            import static io.leanq.query.Dsl.*;
            import io.leanq.leanxcale.*;
            import io.leanq.query.*;
            import io.leanq.query.row.*;
            import io.leanq.query.seek.*;
            import io.leanq.schema.*;
            import io.leanq.testkit.*;
            import io.leanq.tree.AccessChange;
            import java.math.BigDecimal;
            import java.time.*;
            import java.time.temporal.*;
            import java.util.*;

            public class Made {
                static final Students s = Students.STUDENTS;
                static final Students o = s.as("o");
                static final Addresses a = Addresses.ADDRESSES;
                static final Readings r = Readings.READINGS;
                static final Parcels p = Parcels.PARCELS;
                static final OrderedWindow w = orderBy(s.id);
                static final Seek2<String, Integer> newest = seek(down(s.name), up(s.id));
                static final Declared<Integer, NumberExpression<Integer>> id = field("id", INTEGER);
                static final ValuesSource2<Integer, String> v =
                        values("v", id, field("name", VARCHAR)).row(1, "a").row(2, null);
                static final Unnested<NumberExpression<Long>> u = unnest("u", r.counts);
                static final Unnested<TextExpression> texts = unnest("texts", value(List.of("Ann", "Bob"), VARCHAR_ARRAY));
                static final Derived<String> top = lateral(
                        "top", select(a.city).from(a).where(a.studentId.eq(s.id)).orderBy(a.city).limit(3));
                static final Json doc = json(s.name);
                static final DynamicTable notes = Table.named("notes")
                        .column("id", INTEGER, ColumnOption.primaryKey())
                        .column("text", VARCHAR(50))
                        .build();
                static final DynamicTable longer = Table.named("notes")
                        .column("id", INTEGER, ColumnOption.primaryKey())
                        .column("text", VARCHAR(80), ColumnOption.defaultValue("?"))
                        .column("extra", INTEGER)
                        .foreignKey("fk_notes", List.of("id"), () -> List.of(s.id))
                        .build();
                static final OnlineAggregate<Readings> sums = OnlineAggregate.of("sums", r)
                        .count(r.quality, "n")
                        .groupBy(r.channel);
                static final Param<Integer> most = param("most", INTEGER);
                static final DeclaredSource x = sql("TABLE(SERIES({0}))", value(3)).asSource("x", id);
                static final Cte<String> c = cte("c", select(a.city.as("city")).from(a));
                static final Cte<Integer> n = recursive(
                        "n",
                        select(inline(1).as("n")),
                        n -> select(n.get("n", INTEGER).plus(1)).from(n).where(n.get("n", INTEGER).lt(3)));
            """;

    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Class<?> made;

    ConstructStatements(List<String> expressions, Path folder) throws Exception {
        StringBuilder source = new StringBuilder(BEFORE);
        for (String java : expressions) {
            if (!methods.containsKey(java)) {
                String method = "m" + methods.size();
                methods.put(java, method);
                source.append("    public static Statement ")
                        .append(method)
                        .append("() { return ")
                        .append(java)
                        .append("; }\n");
            }
        }
        compile(source.append("}\n").toString(), folder);
        made = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())
                .loadClass("made.Made");
    }

    private static void compile(String source, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///made/Made.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        boolean compiled = compiler.getTask(
                        said, null, null, List.of("-proc:none", "-d", folder.toString()), null, List.of(file))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
    }

    /** The statement of this Java; what its building throws is thrown. */
    Statement of(String java) throws Throwable {
        try {
            return (Statement) made.getMethod(methods.get(java)).invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
