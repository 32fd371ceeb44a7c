/** The Java names of the objects of a schema. */
@NullMarked
package io.leanq.codegen.name;

import org.jspecify.annotations.NullMarked;
