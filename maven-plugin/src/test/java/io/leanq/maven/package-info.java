@NullMarked
package io.leanq.maven;

import org.jspecify.annotations.NullMarked;
