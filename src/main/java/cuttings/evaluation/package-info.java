/** How good Cuttings is, measured on texts that people have labelled. */
@NullMarked
package cuttings.evaluation;

import org.jspecify.annotations.NullMarked;
