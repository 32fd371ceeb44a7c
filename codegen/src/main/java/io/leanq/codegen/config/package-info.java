/**
 * The generator's configuration file, and runs of the generator by it.
 *
 * <ul>
 *   <li>{@link io.leanq.codegen.config.GeneratorConfiguration} is what the file says, with methods that replace each
 *       part.
 *   <li>{@link io.leanq.codegen.config.Generation} reads the schemas and writes the classes.
 *   <li>{@link io.leanq.codegen.config.GenerationResult} lists files and warnings.
 *   <li>{@link io.leanq.codegen.config.PasswordSource} and {@link io.leanq.codegen.config.ScratchServer} are what a
 *       program gives to a run.
 * </ul>
 */
@NullMarked
package io.leanq.codegen.config;

import org.jspecify.annotations.NullMarked;
