/**
 * The errors that clients receive: a SQLSTATE, and a message without row values and passwords. {@code ErrorTranslation}
 * finds the {@code ReportedError} for a failure; {@code H2Error} and {@code MessageRule} translate those of H2.
 */
@NullMarked
package io.leanq.embedded.error;

import org.jspecify.annotations.NullMarked;
