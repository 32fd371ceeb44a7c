/** Tests that compile, load and run generated code. */
@NullMarked
package io.leanq.codegen;

import org.jspecify.annotations.NullMarked;
