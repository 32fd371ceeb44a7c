package io.leanq.benchmarks.rendering;

import java.time.LocalDate;
import java.util.List;

/**
 * A library that builds and renders the measured statements. Each call starts from its arguments and the tables,
 * which are constants, and returns the library's own form of a rendered statement.
 */
interface Peer {

    /** {@code SELECT id, name, city FROM customers WHERE id = ?} */
    Object selectByKey(long id);

    /**
     * {@code SELECT c.city, COUNT(*), SUM(l.quantity) FROM customers c JOIN orders o ON … JOIN order_lines l ON … WHERE
     * o.placed >= ? AND c.name LIKE ? GROUP BY c.city ORDER BY c.city LIMIT 10}
     */
    Object quantityByCity(LocalDate since, String namePattern);

    /**
     * {@code SELECT l.product, ROW_NUMBER() OVER (PARTITION BY l.order_id ORDER BY l.id), SUM(l.quantity) OVER (PARTITION BY l.order_id ORDER BY l.id) FROM order_lines l WHERE l.order_id = ?}
     *
     * @throws UnsupportedOperationException if the library has no windows
     */
    default Object runningQuantity(long orderId) {
        throw new UnsupportedOperationException("no windows");
    }

    /** {@code INSERT INTO order_lines (id, order_id, product, quantity) VALUES (?, ?, ?, ?), …} */
    Object insert(List<Line> lines);

    /** The rendered statement in JDBC's form; not part of what is measured. */
    Sql sql(Object rendered);
}
