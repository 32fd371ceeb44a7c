/**
 * Statements that change the schema, as values: {@code alterTable(STUDENTS).addColumn(STUDENTS.email)}. They are built
 * of the table classes, rendered by the dialect, and run like other changes.
 *
 * <ol>
 *   <li>{@link Ddl}: the methods that the statements begin with, for a static import
 *   <li>{@link Access}: the statements about users, roles and their rights
 *   <li>{@link AlterTable}: the changes of a table
 *   <li>{@link DdlStatement}: a statement that changes the schema
 *   <li>{@link DropStatement}: a statement that drops one object
 *   <li>{@link CreateTableAs}: a statement that creates a table with the rows of a query
 *   <li>{@link RightStatement}: a statement that grants or revokes a right
 * </ol>
 */
@NullMarked
package io.leanq.ddl;

import org.jspecify.annotations.NullMarked;
