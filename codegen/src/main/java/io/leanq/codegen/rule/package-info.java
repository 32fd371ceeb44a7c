/** What a generated table class is made of: one rule for each concern. */
@NullMarked
package io.leanq.codegen.rule;

import org.jspecify.annotations.NullMarked;
