/** What an article is: plain immutable data, known to every other package, knowing none. */
@NullMarked
package cuttings.article;

import org.jspecify.annotations.NullMarked;
