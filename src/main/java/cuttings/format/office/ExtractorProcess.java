package cuttings.format.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The child process of {@link Extractor}. Reads from standard input a format's name, a length and a
 * document; writes to standard output a status and an {@link Extraction}, or a reason and a remedy;
 * and so on until the input ends. It opens no connection, and no file but in its temporary folder,
 * which it deletes at its end.
 */
final class ExtractorProcess {
  static final int DONE = 0;
  static final int REFUSED = 1;

  /** Ends when there is nothing to do for so long. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(60);

  private static final Set<String> REMOTE = Set.of("http", "https", "ftp", "mailto");

  private record Request(String format, byte[] document) {}

  private ExtractorProcess() {}

  public static void main(String[] args) throws Exception {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // What a library prints must not mix with the answer.
    System.setOut(System.err);
    refuseConnections();
    SynchronousQueue<Request> requests = new SynchronousQueue<>();
    Thread.ofPlatform().daemon().start(() -> read(requests));
    Request request;
    while ((request = requests.poll(MAX_IDLE.toSeconds(), TimeUnit.SECONDS)) != null) {
      answer(request, out);
      out.flush();
    }
    end();
  }

  /** Reads on while a document is being worked on, to end at once when the parent is gone. */
  private static void read(SynchronousQueue<Request> requests) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16))) {
      while (true) {
        String format = in.readUTF();
        byte[] document = new byte[in.readInt()];
        in.readFully(document);
        requests.put(new Request(format, document));
      }
    } catch (IOException | InterruptedException e) {
      end();
    }
  }

  private static void end() {
    delete(Path.of(System.getProperty("java.io.tmpdir")));
    // The thread that reads may be waiting for input, which no exit but this one interrupts.
    Runtime.getRuntime().halt(0);
  }

  /** Deletes a temporary folder of a child, with what is in it. */
  static void delete(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          delete(file);
        } else {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // The other side deleted it, or is about to.
    }
  }

  private static void answer(Request request, DataOutputStream out) throws IOException {
    Extraction extraction;
    try {
      extraction =
          request.format.equals("pdf")
              ? PdfText.extract(request.document)
              : OfficeText.extract(request.format, request.document);
    } catch (ExtractionException e) {
      refuse(e.reason(), e.remedy(), out);
      return;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Exception | Error e) {
      refuse(
          "not a readable " + request.format + " file (" + e.getClass().getSimpleName() + ")",
          "Save it anew from the program it was made with, or as text",
          out);
      return;
    }
    out.writeByte(DONE);
    extraction.write(out);
  }

  private static void refuse(String reason, String remedy, DataOutputStream out)
      throws IOException {
    out.writeByte(REFUSED);
    for (String text : new String[] {reason, remedy}) {
      byte[] bytes = text.getBytes(UTF_8);
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length, 1000));
      out.writeShort(bytes.length);
      out.write(bytes);
    }
  }

  private static void refuseConnections() {
    ProxySelector.setDefault(null);
    URL.setURLStreamHandlerFactory(
        protocol ->
            REMOTE.contains(protocol)
                ? new URLStreamHandler() {
                  @Override
                  protected URLConnection openConnection(URL url) throws IOException {
                    throw new IOException("no connection is opened for a document");
                  }
                }
                : null);
  }
}
