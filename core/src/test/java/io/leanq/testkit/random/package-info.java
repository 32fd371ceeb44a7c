/**
 * Random well-typed statements, each made twice over: by LeanQ's public language, and as terms that compute their
 * values in Java by the documented rules. Nothing here looks at LeanQ's tree or renderer, so neither can hide a fault
 * of theirs.
 */
@NullMarked
package io.leanq.testkit.random;

import org.jspecify.annotations.NullMarked;
