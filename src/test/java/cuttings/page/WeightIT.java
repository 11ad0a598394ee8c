package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.headlines;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much a first visit has to carry. */
@ExtendWith(Browsing.class)
final class WeightIT {

  /** All of the page with its first hits, compressed as a server may compress it. */
  private static final int MAX_BYTES = 150_000;

  @Test
  void aFirstVisitCarriesLessThan150Kilobytes(Browsing.Visits visits) throws IOException {
    Page page = visits.blank(Browsing.Visits.desk());
    Map<String, Response> responses = new LinkedHashMap<>();
    page.onResponse(response -> responses.put(response.url(), response));
    page.navigate("/");
    assertThat(headlines(page)).hasCount(20);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    int total = 0;
    StringBuilder each = new StringBuilder();
    for (Response response : responses.values()) {
      // A font is compressed in itself.
      byte[] body = response.body();
      int bytes = response.url().endsWith(".woff2") ? body.length : compressed(body);
      total += bytes;
      each.append(bytes).append(' ').append(response.url()).append('\n');
    }
    assertTrue(responses.size() > 20, each.toString());
    assertTrue(total < MAX_BYTES, total + " bytes\n" + each);
  }

  private static int compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.size();
  }
}
