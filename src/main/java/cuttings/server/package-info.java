/**
 * The HTTP outside: the JSON endpoint and the page. Start reading at {@link
 * cuttings.server.Server}.
 */
@NullMarked
package cuttings.server;

import org.jspecify.annotations.NullMarked;
