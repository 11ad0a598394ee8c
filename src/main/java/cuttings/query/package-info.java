/** The query language: text to tree. Knows no engine; every engine translates the same tree. */
@NullMarked
package cuttings.query;

import org.jspecify.annotations.NullMarked;
