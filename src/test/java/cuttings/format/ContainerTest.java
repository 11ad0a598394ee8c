package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Source;
import cuttings.format.office.Extractor;
import cuttings.structure.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;

/** Each entry of a container is a source; what is hostile in one stays without harm. */
final class ContainerTest {
  private static final String STORY =
      """
      Harbour vote tied

      By Kit Pike

      The council of Port Ellis could not agree yesterday on who should own the harbour.
      """;

  @Test
  void eachEntryIsASourceOfItsOwn() throws IOException {
    Unpacked told =
        Unpacked.of("a.zip", zip("2024/a.txt", STORY, "2024/b.html", page("Bridge hums")));
    assertEquals(Set.of("a.zip!/2024/a.txt", "a.zip!/2024/b.html"), told.read.keySet());
    assertEquals("text", told.read.get("a.zip!/2024/a.txt").format());
    assertEquals("html", told.read.get("a.zip!/2024/b.html").format());
    assertTrue(told.text("a.zip!/2024/a.txt").startsWith("Harbour vote tied\nBy Kit Pike\n"));
    assertEquals(List.of(), told.failed);
  }

  @Test
  void aSidecarCorrectsTheEntryItStandsBeside() throws IOException {
    String[] entries = {
      "a.b/story.txt", STORY,
      "a.b/story.txt.yaml", "headline: The pier\n",
      "first.yaml", "headline: Before its file\n",
      "first.txt", STORY,
      "a.yaml", "headline: [unclosed\n",
      "a.txt", STORY,
      "alone.yaml", "The council of Hallgarth could not agree on the pier yesterday.\n",
    };
    for (Unpacked told :
        List.of(Unpacked.of("x.tar", tar(entries)), Unpacked.of("x.zip", zip(entries)))) {
      String archive = told.read.keySet().iterator().next().substring(0, 6);
      assertEquals(
          Set.of(
              archive + "/a.b/story.txt",
              archive + "/first.txt",
              archive + "/a.txt",
              archive + "/alone.yaml"),
          told.read.keySet());
      assertEquals(
          "The pier", told.read.get(archive + "/a.b/story.txt").articles().getFirst().headline());
      assertEquals(
          "Before its file",
          told.read.get(archive + "/first.txt").articles().getFirst().headline());
      assertTrue(told.failures().contains("its YAML is broken"), told.failures());
    }
  }

  @Test
  void aSidecarCorrectsALetterAndAnObjectThatAreEntriesToo() throws IOException {
    Unpacked told =
        Unpacked.of(
            "x.zip",
            zip(
                "a.json",
                "{\"headline\": \"Tied\", \"text\": \"The council could not agree.\"}",
                "a.yaml",
                "headline: The pier\n",
                "b.yaml",
                "headline: The letter\n",
                "b.eml",
                "From: kit@example.org\nSubject: Tied\n\nThe council could not agree.\n"));
    assertEquals(List.of(), told.failed);
    assertEquals(Set.of("x.zip!/a.json", "x.zip!/b.eml"), told.read.keySet());
    assertEquals("The pier", told.read.get("x.zip!/a.json").articles().getFirst().headline());
    assertEquals("The letter", told.read.get("x.zip!/b.eml").articles().getFirst().headline());
  }

  @Test
  void aSidecarThatCorrectsNothingIsNamed() throws IOException {
    String gif = new String(new byte[] {'G', 'I', 'F', '8', '9', 'a', 0, 0}, ISO_8859_1);
    Unpacked told =
        Unpacked.of("x.zip", zip("photo.gif", gif, "photo.yaml", "headline: The pier\n"));
    assertEquals(
        "x.zip!/photo.yaml: no article was read from its file that it could correct. Leave it out,"
            + " or name it after the article that it is about\n",
        told.failures());
  }

  @Test
  void whatIsHeldBackOfAnEntryIsCountedWithItsFurniture() throws IOException {
    Unpacked told = Unpacked.of("a.txt", STORY.getBytes(UTF_8));
    Reading reading = told.read.get("a.txt");
    Line line = new Line(9, "x".repeat(1000));
    Reading more =
        new Reading("text", "UTF-8", reading.articles(), 0, Collections.nCopies(1000, line));
    assertTrue(Entries.chars(more) >= Entries.chars(reading) + 1_000_000);
  }

  @Test
  void whoRefusesAReadingIsToldOfNoMore() throws IOException {
    List<Source> told = new ArrayList<>();
    Readings full =
        new Readings() {
          @Override
          public void read(Source source, Reading reading) throws IOException {
            told.add(source);
            throw new IOException("full");
          }

          @Override
          public void skipped(Source source, String reason) {}

          @Override
          public void failed(UnreadableException why) {}
        };
    String letter = "From: k@example.org\nSubject: A\n\nThe council could not agree.\n";
    byte[] mbox = ("From k Mon Jan 1 00:00:00 2024\n" + letter).repeat(2).getBytes(UTF_8);
    byte[] inner = zip("c.mbox", "", "d.txt", STORY);
    byte[] zip = zip(List.of("a.txt", "b.zip"), STORY.getBytes(UTF_8), inner);
    for (byte[] file : List.of(mbox, zip)) {
      told.clear();
      IOException refused =
          assertThrows(
              IOException.class,
              () ->
                  Formats.all()
                      .read(
                          new Source("/folder", "x"), new ByteArrayInputStream(file), null, full));
      assertEquals("full", refused.getMessage());
      assertEquals(1, told.size(), told.toString());
    }
  }

  @Test
  void aSidecarThatComesLongAfterItsFileIsNamed() throws IOException {
    String long1 = "The harbour was closed again. ".repeat(Entries.MAX_HELD_CHARS / 4 / 30);
    Unpacked told =
        Unpacked.of(
            "x.tar",
            tar(
                "late.txt",
                STORY,
                "1.txt",
                long1,
                "2.txt",
                long1,
                "3.txt",
                long1,
                "4.txt",
                long1,
                "5.txt",
                long1,
                "late.yaml",
                "headline: The pier\n",
                "5.yaml",
                "headline: The last\n"));
    assertEquals(
        "x.tar!/late.yaml: it comes long after its file, which was read as it stands. Pack it"
            + " before its file, or unpack the archive\n",
        told.failures());
    assertEquals("The last", told.read.get("x.tar!/5.txt").articles().getFirst().headline());
    assertEquals(6, told.read.size());
  }

  @Test
  void aContainerInAContainerIsReadThrough() throws IOException {
    byte[] inner = zip("a.txt", STORY);
    Unpacked told =
        Unpacked.of("outer.zip", zip(List.of("x/inner.zip", "b.txt.gz"), inner, gz(STORY)));
    assertEquals(
        Set.of("outer.zip!/x/inner.zip!/a.txt", "outer.zip!/b.txt.gz!/b.txt"), told.read.keySet());
  }

  @Test
  void aCompressedArchiveIsOneContainer() throws IOException {
    byte[] tar = tar("2024/a.txt", STORY);
    assertEquals(Set.of("a.tar!/2024/a.txt"), Unpacked.of("a.tar", tar).read.keySet());
    assertEquals(Set.of("a.tar.gz!/2024/a.txt"), Unpacked.of("a.tar.gz", gz(tar)).read.keySet());
    assertEquals(Set.of("a.tgz!/2024/a.txt"), Unpacked.of("a.tgz", gz(tar)).read.keySet());
  }

  @Test
  void oneCompressedFileIsReadWhateverItIsCompressedBy() throws IOException {
    assertEquals(Set.of("a.txt.gz!/a.txt"), Unpacked.of("a.txt.gz", gz(STORY)).read.keySet());
    ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bz2)) {
      out.write(STORY.getBytes(UTF_8));
    }
    assertEquals(
        Set.of("a.txt.bz2!/a.txt"), Unpacked.of("a.txt.bz2", bz2.toByteArray()).read.keySet());
    ByteArrayOutputStream xz = new ByteArrayOutputStream();
    try (OutputStream out = new XZCompressorOutputStream(xz)) {
      out.write(STORY.getBytes(UTF_8));
    }
    assertEquals(
        Set.of("a.txt.xz!/a.txt"), Unpacked.of("a.txt.xz", xz.toByteArray()).read.keySet());
  }

  @Test
  void theContentDecidesNotTheName() throws IOException {
    assertEquals(Set.of("a.txt!/b.txt"), Unpacked.of("a.txt", zip("b.txt", STORY)).read.keySet());
    assertEquals(Set.of("a.zip"), Unpacked.of("a.zip", STORY.getBytes(UTF_8)).read.keySet());
  }

  @Test
  void namesThatPointOutOfTheArchiveAreNamesOnly() throws IOException {
    Unpacked told =
        Unpacked.of(
            "a.zip",
            zip(
                List.of("../../etc/passwd", "/abs.txt", "C:\\news\\b.txt", "a/./b//c.txt", ".."),
                STORY.getBytes(UTF_8)));
    assertEquals(
        Set.of(
            "a.zip!/etc/passwd",
            "a.zip!/abs.txt",
            "a.zip!/C:/news/b.txt",
            "a.zip!/a/b/c.txt",
            "a.zip!/unnamed"),
        told.read.keySet());
  }

  @Test
  void twoEntriesOfOneNameAreTwoSources() throws IOException {
    Unpacked told =
        Unpacked.of("a.zip", zip(List.of("a.txt", "./a.txt", "../a.txt"), STORY.getBytes(UTF_8)));
    assertEquals(
        Set.of("a.zip!/a.txt", "a.zip!/a.txt (2)", "a.zip!/a.txt (3)"), told.read.keySet());
  }

  @Test
  void aNameOfAnyLengthIsKeptToItsEnd() throws IOException {
    Unpacked told = Unpacked.of("a.zip", zip("n".repeat(60_000) + ".txt", STORY));
    String path = told.read.keySet().iterator().next();
    assertEquals("a.zip!/".length() + EntryName.MAX_CHARS, path.length());
    assertTrue(path.endsWith("nnn.txt"));
  }

  @Test
  void namesAreReadInTheCharsetOfTheirTime() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
      add(out, "Ñandú.txt", STORY.getBytes(UTF_8));
    }
    assertEquals(
        Set.of("a.zip!/Ñandú.txt"), Unpacked.of("a.zip", bytes.toByteArray()).read.keySet());
    assertEquals(Set.of("a.zip!/日本.txt"), Unpacked.of("a.zip", zip("日本.txt", STORY)).read.keySet());
    assertEquals(
        Set.of("a.tar!/Ñandú.txt"), Unpacked.of("a.tar", tar("Ñandú.txt", STORY)).read.keySet());
    assertEquals(Set.of("a.tar!/日本.txt"), Unpacked.of("a.tar", tar("日本.txt", STORY)).read.keySet());
  }

  @Test
  void anEncryptedEntryIsNamedAndTheRestGoesOn() throws IOException {
    byte[] zip = zip(List.of("secret.txt", "open.txt"), STORY.getBytes(UTF_8));
    encryptFirst(zip);
    Unpacked told = Unpacked.of("a.zip", zip);
    assertEquals(
        "a.zip!/secret.txt: encrypted. Unpack the archive with its password\n", told.failures());
    assertEquals(Set.of("a.zip!/open.txt"), told.read.keySet());
  }

  @Test
  void whatComesLongAfterAnEncryptedEntryIsNamedAsNotFound() throws IOException {
    byte[] large = new byte[Formats.MAX_SOURCE_BYTES + (1 << 20)];
    new Random(7).nextBytes(large);
    byte[] zip = zip(List.of("secret.bin", "open.txt"), large, STORY.getBytes(UTF_8));
    encryptFirst(zip);
    Unpacked told = Unpacked.of("a.zip", zip);
    assertEquals(Set.of(), told.read.keySet());
    assertEquals(
        """
        a.zip!/secret.bin: encrypted. Unpack the archive with its password
        a.zip: what follows an encrypted entry was not found. Unpack the archive with its password
        """,
        told.failures());
  }

  @Test
  void anArchiveThatIsNotOpenedIsNamedForWhatItIs() {
    byte[] bytes = new byte[200];
    for (String magic : List.of("7z\u00bc\u00af'\u001c", "Rar!\u001a\u0007\u0001\0")) {
      byte[] head = magic.getBytes(ISO_8859_1);
      System.arraycopy(head, 0, bytes, 0, head.length);
      assertEquals(
          "a.bin: an archive of a kind that is not opened (%s). Unpack it and index the folder, or pack it as ZIP or TAR\n"
              .formatted(magic.startsWith("7") ? "7-Zip" : "RAR"),
          Unpacked.of("a.bin", bytes).failures());
    }
  }

  @Test
  void ofAnArchiveCutShortWhatIsThereIsKept() throws IOException {
    byte[] zip = zip(List.of("a.txt", "b.txt", "c.txt"), STORY.getBytes(UTF_8));
    Unpacked told = Unpacked.of("a.zip", Arrays.copyOf(zip, zip.length / 2));
    assertEquals(Set.of("a.zip!/a.txt", "a.zip!/b.txt"), told.read.keySet(), told.failures());
    assertTrue(told.failures().contains("it ends too early, as if cut short"), told.failures());

    told = Unpacked.of("a.zip", Arrays.copyOf(zip("a.txt", noise(100_000)), 150));
    assertTrue(told.failures().contains("it ends too early, as if cut short"), told.failures());

    byte[] tgz = gz(tar("a.txt", STORY, "b.txt", noise(100_000)));
    told = Unpacked.of("a.tar.gz", Arrays.copyOf(tgz, tgz.length / 2));
    assertEquals(Set.of("a.tar.gz!/a.txt"), told.read.keySet(), told.failures());
    assertTrue(told.failures().contains("it ends too early, as if cut short"), told.failures());
  }

  @Test
  void whatProgramsLeaveInArchivesIsSkipped() throws IOException {
    Unpacked told =
        Unpacked.of(
            "a.zip",
            zip(List.of("__MACOSX/._a.txt", ".DS_Store", "a/.git/x"), STORY.getBytes(UTF_8)));
    assertEquals(3, told.skipped.size());
    assertEquals("hidden", told.skipped.get("a.zip!/.DS_Store"));
  }

  @Test
  void linksAndDevicesOfATapeArchiveAreNotFollowed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("link.txt", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      out.putArchiveEntry(link);
      out.closeArchiveEntry();
      out.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
      out.closeArchiveEntry();
    }
    Unpacked told = Unpacked.of("a.tar", bytes.toByteArray());
    assertEquals("a link, not followed", told.skipped.get("a.tar!/link.txt"));
    assertEquals("not a file: a pipe or device", told.skipped.get("a.tar!/pipe"));
    assertEquals(Set.of(), told.read.keySet());
  }

  @Test
  void whatABrowserSavedBesideAPageIsPartOfIt() throws IOException {
    Unpacked told =
        Unpacked.of(
            "a.zip",
            zip(
                "s/Bridge.html",
                page("Bridge hums"),
                "s/Bridge_files/frame.html",
                page("Buy a boat"),
                "Brücke.htm",
                page("Brücke summt"),
                "Brücke-Dateien/a/frame.html",
                page("Buy a boat"),
                "press_files/a.txt",
                STORY));
    assertEquals(
        Set.of("a.zip!/s/Bridge.html", "a.zip!/Brücke.htm", "a.zip!/press_files/a.txt"),
        told.read.keySet());
    assertEquals(
        "a part of the saved page beside it", told.skipped.get("a.zip!/s/Bridge_files/frame.html"));
  }

  @Test
  void aPictureBesideTheStoriesIsNamedForWhatItIs() throws IOException {
    byte[] gif = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};
    assertEquals("an image (JPEG)", Unpacked.of("a.jpg", gif).skipped.get("a.jpg"));
  }

  @Test
  void containersAreReadToALimitedDepth() throws IOException {
    byte[] zip = zip("a.txt", STORY);
    for (int i = 0; i < Limits.MAX_DEPTH; i++) {
      zip = zip(List.of("in.zip", "beside.txt"), zip, STORY.getBytes(UTF_8));
    }
    Unpacked told = Unpacked.of("a.zip", zip);
    assertEquals(Limits.MAX_DEPTH, told.read.size());
    assertTrue(
        told.failures().endsWith("more than 5 containers in one another. Unpack the outer ones\n"),
        told.failures());
  }

  @Test
  void aBombStopsAtManyTimesItsSize() throws IOException {
    byte[] bomb = gz(new byte[32 << 20]);
    Unpacked told =
        Unpacked.of(
            Formats.all(new Limits(5, 10, 1L << 30, 200, 1 << 20, Limits.MAX_TIME)),
            "bomb.txt.gz",
            new ByteArrayInputStream(bomb));
    assertEquals(Set.of(), told.read.keySet());
    assertEquals(
        "bomb.txt.gz: it unpacks to more than 200 times its size: the rest of it was not read."
            + " Unpack it yourself if you trust it, and index the folder\n",
        told.failures());
  }

  @Test
  void aBombOfManyEntriesStopsToo() throws IOException {
    byte[] bomb = zip(List.of("a", "b", "c", "d"), new byte[16 << 20]);
    InputStream in = new ByteArrayInputStream(bomb);
    Unpacked told =
        Unpacked.of(
            Formats.all(new Limits(5, 10, 40 << 20, 10_000, 1 << 20, Limits.MAX_TIME)),
            "a.zip",
            in);
    assertTrue(told.failures().contains("more than 40 MiB of content"), told.failures());

    in = new ByteArrayInputStream(zip(List.of("a", "b", "c", "d"), STORY.getBytes(UTF_8)));
    told =
        Unpacked.of(
            Formats.all(new Limits(5, 3, 40 << 20, 10_000, 1 << 20, Limits.MAX_TIME)), "a.zip", in);
    assertEquals(3, told.read.size());
    assertTrue(told.failures().contains("more than 3 entries"), told.failures());
  }

  @Test
  void aFileInWhichNothingIsFoundForLongIsLeftAndWhatWasFoundStays() throws IOException {
    byte[] zip = zip(List.of("a.txt", "b.bin"), STORY.getBytes(UTF_8), new byte[80 << 20]);
    Limits limits = new Limits(5, 10, 1L << 30, 10_000, 1 << 30, Duration.ofNanos(1));
    Unpacked told = Unpacked.of(Formats.all(limits), "a.zip", new ByteArrayInputStream(zip));
    assertEquals(
        "a.zip: nothing more was found in it in 0 s of processor time, unpacking counted in: the rest"
            + " of it was not read. Unpack it or split it into smaller files, and index these\n",
        told.failures());
    String many = "{\"headline\":\"A\",\"text\":\"" + "Said again. ".repeat(20_000) + "\"}\n";
    InputStream stream = new ByteArrayInputStream(many.repeat(20).getBytes(UTF_8));
    told = Unpacked.of(Formats.all(limits), "a.jsonl", stream);
    assertTrue(told.failures().startsWith("a.jsonl: nothing more was found"), told.failures());
    assertTrue(told.read.size() > 0 && told.read.size() < 20, told.read.keySet().toString());
  }

  @Test
  void anArchiveWhoseEntriesAreAllSlowIsLeftAndWhatWasFoundStays() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add(i + ".txt");
    }
    byte[] zip = zip(names, STORY.getBytes(UTF_8));
    Limits limits = new Limits(5, 200, 1L << 30, 10_000, 1 << 30, Duration.ofMinutes(2));
    // Two seconds go by whenever anybody looks: each entry is short of two minutes by far.
    AtomicLong seconds = new AtomicLong();
    Formats slow =
        Formats.all(
            limits, new Extractor(), () -> Duration.ofSeconds(seconds.addAndGet(2)).toNanos());
    Unpacked told = Unpacked.of(slow, "a.zip", new ByteArrayInputStream(zip));
    assertTrue(told.read.size() > 20 && told.read.size() < 100, told.read.keySet().toString());
    assertTrue(
        told.failures()
            .matches(
                "a.zip: it took more than the 12\\d s of processor time that are given to what was read of it:"
                    + " the rest of it was not read. Unpack it or split it into smaller files, and"
                    + " index these\n"),
        told.failures());
  }

  @Test
  void anEntryThatIsPassedOverDoesNotCountForTheTimeOfTheNext() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(out))) {
      put(tar, ".film", new byte[(64 << 20) + (512 << 10)]);
      put(tar, "a.txt", STORY.getBytes(UTF_8));
    }
    Limits limits = new Limits(5, 10, 1L << 30, 100_000, 1 << 30, Duration.ofMillis(20));
    InputStream in = new ByteArrayInputStream(out.toByteArray());
    Unpacked told = Unpacked.of(Formats.all(limits), "a.tar.xz", in);
    assertEquals("", told.failures());
    assertEquals(1, told.read.size());
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  @Test
  void anEntryThatIsHeldForItsSidecarIsFound() throws IOException {
    byte[] story = ("Harbour vote tied\n\n" + "Said again. ".repeat(100_000)).getBytes(UTF_8);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      names.add(i + ".txt");
    }
    byte[] zip = zip(names, story);
    // The second time it is compiled.
    nanosUntilTold(zip);
    Duration third = Duration.ofNanos(nanosUntilTold(zip) / 3);
    Limits limits = new Limits(5, 20, 1L << 30, 10_000, 1 << 30, third);
    Unpacked told = Unpacked.of(Formats.all(limits), "a.zip", new ByteArrayInputStream(zip));
    assertEquals("", told.failures());
    assertEquals(names.size(), told.read.size());
  }

  /** Time of the processor until the first entry is told of, when all have been read. */
  private static long nanosUntilTold(byte[] zip) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<Long> told = new ArrayList<>();
    Formats.all()
        .read(
            new Source("/folder", "a.zip"),
            new ByteArrayInputStream(zip),
            null,
            new Readings() {
              @Override
              public void read(Source source, Reading reading) {
                told.add(threads.getCurrentThreadCpuTime());
              }

              @Override
              public void skipped(Source source, String reason) {}

              @Override
              public void failed(UnreadableException why) {
                throw new AssertionError(why);
              }
            });
    return told.getFirst() - start;
  }

  @Test
  void anInnerBombCountsForTheOuterFile() throws IOException {
    byte[] bomb = zip(List.of("x.txt.gz"), gz(new byte[32 << 20]));
    Unpacked told =
        Unpacked.of(
            Formats.all(new Limits(5, 10, 1L << 30, 200, 1 << 20, Limits.MAX_TIME)),
            "a.zip",
            new ByteArrayInputStream(bomb));
    assertTrue(told.failures().startsWith("a.zip: it unpacks to more than"), told.failures());
  }

  @Test
  void anEntryTooLargeToHoldIsNamedAndTheRestGoesOn() throws IOException {
    byte[] zip =
        zip(
            List.of("large.txt", "a.txt"),
            new byte[Formats.MAX_SOURCE_BYTES + 1],
            STORY.getBytes(UTF_8));
    Unpacked told = Unpacked.of("a.zip", zip);
    assertEquals(
        "a.zip!/large.txt: larger than 64 MiB. Split it into smaller files\n", told.failures());
    assertEquals(Set.of("a.zip!/a.txt"), told.read.keySet());
  }

  @Test
  void eachPageOfABookIsASource() throws IOException {
    byte[] epub =
        zip(
            "mimetype",
            "application/epub+zip",
            "META-INF/container.xml",
            "<container/>",
            "OEBPS/nav.xhtml",
            page("Contents"),
            "OEBPS/feed_0/article_1.xhtml",
            page("Bridge hums"),
            "OEBPS/style.css",
            "p {}");
    Unpacked told = Unpacked.of("a.epub", epub);
    assertEquals(Set.of("a.epub!/OEBPS/feed_0/article_1.xhtml"), told.read.keySet());
    assertTrue(
        told.text("a.epub!/OEBPS/feed_0/article_1.xhtml").startsWith("Bridge hums\nThe bridge"));
    assertEquals("", told.failures());
    assertEquals(0, told.skipped.size());

    Unpacked locked =
        Unpacked.of("a.epub", zip("META-INF/rights.xml", "<rights/>", "a.xhtml", "garbage"));
    assertEquals(
        "a.epub: its pages are encrypted (DRM). Get a copy without protection\n",
        locked.failures());
  }

  @Test
  void aWebArchiveGivesThePagesOfItsServers() throws IOException {
    String warc =
        record("warcinfo", null, "application/warc-fields", "software: test\r\n")
            + response("https://port-ellis.example/2024/a.html", "200 OK", "text/html", page("A"))
            + response("https://port-ellis.example/b?id=7", "200 OK", "text/html", page("B"))
            + response("https://port-ellis.example/x.css", "200 OK", "text/css", "p{}")
            + response("https://port-ellis.example/gone", "404 Not Found", "text/html", page("N"))
            + record("conversion", "https://port-ellis.example/c", "text/plain", STORY);
    Unpacked told = Unpacked.of("a.warc", warc.getBytes(UTF_8));
    assertEquals(
        Set.of(
            "a.warc!/port-ellis.example/2024/a.html",
            "a.warc!/port-ellis.example/b?id=7",
            "a.warc!/port-ellis.example/c"),
        told.read.keySet());
    assertEquals("", told.failures());
    assertEquals(told.read.size(), Unpacked.of("a.warc.gz", gz(warc)).read.size());
    assertEquals("", Unpacked.of("a.warc.gz", gz(warc)).failures());
  }

  @Test
  void whatTheServerSaidOfThePagesCharsetCounts() throws IOException {
    byte[] head =
        response("http://e.example/a", "200 OK", "text/html; charset=windows-1252", page("Caf~"))
            .getBytes(UTF_8);
    for (int i = 0; i < head.length; i++) {
      head[i] = head[i] == '~' ? (byte) 0xe9 : head[i];
    }
    assertTrue(Unpacked.of("a.warc", head).text("a.warc!/e.example/a").contains("Café"));
  }

  @Test
  void aPageIsUnpackedAsItsServerPackedItAndNotWhereItsCrawlerDid() throws IOException {
    byte[] page = page("A").getBytes(UTF_8);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(page);
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(raw, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      out.write(page);
    }
    String gzip = new String(gz(page), ISO_8859_1);
    String plain = page("A");
    String chunked = "%x\r\n%s\r\n0\r\n\r\n".formatted(gzip.length(), gzip);
    String warc =
        packed("gzip", "Content-Encoding: gzip", gzip)
            + packed("chunked", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked)
            + packed("deflate", "Content-Encoding: deflate", deflated.toString(ISO_8859_1))
            + packed("raw", "Content-Encoding: deflate", raw.toString(ISO_8859_1))
            + packed("unpacked", "Content-Encoding: gzip", plain)
            + packed("thrice", "Content-Encoding: " + gzips(Warc.MAX_ENCODINGS), plain)
            + packed("ever", "Content-Encoding: " + gzips(Warc.MAX_ENCODINGS + 1), plain)
            + packed("br", "Content-Encoding: br", "\u000b\u0002")
            + packed("broken", "Content-Encoding: gzip", "\u001f\u008b\u0009\u0000\u0000\u0000")
            + packed("last", "Content-Encoding: br", plain);
    Unpacked told = Unpacked.of("a.warc", warc.getBytes(ISO_8859_1));
    for (String name : List.of("gzip", "chunked", "deflate", "raw", "unpacked", "thrice", "last")) {
      assertTrue(told.text("a.warc!/e.example/" + name).startsWith("A\n"), name);
    }
    assertTrue(
        told.failures()
            .contains(
                "a.warc!/e.example/br: packed in a way that is not opened (br). Crawl the page again"
                    + " without that\n"),
        told.failures());
    assertEquals(3, told.failed.size(), told.failures());
  }

  private static String gzips(int count) {
    return String.join(", ", Collections.nCopies(count, "gzip"));
  }

  private static String packed(String name, String headers, String body) {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n\r\n%s".formatted(headers, body);
    return record(
        "response", "https://e.example/" + name, "application/http;msgtype=response", http);
  }

  @Test
  void aFileOfSeveralMembersIsReadToItsEndWhateverStandsBehindIt() throws IOException {
    byte[] story = STORY.getBytes(UTF_8);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(gz(Arrays.copyOf(story, 20)));
    file.write(gz(Arrays.copyOfRange(story, 20, story.length)));
    String whole = Unpacked.of("a.txt", story).text("a.txt");
    assertEquals(whole, Unpacked.of("a.txt.gz", file.toByteArray()).text("a.txt.gz!/a.txt"));
    file.write(new byte[512]);
    Unpacked told = Unpacked.of("a.txt.gz", file.toByteArray());
    assertEquals("", told.failures());
    assertEquals(whole, told.text("a.txt.gz!/a.txt"));
  }

  @Test
  void ofAWebArchiveCutShortWhatIsThereIsKept() throws IOException {
    String warc =
        response("https://e.example/a", "200 OK", "text/html", page("A"))
            + response("https://e.example/b", "200 OK", "text/html", page("B"));
    Unpacked told = Unpacked.of("a.warc", warc.substring(0, warc.length() - 60).getBytes(UTF_8));
    assertTrue(told.read.containsKey("a.warc!/e.example/a"));
    assertTrue(told.failures().contains("it ends too early"), told.failures());
    told = Unpacked.of("a.warc", (warc + "garbage\r\n").getBytes(UTF_8));
    assertEquals(2, told.read.size());
    assertTrue(told.failures().contains("no WARC record after the first 2"), told.failures());
  }

  private static String page(String headline) {
    return "<!doctype html><html><head><title>%1$s</title></head><body><article><h1>%1$s</h1>"
            .formatted(headline)
        + "<p>The bridge at Port Ellis has begun to hum, and nobody there knows the reason.</p>"
        + "<p>Engineers came from Wethering to listen, and left with a tuning fork.</p>"
        + "</article></body></html>";
  }

  private static String response(String target, String status, String type, String body) {
    String http =
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, type, body.length(), body);
    return record("response", target, "application/http;msgtype=response", http);
  }

  private static String record(String type, String target, String contentType, String body) {
    return "WARC/1.0\r\nWARC-Type: "
        + type
        + "\r\nWARC-Record-ID: <urn:uuid:0f2e91d2-3f4c-4e14-9b3a-2d8f0a6d9c11>\r\n"
        + "WARC-Date: 2024-09-11T08:00:00Z\r\n"
        + (target == null ? "" : "WARC-Target-URI: " + target + "\r\n")
        + "Content-Type: "
        + contentType
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body
        + "\r\n\r\n";
  }

  private static String noise(int length) {
    StringBuilder noise = new StringBuilder();
    new Random(7).ints(length, 'a', 'z').forEach(c -> noise.append((char) c));
    return noise.toString();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        add(out, namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** Entries with these contents; the last one for all names left. */
  private static byte[] zip(List<String> names, byte[]... contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < names.size(); i++) {
        add(out, names.get(i), contents[Math.min(i, contents.length - 1)]);
      }
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  /** Marks the first entry encrypted, which is all that a reader without a password sees. */
  private static void encryptFirst(byte[] zip) {
    zip[6] |= 1;
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] content = namesAndTexts[i + 1].getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gz(String text) throws IOException {
    return gz(text.getBytes(UTF_8));
  }

  private static byte[] gz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void whatStandsBehindAMemberThatWasReadIsNamed() throws IOException {
    byte[] story = STORY.getBytes(UTF_8);
    String whole = Unpacked.of("a.txt", story).text("a.txt");
    byte[] second = gz(story);
    second[0]++;
    for (byte[] rest :
        List.of(second, "more".getBytes(UTF_8), new byte[] {0, 0, 0x1f, (byte) 0x8b})) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(gz(story));
      file.write(rest);
      Unpacked told = Unpacked.of("a.txt.gz", file.toByteArray());
      assertEquals(whole, told.text("a.txt.gz!/a.txt"));
      assertEquals(
          "a.txt.gz: it goes on with something that is no gzip; what stands before that was read."
              + " Make it again, or get a whole copy\n",
          told.failures());
    }
    byte[] mailbox =
        Documents.mbox("Subject: One\nMessage-ID: <1@x>\n\nIt hums.\n".getBytes(UTF_8));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(gz(mailbox));
    file.write(new byte[512]);
    file.write(gz(mailbox));
    Unpacked told = Unpacked.of("a.mbox.gz", file.toByteArray());
    assertEquals(1, told.read.size());
    assertEquals(1, told.failed.size());
  }

  @Test
  void aTextInAFolderThatIsCalledLikeAPagesPartsIsRead() throws IOException {
    Unpacked told =
        Unpacked.of(
            "a.zip",
            zip(
                "story.html",
                page("Bridge hums"),
                "story_file/a.txt",
                STORY,
                "story-filer/a.md",
                STORY,
                "story_files/a.eml",
                "Subject: One\nMessage-ID: <1@x>\n\nIt hums.\n",
                "story_files/frame.HTML",
                page("Buy a boat")));
    assertEquals(
        Set.of(
            "a.zip!/story.html",
            "a.zip!/story_file/a.txt",
            "a.zip!/story-filer/a.md",
            "a.zip!/story_files/a.eml"),
        told.read.keySet());
    String warc =
        response("https://e.example/a.html", "200 OK", "text/html", page("A"))
            + response("https://e.example/a_files/b.html", "200 OK", "text/html", page("B"));
    assertEquals(2, Unpacked.of("a.warc", warc.getBytes(UTF_8)).read.size());
  }

  @Test
  void blanksMayStandAboveAPageThatIsUnpackedAlready() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String blanks = " ".repeat(Warc.MAX_BLANKS - 1 + beyond);
      Unpacked told =
          Unpacked.of(
              "a.warc",
              packed("br", "Content-Encoding: br", blanks + page("A")).getBytes(ISO_8859_1));
      assertEquals(beyond, told.failed.size());
    }
    String warc =
        packed("line", "Content-Encoding: deflate", "\r\n" + page("A"))
            + packed("bom", "Content-Encoding: br", "\u00ef\u00bb\u00bf" + page("B"));
    Unpacked told = Unpacked.of("a.warc", warc.getBytes(ISO_8859_1));
    assertEquals("", told.failures());
    assertEquals(2, told.read.size());
  }
}
