/** The engine on one machine: a Lucene index in a folder. Start reading at {@code Schema}. */
@NullMarked
package cuttings.engine.lucene;

import org.jspecify.annotations.NullMarked;
