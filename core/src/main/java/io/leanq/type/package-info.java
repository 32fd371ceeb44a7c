/**
 * What a value is: SQL types, the Java types they map to, and the positional cells and binds that carry them.
 *
 * <ol>
 *   <li>{@link DataType}: a SQL type with its Java type; the constants for columns
 *   <li>{@link SqlType}: a SQL type as a value, without Java
 *   <li>{@link NumericType}: numbers
 *   <li>{@link TextType}: text
 *   <li>{@link TemporalType}: dates and times
 *   <li>{@link BooleanType}: truth values
 *   <li>{@link PlainType}: bytes, arrays, and Java types of the user's
 *   <li>{@link Bytes}: bytes that are compared by content
 *   <li>{@link Cells}: the cells of a row, by position
 *   <li>{@link Binds}: takes the values of an execution, by position
 *   <li>{@link FailedConversion}: a value that did not convert: where it stands, and never the value
 * </ol>
 */
@NullMarked
package io.leanq.type;

import org.jspecify.annotations.NullMarked;
