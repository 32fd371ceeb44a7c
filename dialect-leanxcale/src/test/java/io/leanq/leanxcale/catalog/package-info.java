/** Tests of reading and comparing what is in a database. */
@NullMarked
package io.leanq.leanxcale.catalog;

import org.jspecify.annotations.NullMarked;
