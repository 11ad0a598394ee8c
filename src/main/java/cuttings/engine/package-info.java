/** Where articles are kept and found: one narrow type, and what goes in and out of it. */
@NullMarked
package cuttings.engine;

import org.jspecify.annotations.NullMarked;
