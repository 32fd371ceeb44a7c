/** How the objects of a schema are called in Java. */
@NullMarked
package io.leanq.codegen.name;

import org.jspecify.annotations.NullMarked;
