/** Results of queries that the program does not know: cells as texts, and the forms in which rows are printed. */
@NullMarked
package io.leanq.cli.result;

import org.jspecify.annotations.NullMarked;
