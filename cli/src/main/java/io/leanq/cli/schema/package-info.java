/** The commands about schemas: classes, snapshots, differences, plans, migrations. */
@NullMarked
package io.leanq.cli.schema;

import org.jspecify.annotations.NullMarked;
