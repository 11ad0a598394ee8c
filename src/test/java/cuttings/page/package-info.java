/** The page as readers use it: tests in a real browser, against a real server over the samples. */
@NullMarked
package cuttings.page;

import org.jspecify.annotations.NullMarked;
