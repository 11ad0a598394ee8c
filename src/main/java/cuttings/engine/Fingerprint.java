package cuttings.engine;

/**
 * What a source looked like when it was read, to tell an unchanged one without reading it.
 *
 * @param size bytes
 * @param modifiedMs last-modified time, milliseconds since the epoch
 * @param hash SHA-256 of its bytes, hexadecimal
 */
public record Fingerprint(long size, long modifiedMs, String hash) {}
