/**
 * Pictures of a schema. {@code DiagramReader} chooses what is shown, {@code DiagramLayout} places it, {@code Sheet} holds
 * the marks of the picture, and one class for each kind of file writes them.
 */
@NullMarked
package io.leanq.cli.diagram;

import org.jspecify.annotations.NullMarked;
