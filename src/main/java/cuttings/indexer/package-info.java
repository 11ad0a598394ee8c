/** Folders to engine: finds files, reads them, and makes the index hold exactly what they hold. */
@NullMarked
package cuttings.indexer;

import org.jspecify.annotations.NullMarked;
