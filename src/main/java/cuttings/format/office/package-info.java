/**
 * Text of binary documents, taken out by libraries that hostile files are known to hang or exhaust:
 * so it is done in a child process, which costs its file when it has to be killed, and never the
 * run.
 *
 * <p>{@link cuttings.format.office.Extractor} is the outside; it and what it hands back load no
 * class of those libraries.
 */
@NullMarked
package cuttings.format.office;

import org.jspecify.annotations.NullMarked;
