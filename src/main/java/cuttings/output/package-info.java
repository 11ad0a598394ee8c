/** Results as text: JSON and the formats of spreadsheets, reference managers and evaluations. */
@NullMarked
package cuttings.output;

import org.jspecify.annotations.NullMarked;
