/** How good Cuttings is, measured on what people have labelled or judged. */
@NullMarked
package cuttings.evaluation;

import org.jspecify.annotations.NullMarked;
