/** What stands between a command and the person or script that called it: streams, JSON, colours, failures. */
@NullMarked
package io.leanq.cli.terminal;

import org.jspecify.annotations.NullMarked;
