package io.leanq.codegen.config;

import com.palantir.javapoet.CodeBlock;
import io.leanq.codegen.name.Naming;
import io.leanq.codegen.rule.Rule;
import io.leanq.codegen.rule.TableClass;
import io.leanq.jackson.JsonTypes;
import io.leanq.query.DataType;
import io.leanq.query.PlainType;
import io.leanq.tree.ObjectName;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** What a program may have that generated classes use. */
public final class ShopTypes {
    /** The type of prices, named by configurations. */
    public static final PlainType<Cents> CENTS = DataType.BIGINT.as(Cents.class, Cents::new, Cents::amount);

    /** The types of documents, named by configurations. */
    public static final JsonTypes JSON = new JsonTypes();

    private ShopTypes() {}

    /** Kept by name or position. */
    public enum Status {
        NEW,
        PAID
    }

    /** Kept by its code. */
    public enum Channel {
        WEB("w"),
        SHOP("s");

        private final String code;

        Channel(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Channel fromCode(String code) {
            return code.equals("w") ? WEB : SHOP;
        }
    }

    /** Kept by a converter. */
    public record Cents(long amount) {}

    /** Kept by methods. */
    public record Name(String text) {}

    /** The key of customers. */
    public record CustomerId(long number) {}

    /** Kept as JSON. */
    public record Settings(String unit, int decimals) {}

    /** An interface of row records. */
    public interface HasNote {
        String note();
    }

    /** An interface with a type argument. */
    public interface Of<T> {}

    /** An annotation that can be seen at run time. */
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Audited {
        int level() default 1;
    }

    /** A rule with a constructor. */
    public static final class SaySo implements Rule {
        @Override
        public void apply(TableClass table) {
            table.document(CodeBlock.of("So says a rule."));
        }
    }

    /** A naming that calls everything by the standard naming, with a word before it. */
    public static final class Marked implements Naming {
        private final Naming standard = Naming.standard();

        @Override
        public String tableClass(ObjectName table) {
            return "My" + standard.tableClass(table);
        }

        @Override
        public String rowClass(String tableClass) {
            return tableClass + "Row";
        }

        @Override
        public String constant(ObjectName object) {
            return standard.constant(object);
        }

        @Override
        public String field(String column) {
            return standard.field(column);
        }

        @Override
        public String foreignKey(List<String> columns, ObjectName target) {
            return standard.foreignKey(columns, target);
        }

        @Override
        public String sequencesClass() {
            return "MyIds";
        }

        @Override
        public String metaDataClass() {
            return standard.metaDataClass();
        }
    }
}
