/** How a command reaches its database: the URL, and where the password comes from. */
@NullMarked
package io.leanq.cli.connect;

import org.jspecify.annotations.NullMarked;
