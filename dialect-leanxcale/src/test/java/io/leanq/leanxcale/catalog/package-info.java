/** Tests of reading a database's catalog and comparing it with a schema. */
@NullMarked
package io.leanq.leanxcale.catalog;

import org.jspecify.annotations.NullMarked;
