import io.leanq.codegen.Generator;
import io.leanq.codegen.GeneratorOptions;
import io.leanq.codegen.name.Naming;
import io.leanq.codegen.snapshot.Snapshot;
import io.leanq.tree.ObjectName;
import java.nio.file.Path;
import java.util.List;

/**
 * Generates the table classes of TPC-H from a snapshot of its schema. A column has the name without the letters of its
 * table: {@code l_shipdate} is the field {@code shipdate}. A foreign key has the name of the table that it refers to.
 *
 * <p>Run by Maven as a single source file: {@code java GenerateTpch.java SNAPSHOT FOLDER}.
 */
public class GenerateTpch {

    public static void main(String[] arguments) {
        GeneratorOptions options = GeneratorOptions.of("io.leanq.samples.tpch.db", Path.of(arguments[1]))
                .naming(new TpchNaming(Naming.standard()));
        new Generator(options).generate(Snapshot.read(Path.of(arguments[0])).metadata());
    }

    /** The standard names, but for columns and foreign keys. */
    record TpchNaming(Naming standard) implements Naming {

        @Override
        public String field(String column) {
            return standard.field(column.substring(column.indexOf('_') + 1));
        }

        @Override
        public String foreignKey(List<String> columns, ObjectName target) {
            return target.name();
        }

        @Override
        public String tableClass(ObjectName table) {
            return standard.tableClass(table);
        }

        @Override
        public String rowClass(String tableClass) {
            return standard.rowClass(tableClass);
        }

        @Override
        public String constant(ObjectName object) {
            return standard.constant(object);
        }

        @Override
        public String sequencesClass() {
            return standard.sequencesClass();
        }

        @Override
        public String metaDataClass() {
            return standard.metaDataClass();
        }
    }
}
