package cuttings.query;

/** Something the asker should know of how the query was read or answered; plain text. */
public record Note(String text) {}
