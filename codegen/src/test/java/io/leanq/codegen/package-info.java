/** Generated code is compiled, loaded and run. */
@NullMarked
package io.leanq.codegen;

import org.jspecify.annotations.NullMarked;
