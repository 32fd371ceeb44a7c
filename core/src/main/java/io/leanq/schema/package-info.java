/** The language users describe a schema in: tables, columns, indexes, sequences; creating it, and comparing it with a database. */
@NullMarked
package io.leanq.schema;

import org.jspecify.annotations.NullMarked;
