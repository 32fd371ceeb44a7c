/**
 * JSON in text, as Calcite finds things in it: the Java methods behind the aliases that rewritten statements call.
 * {@code JsonFunctions} has the methods, {@code JsonLookup} evaluates a path over a document.
 */
@NullMarked
package io.leanq.embedded.json;

import org.jspecify.annotations.NullMarked;
