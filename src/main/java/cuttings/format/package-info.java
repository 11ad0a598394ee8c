/**
 * Files to articles: one reader a format, asked in the order of {@link cuttings.format.Formats}.
 */
@NullMarked
package cuttings.format;

import org.jspecify.annotations.NullMarked;
