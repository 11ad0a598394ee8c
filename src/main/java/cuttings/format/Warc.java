package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * A web archive (ISO 28500), as crawlers write it. Each page that a server answered with is an
 * entry named by its address without the scheme. Pictures, scripts and style sheets of pages,
 * redirects and errors are no sources.
 */
final class Warc implements ContainerReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Top-level media types that never hold an article. */
  private static final Set<String> MEDIA = Set.of("image", "audio", "video", "font");

  private static final Set<String> PARTS_OF_PAGES =
      Set.of("css", "javascript", "x-javascript", "ecmascript", "manifest+json", "wasm");

  /** How often a page may be packed: more than once is a mistake, thousands of times an attack. */
  static final int MAX_ENCODINGS = 3;

  /** How a page begins: blanks and a byte order mark may stand above its first tag. */
  private static final String UNPACKED = "(?s)(?:\u00ef\u00bb\u00bf)?\\s*<.*";

  /** How far the first tag is sought, in bytes. */
  static final int MAX_BLANKS = 256;

  @Override
  public String format() {
    return "warc";
  }

  @Override
  public boolean accepts(Head head) {
    return head.has(0, "WARC/");
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    WarcReader records = new WarcReader(in);
    int count = 0;
    try {
      Optional<WarcRecord> record = records.next();
      while (record.isPresent()) {
        count++;
        read(source, record.get(), contents);
        record = records.next();
      }
    } catch (ParsingException e) {
      throw new UnreadableException(
          source,
          null,
          "no WARC record after the first " + count,
          "Make the archive again, or leave it out");
    }
  }

  private static void read(Source source, WarcRecord record, Contents contents) throws IOException {
    if (record instanceof WarcResponse response && isHttp(response)) {
      response(source, response, contents);
    } else if (record instanceof WarcResource || record instanceof WarcConversion) {
      // A conversion is plain text made of a page, as Common Crawl gives it.
      body(source, (WarcTargetRecord) record, contents);
    }
  }

  private static void response(Source source, WarcResponse response, Contents contents)
      throws IOException {
    try {
      HttpResponse http = response.http();
      MediaType type = http.contentType();
      if (http.status() / 100 != 2 || !holdsArticles(type)) {
        return;
      }
      InputStream body = decoded(http);
      if (body == null) {
        contents.failure(
            new UnreadableException(
                inside(source, response),
                null,
                "packed in a way that is not opened ("
                    + encodings(http).stream().limit(MAX_ENCODINGS).collect(joining(", "))
                    + ")",
                "Crawl the page again without that"));
      } else {
        contents.address(inside(source, response), marked(contents.limited(body), type));
      }
    } catch (ParsingException | ZipException | IllegalArgumentException e) {
      contents.failure(
          new UnreadableException(
              inside(source, response), null, "its HTTP answer is broken", "Crawl the page again"));
    }
  }

  /**
   * A page as it was before its server packed it; null where that is not known here. Crawlers that
   * unpack a page often leave the header that says it is packed.
   */
  private static @Nullable InputStream decoded(HttpResponse http) throws IOException {
    InputStream body = new BufferedInputStream(http.body().stream());
    if (encodings(http).size() > MAX_ENCODINGS) {
      return null;
    }
    for (String encoding : encodings(http).reversed()) {
      body.mark(MAX_BLANKS);
      byte[] begin = body.readNBytes(MAX_BLANKS);
      body.reset();
      int first = begin.length == 0 ? -1 : begin[0] & 0xff;
      int second = begin.length < 2 ? -1 : begin[1] & 0xff;
      boolean isPacked = !new String(begin, ISO_8859_1).matches(UNPACKED);
      switch (encoding) {
        case "gzip", "x-gzip" -> body = first == 0x1f && second == 0x8b ? gunzipped(body) : body;
        case "deflate" -> {
          boolean hasHead = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
          body = isPacked ? new InflaterInputStream(body, new Inflater(!hasHead)) : body;
        }
        case "br", "zstd", "compress" -> {
          if (isPacked) {
            return null;
          }
        }
        default -> {
          // "identity", "utf-8", "none": whatever stands there, no packing is called so.
        }
      }
      body = new BufferedInputStream(body);
    }
    return body;
  }

  private static InputStream gunzipped(InputStream body) throws ZipException {
    try {
      return new GzipCompressorInputStream(body);
    } catch (IOException e) {
      // This page's fault, not the archive's.
      throw new ZipException(e.getMessage());
    }
  }

  private static List<String> encodings(HttpResponse http) {
    return http.headers().all("Content-Encoding").stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static void body(Source source, WarcTargetRecord record, Contents contents)
      throws IOException {
    MediaType type = record.contentType();
    if (holdsArticles(type)) {
      contents.address(inside(source, record), marked(record.body().stream(), type));
    }
  }

  private static boolean isHttp(WarcResponse response) {
    return response.target().toLowerCase(Locale.ROOT).startsWith("http");
  }

  private static boolean holdsArticles(MediaType type) {
    return !MEDIA.contains(type.type().toLowerCase(Locale.ROOT))
        && !PARTS_OF_PAGES.contains(type.subtype().toLowerCase(Locale.ROOT));
  }

  private static Source inside(Source source, WarcTargetRecord record) {
    String target = record.target();
    int scheme = target.indexOf("://");
    return source.entry(EntryName.clean(scheme < 0 ? target : target.substring(scheme + 3)));
  }

  /**
   * A body whose charset the server declared: as UTF-8 that says so, since no reader sees what the
   * server said. Where it declared none, the body says.
   */
  private static InputStream marked(InputStream body, MediaType type) {
    Charset charset = charset(type);
    if (charset == null || charset.equals(UTF_8)) {
      return body;
    }
    try {
      return new SequenceInputStream(
          new ByteArrayInputStream(BYTE_ORDER_MARK.getBytes(UTF_8)),
          ReaderInputStream.builder()
              .setReader(new InputStreamReader(body, charset))
              .setCharset(UTF_8)
              .get());
    } catch (IOException e) {
      throw new AssertionError("a reader was given", e);
    }
  }

  private static @Nullable Charset charset(MediaType type) {
    String name = type.parameters().get("charset");
    if (name == null || !type.type().equalsIgnoreCase("text")) {
      return null;
    }
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
