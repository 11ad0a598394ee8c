package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one container holds, each entry corrected by the {@link Sidecar} that stands beside it. As a
 * sidecar may come after its file, what was read is held back: to the container's end, but no more
 * than {@link #MAX_HELD_CHARS} of it.
 */
final class Entries implements Contents {
  /** Text of entries that is held back for a sidecar to come, in UTF-16 units. */
  static final int MAX_HELD_CHARS = 16 << 20;

  /** What a block or a line of furniture costs besides its text. */
  private static final int BLOCK_CHARS = 100;

  /** Bytes of sidecars held for their files; YAML beyond it is read as a file like any other. */
  static final int MAX_SIDECAR_BYTES = 16 << 20;

  private final Visit visit;
  private final Source container;
  private final @Nullable Entries around;
  private final Map<Source, Reading> held = new LinkedHashMap<>();
  private final TreeMap<String, Beside> sidecars = new TreeMap<>();
  private final NavigableSet<String> names = new TreeSet<>();
  private final Set<String> corrected = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private long heldChars;
  private int sidecarBytes;

  /** YAML that is a sidecar, if a file beside it is among the entries. */
  private record Beside(Source source, byte[] yaml) {}

  /**
   * @param around the entries that the container is one of; null where it is a file
   */
  Entries(Visit visit, Source container, @Nullable Entries around) {
    this.visit = visit;
    this.container = container;
    this.around = around;
  }

  @Override
  public void entry(Source inside, InputStream in) {
    Source entry = visit.count(inside);
    names.add(entry.path());
    if (PageParts.contain(entry.path(), names::contains)) {
      visit.skipped(entry, "a part of the saved page beside it");
    } else {
      read(entry, in);
    }
  }

  @Override
  public void address(Source inside, InputStream in) {
    Source entry = visit.count(inside);
    names.add(entry.path());
    read(entry, in);
  }

  private void read(Source entry, InputStream in) {
    InputStream all = in;
    if (Sidecar.isYaml(entry.path())) {
      try {
        byte[] yaml = in.readNBytes(Sidecar.MAX_BYTES + 1);
        if (yaml.length <= Sidecar.MAX_BYTES && sidecarBytes + yaml.length <= MAX_SIDECAR_BYTES) {
          sidecarBytes += yaml.length;
          sidecars.put(entry.path(), new Beside(entry, yaml));
          return;
        }
        all = new SequenceInputStream(new ByteArrayInputStream(yaml), in);
      } catch (IOException e) {
        // The reader meets the same, and tells it.
      }
    }
    visit.read(entry, all, this);
  }

  /** Holds an entry that was read back until its sidecar can be known. */
  void hold(Source entry, Reading reading) {
    visit.found();
    held.put(entry, reading);
    heldChars += chars(reading);
    Iterator<Map.Entry<Source, Reading>> oldest = held.entrySet().iterator();
    while (heldChars > MAX_HELD_CHARS) {
      Map.Entry<Source, Reading> first = oldest.next();
      oldest.remove();
      heldChars -= chars(first.getValue());
      told.add(first.getKey().path());
      tell(first.getKey(), first.getValue());
    }
  }

  /** What a reading costs, as so many characters. */
  static long chars(Reading reading) {
    long chars = BLOCK_CHARS;
    for (Article article : reading.articles()) {
      for (Block block : article.blocks()) {
        chars += block.text().length() + BLOCK_CHARS;
      }
    }
    for (Line line : reading.furniture()) {
      chars += line.text().length() + BLOCK_CHARS;
    }
    return chars;
  }

  /** Tells what is held back still, and reads the YAML that is no sidecar. */
  void end() {
    tellHeld();
    for (Beside beside : sidecars.values()) {
      String path = beside.source().path();
      List<String> owners = Sidecar.owners(path, names);
      if (owners.isEmpty()) {
        visit.read(beside.source(), new ByteArrayInputStream(beside.yaml()), this);
        tellHeld();
      } else if (!corrected.contains(path)) {
        visit.failure(unused(beside.source(), owners.stream().anyMatch(told::contains)));
      }
    }
  }

  private static UnreadableException unused(Source sidecar, boolean late) {
    return late
        ? new UnreadableException(
            sidecar,
            null,
            "it comes long after its file, which was read as it stands",
            "Pack it before its file, or unpack the archive")
        : new UnreadableException(
            sidecar,
            null,
            "no article was read from its file that it could correct",
            "Leave it out, or name it after the article that it is about");
  }

  private void tellHeld() {
    held.forEach(this::tell);
    held.clear();
    heldChars = 0;
  }

  private void tell(Source entry, Reading reading) {
    Optional<Beside> beside =
        Sidecar.of(entry.path(), sidecars.navigableKeySet()).map(sidecars::get);
    if (beside.isEmpty()) {
      visit.reading(entry, reading);
      return;
    }
    corrected.add(beside.get().source().path());
    visit.corrected(entry, reading, beside.get().source(), beside.get().yaml());
  }

  @Override
  public void reading(Source source, Reading reading) {
    // A letter, or an object alone in its file, is an entry of what is around like any other.
    if (around != null && source.equals(container)) {
      around.hold(source, reading);
    } else {
      visit.reading(source, reading);
    }
  }

  @Override
  public void skipped(Source source, String reason) {
    visit.skipped(source, reason);
  }

  @Override
  public void failure(UnreadableException why) {
    visit.failure(why);
  }

  @Override
  public InputStream limited(InputStream unpacked) {
    return visit.limited(unpacked);
  }
}
