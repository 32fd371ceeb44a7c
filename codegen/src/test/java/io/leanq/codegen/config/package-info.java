@NullMarked
package io.leanq.codegen.config;

import org.jspecify.annotations.NullMarked;
