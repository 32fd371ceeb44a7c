/** The H2 database behind a server: opening it, users and their schemas, DDL one at a time. */
@NullMarked
package io.leanq.embedded.database;

import org.jspecify.annotations.NullMarked;
