package io.leanq.codegen.name;

import io.leanq.tree.ObjectName;
import java.util.List;

/**
 * The Java names of the objects of a schema. A program may supply its own. If two objects get the same name, the one
 * that comes second by its name in the database gets a number.
 *
 * <p>Implementations are stateless, and give an object the same name in every run. The generator refuses a name that
 * Java does not accept, with a message that names the object.
 */
public interface Naming {

    /**
     * The standard naming: {@code order_items} becomes the class {@code OrderItems}, the constant {@code ORDER_ITEMS}
     * and the field {@code orderItems}.
     */
    static Naming standard() {
        return new StandardNaming();
    }

    /** The name of the class of a table or view. */
    String tableClass(ObjectName table);

    /**
     * The name of the row record of a table.
     *
     * @param tableClass the name of the table's class
     */
    String rowClass(String tableClass);

    /** The name of the constant that holds a table, view or sequence. */
    String constant(ObjectName object);

    /** The name of the field of a column, and of the column's component in the row record. */
    String field(String column);

    /**
     * The name of the method that gives a foreign key's join condition. If several keys of a table would get the same
     * name, each is named by {@link #field} of its own name instead.
     */
    String foreignKey(List<String> columns, ObjectName target);

    /** The name of the class that holds the sequences. */
    String sequencesClass();

    /** The name of the class that holds the {@code MetaData} of everything generated. */
    String metaDataClass();
}
