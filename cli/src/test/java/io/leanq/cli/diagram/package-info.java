/** Tests of the pictures of schemas. */
@NullMarked
package io.leanq.cli.diagram;

import org.jspecify.annotations.NullMarked;
