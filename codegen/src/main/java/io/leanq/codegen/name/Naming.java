package io.leanq.codegen.name;

import io.leanq.tree.ObjectName;
import java.util.List;

/**
 * What the objects of a schema are called in Java. Users replace it to have other names; two objects that get one name
 * are told apart by a number behind the second, in the order of their names in the database.
 *
 * <p>Implementations are stateless: the same name for the same object in every run. A name that Java does not take is
 * refused by the generator with the object's name.
 */
public interface Naming {

    /** The standard one: {@code order_items} is {@code OrderItems}, {@code ORDER_ITEMS} and {@code orderItems}. */
    static Naming standard() {
        return new StandardNaming();
    }

    /** The class of a table or view. */
    String tableClass(ObjectName table);

    /** The row record of a table, whose class is known. */
    String rowClass(String tableClass);

    /** The constant that is a table, view or sequence. */
    String constant(ObjectName object);

    /** The field that is a column, and the component of the row record. */
    String field(String column);

    /**
     * The method that joins a foreign key. Where several keys of a table would be called alike, each is called as
     * {@link #field} calls its own name.
     */
    String foreignKey(List<String> columns, ObjectName target);

    /** The class that holds the sequences. */
    String sequencesClass();

    /** The class that holds the {@code MetaData} of everything generated. */
    String metaDataClass();
}
