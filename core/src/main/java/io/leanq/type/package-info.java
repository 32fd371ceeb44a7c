/**
 * Values and their types: SQL types, the Java types for them, and the cells and binds that carry values by position.
 *
 * <ol>
 *   <li>{@link DataType}: a SQL type with its Java type; has the constants for columns
 *   <li>{@link SqlType}: a SQL type without a Java type
 *   <li>{@link NumericType}: numbers
 *   <li>{@link TextType}: text
 *   <li>{@link TemporalType}: dates and times
 *   <li>{@link BooleanType}: truth values
 *   <li>{@link PlainType}: bytes, arrays and the user's own Java types
 *   <li>{@link Bytes}: an immutable byte string, compared by content
 *   <li>{@link Cells}: the cells of a row, by position
 *   <li>{@link Binds}: takes the values of one execution, by position
 *   <li>{@link FailedConversion}: the failure of a conversion, with its place and without the value
 * </ol>
 */
@NullMarked
package io.leanq.type;

import io.leanq.query.BooleanType;
import io.leanq.query.DataType;
import io.leanq.query.NumericType;
import io.leanq.query.PlainType;
import io.leanq.query.TemporalType;
import io.leanq.query.TextType;
import org.jspecify.annotations.NullMarked;
