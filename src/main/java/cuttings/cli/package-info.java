/** The command line: a class a command, and the only place that chooses an engine. */
@NullMarked
package cuttings.cli;

import org.jspecify.annotations.NullMarked;
