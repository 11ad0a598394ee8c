package cuttings.structure;

/**
 * One line of a text.
 *
 * @param number 1-based; blank lines count
 * @param text without its line end
 */
public record Line(int number, String text) {}
