/**
 * Random well-typed statements, each made in two forms: in LeanQ's public language, and as terms that compute their
 * values in Java by the documented rules. No class here uses LeanQ's tree or renderer, so that the terms cannot repeat
 * an error of theirs.
 */
@NullMarked
package io.leanq.testkit.random;

import org.jspecify.annotations.NullMarked;
