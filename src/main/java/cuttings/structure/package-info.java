/** Lines to labelled blocks: which line is headline, byline, caption, and where a story begins. */
@NullMarked
package cuttings.structure;

import org.jspecify.annotations.NullMarked;
