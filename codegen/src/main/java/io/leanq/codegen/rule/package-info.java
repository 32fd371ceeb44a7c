/** The rules that make a generated table class, one for each concern. */
@NullMarked
package io.leanq.codegen.rule;

import org.jspecify.annotations.NullMarked;
