package com.acme;

import static com.acme.db.Customers.CUSTOMERS;
import static com.acme.db.Orders.ORDERS;
import static io.leanq.query.Dsl.*;

public class Main {
    /** The name of the customer of each order. */
    static final Object NAMES = select(CUSTOMERS.name).from(ORDERS).join(CUSTOMERS).on(ORDERS.customer(CUSTOMERS));
}
