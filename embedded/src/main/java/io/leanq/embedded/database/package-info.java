/**
 * The H2 database behind a server. {@code LeanxcaleDatabase} opens it, {@code Users} knows users and their schemas,
 * {@code SchemaLock} lets schema changes run one at a time, {@code TableShapes} looks up tables.
 */
@NullMarked
package io.leanq.embedded.database;

import org.jspecify.annotations.NullMarked;
