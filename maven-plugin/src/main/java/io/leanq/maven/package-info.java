/** The Maven plug-in: classes from a schema while a project is built, snapshots, differences, migrations. */
@NullMarked
package io.leanq.maven;

import org.jspecify.annotations.NullMarked;
