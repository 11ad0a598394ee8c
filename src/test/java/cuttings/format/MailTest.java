package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Article;
import cuttings.article.Block;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mail becomes articles; what is attached is a source of its own. */
final class MailTest {
  private static final String BODY =
      "The council of Port Ellis could not agree yesterday on who should own the harbour.";

  @Test
  void theSubjectIsTheHeadlineAndTheSenderTheAuthor() {
    String mail =
        """
        From: "Bronwen Fisk" <bronwen@post.example>
        To: newsdesk@post.example
        Subject: Fwd: Re: Harbour vote tied
        Date: Tue, 31 Mar 2020 23:12:45 -0500
        Message-ID: <1@post.example>

        %s
        """
            .formatted(BODY);
    Article article = article(mail);
    assertEquals(
        List.of("headline: Harbour vote tied", "byline: Bronwen Fisk", "paragraph: " + BODY),
        blocks(article));
    assertEquals(List.of("Bronwen Fisk"), article.authors());
    assertEquals(LocalDate.of(2020, 3, 31), article.published());
  }

  @Test
  void aHeadlineOverABylineIsTheTextsOwn() {
    String mail =
        """
        From: Newsdesk <newsdesk@post.example>
        Subject: copy for Thursday
        Date: Tue, 31 Mar 2020 16:12:45 +0100
        Message-ID: <1@post.example>

        Harbour vote tied

        By Kit Pike

        %s
        """
            .formatted(BODY);
    Article article = article(mail);
    assertEquals(
        List.of(
            "subheading: copy for Thursday",
            "headline: Harbour vote tied",
            "byline: By Kit Pike",
            "paragraph: " + BODY),
        blocks(article));
    assertEquals("Harbour vote tied", article.headline());
    assertEquals(List.of("Kit Pike"), article.authors());
  }

  @Test
  void encodedWordsAndCharsetsAreRead() {
    String mail =
        """
        From: =?iso-8859-1?Q?Emre_=C7elik?= <emre@post.example>
        Subject: =?UTF-8?B?%s?=
        Message-ID: <1@post.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=windows-1252
        Content-Transfer-Encoding: quoted-printable

        The caf=E9 at the quay has a new owner, and =93no ghosts=94, he said on the s=
        teps of it.
        """
            .formatted(Base64.getEncoder().encodeToString("Çelik’s café".getBytes(UTF_8)));
    assertEquals(
        List.of(
            "headline: Çelik’s café",
            "byline: Emre Çelik",
            "paragraph: The café at the quay has a new owner, and “no ghosts”, he said on the"
                + " steps of it."),
        blocks(article(mail)));
  }

  @Test
  void whatCommandsTerminalsDoesNotGetIntoNames() {
    String mail =
        """
        From: Kit\35 Pike <kit@gazette.example>
        Subject: Vote\7 tied
        Message-ID: <1@x>

        The council of Port Ellis could not agree yesterday on who owns the harbour.
        """;
    assertEquals(
        List.of("headline: Vote tied", "byline: Kit Pike"), blocks(article(mail)).subList(0, 2));
  }

  @Test
  void flowedLinesAreOneParagraph() {
    assertEquals("one two\nthree\n-- \nname", LetterText.unflowed("one \ntwo\nthree\n-- \nname\n"));
  }

  @Test
  void aLetterOnlyInHtmlIsReadAsText() {
    String mail =
        """
        From: bronwen@post.example
        Subject: Harbour vote tied
        Message-ID: <1@post.example>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <html><head><style>p{}</style></head><body><p>%s</p><p>“We are used to tides,” said its
        chairman on the steps.</p></body></html>
        """
            .formatted(BODY);
    Article article = article(mail);
    assertEquals("headline: Harbour vote tied", blocks(article).getFirst());
    assertEquals("paragraph: " + BODY, blocks(article).get(1));
  }

  @Test
  void whatIsAttachedIsASourceOfItsOwn() {
    String mail =
        """
        From: bronwen@post.example
        Subject: Two for tomorrow
        Message-ID: <1@post.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        %s
        --b
        Content-Type: text/plain; name="../two.txt"
        Content-Disposition: attachment; filename="../two.txt"

        Bridge hums

        By Kit Pike

        The bridge at Port Ellis has begun to hum.
        --b
        Content-Type: image/png; name="photo.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --b
        Content-Type: message/rfc822

        Subject: An older one
        Message-ID: <0@post.example>

        Engineers came from Wethering to listen, and left with a tuning fork.
        --b--
        """
            .formatted(BODY);
    Unpacked unpacked = Unpacked.of("m.eml", mail.getBytes(UTF_8));
    assertEquals("", unpacked.failures());
    assertEquals(
        Set.of("m.eml", "m.eml!/two.txt", "m.eml!/An older one.eml"), unpacked.read.keySet());
  }

  @Test
  void theSignatureIsNoPartOfTheStory() {
    String mail =
        "Subject: Harbour vote tied\nMessage-ID: <1@p.example>\n\n"
            + BODY
            + "\n\n-- \nNewsdesk, 4 Quay Street\n";
    Unpacked unpacked = Unpacked.of("m.eml", mail.getBytes(UTF_8));
    assertEquals("Harbour vote tied\n" + BODY + "\n", unpacked.text("m.eml"));
    assertEquals(2, unpacked.read.get("m.eml").furniture().size());
  }

  @Test
  void eachMessageOfAMailboxIsASource() {
    String mbox =
        """
        From bronwen@post.example Tue Mar 31 16:12:45 2020
        From: Bronwen Fisk <bronwen@post.example>
        Subject: Harbour vote tied
        Message-ID: <1@post.example>

        %s

        >From here it is not far to the lighthouse, where nobody voted at all that day.

        From kit@post.example Wed Apr  1 09:00:00 2020
        From: Kit Pike <kit@post.example>
        Subject: Bridge hums
        Message-ID: <2@post.example>

        The bridge at Port Ellis has begun to hum.
        """
            .formatted(BODY);
    Unpacked unpacked = Unpacked.of("archive", mbox.getBytes(UTF_8));
    assertEquals(Set.of("archive!/1.eml", "archive!/2.eml"), unpacked.read.keySet());
    assertEquals(true, unpacked.text("archive!/1.eml").contains("\nFrom here it is not far"));
  }

  @Test
  void partsInPartsWithoutEndAreRead() {
    StringBuilder mail = new StringBuilder("Subject: Deep\nMessage-ID: <1@p.example>\n");
    for (int i = 0; i < 2000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    mail.append("Content-Type: text/plain\n\n").append(BODY).append('\n');
    Unpacked unpacked = Unpacked.of("m.eml", mail.toString().getBytes(UTF_8));
    assertEquals(1, unpacked.read.size() + unpacked.failed.size());
  }

  @Test
  void textThatOnlyLooksLikeAHeaderIsText() {
    String text = "Note: this is a story about a harbour.\n\nIt begins here, and it ends here.\n";
    assertEquals(
        "text", Unpacked.of("a.txt", text.getBytes(ISO_8859_1)).read.get("a.txt").format());
  }

  private static Article article(String mail) {
    Unpacked unpacked = Unpacked.of("m.eml", mail.getBytes(UTF_8));
    assertEquals("", unpacked.failures());
    List<Article> articles = unpacked.read.get("m.eml").articles();
    assertEquals(1, articles.size());
    return articles.getFirst();
  }

  private static List<String> blocks(Article article) {
    return article.blocks().stream().map(MailTest::block).toList();
  }

  private static String block(Block block) {
    return block.kind().label() + ": " + block.text();
  }

  @Test
  void textAroundAPictureIsOneStory() {
    String letter =
        """
        From: Una Pell <una@example.org>
        Subject: Tied
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        %s

        --x
        Content-Type: image/jpeg
        Content-Disposition: inline; filename=a.jpg

        nothing
        --x
        Content-Type: text/plain

        No ship may enter the harbour before spring.

        --x
        Content-Type: text/html

        <p>The harbour master was not asked for his opinion.</p>
        --x--
        """
            .formatted(BODY);
    Unpacked unpacked = Unpacked.of("m.eml", letter.getBytes(UTF_8));
    assertEquals(Set.of("m.eml"), unpacked.read.keySet());
    String text = unpacked.text("m.eml");
    assertEquals(true, text.contains("before spring."), text);
    assertEquals(true, text.contains("his opinion."), text);
  }

  @Test
  void whatALetterSaysTwiceIsReadOnce() {
    String letter =
        """
        From: Una Pell <una@example.org>
        Subject: Tied
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=x

        --x
        Content-Type: text/plain

        No ship may enter the harbour before spring.
        --x
        Content-Type: multipart/mixed; boundary=y

        --y
        Content-Type: text/html

        <p>No ship may enter
        --y
        Content-Type: text/html

        <p>the harbour before spring.
        --y--
        --x--
        """;
    Unpacked unpacked = Unpacked.of("m.eml", letter.getBytes(UTF_8));
    assertEquals(
        "Tied\nUna Pell\nNo ship may enter the harbour before spring.\n", unpacked.text("m.eml"));
  }

  @Test
  void whoForwardsALetterDidNotWriteIt() {
    String letter =
        """
        From: Kit Orme <kit@example.org>
        Subject: FW: Harbour shut
        Date: Wed, 6 Mar 2024 09:00:00 +0000
        Message-ID: <1@p.example>
        Content-Type: text/plain; charset=utf-8

        --
        Kit

        ---------- Forwarded message ---------
        From: "Una Pell" <una@example.org>
        Date: Tue, 5 Mar 2024 at 08:00
        Subject: Harbour shut
        To: Kit Orme <kit@example.org>

        %s

        From: the harbour it is not far.
        """
            .formatted(BODY);
    Unpacked unpacked = Unpacked.of("m.eml", letter.getBytes(UTF_8));
    Reading reading = unpacked.read.get("m.eml");
    String text = unpacked.text("m.eml");
    assertEquals(true, text.startsWith("Harbour shut\nUna Pell\n"), text);
    assertEquals(true, text.contains("it is not far"), text);
    assertEquals(false, text.contains("Forwarded") || text.contains("To: "), text);
    assertEquals(List.of("Una Pell"), reading.articles().getFirst().authors());
    assertEquals("2024-03-05", reading.articles().getFirst().published().toString());
    assertEquals(7, reading.furniture().size());
  }

  @Test
  void aTableOfALetterInHtmlHasBarsAndWhatIsHiddenIsNotRead() {
    String letter =
        """
        Subject: Ships
        Message-ID: <1@p.example>
        Content-Type: text/html; charset=utf-8

        <div style="font-size:0; display: none">PREHEADER</div>
        <table><tr><td><p>Laid out here.</p></td><td><p>And there.</p></td></tr></table>
        <table><tr><td>2023</td><td>12 ships</td></tr></table>
        """;
    String text = Unpacked.of("m.eml", letter.getBytes(UTF_8)).text("m.eml");
    assertEquals(true, text.contains("2023 | 12 ships"), text);
    assertEquals(false, text.contains("PREHEADER") || text.contains("| And"), text);
  }

  private static final String BELOW =
      """

      -----Original Message-----
      From: Bob Orme <bob@example.org>
      Sent: Monday, January 1, 2024 9:00 AM
      To: Una Pell

      Could you write something on the bridge, please?
      """;

  private static Article lettered(String subject, String text) {
    return article(
        """
        From: Una Pell <una@example.org>
        Subject: %s
        Date: Wed, 6 Mar 2024 09:00:00 +0000
        Message-ID: <1@p.example>
        Content-Type: text/plain; charset=utf-8

        %s
        """
            .formatted(subject, text));
  }

  @Test
  void whoAnswersALetterWroteTheAnswer() {
    for (String subject : List.of("RE: Bridge", "AW: FW: Bridge", "Sv: Bridge", "Bridge")) {
      Article answer = lettered(subject, BODY + "\n" + BELOW);
      assertEquals(List.of("Una Pell"), answer.authors(), subject);
      assertEquals(LocalDate.of(2024, 3, 6), answer.published(), subject);
      assertEquals(true, blocks(answer).contains("paragraph: " + BODY), subject);
      Article signed = lettered(subject, BODY + "\n\n--\nUna\n" + BELOW);
      assertEquals("paragraph: " + BODY, blocks(signed).getLast(), subject);
    }
    // Nothing but another letter is in it.
    assertEquals(List.of("Bob Orme"), lettered("Bridge", BELOW).authors());
    assertEquals(List.of("Bob Orme"), lettered("WG: Bridge", BODY + "\n" + BELOW).authors());
  }

  @Test
  void aForwardedLettersWriterMayHaveNoAddressAndItsTextMayBeginLikeHeaders() {
    Article article =
        lettered(
            "FW: Bridge",
            """
            ---------- Forwarded message ---------
            From: Carla Writer
            Subject: Bridge
            To: Una

            To: All editors
            Date: 3 June 2024
            From: Press office, Aldham

            %s
            """
                .formatted(BODY));
    assertEquals(
        List.of("Carla Writer"),
        lettered("Fwd: x", BELOW.replace("Bob Orme <bob@example.org>", "Carla Writer")).authors());
    String text = String.join("\n", blocks(article));
    for (String line :
        List.of("To: All editors", "Date: 3 June 2024", "From: Press office, Aldham")) {
      assertEquals(true, text.contains(line), text);
    }
  }

  @Test
  void headersOfALetterThatIsForwardedInHtmlMayHaveLinesBetweenThem() {
    String letter =
        """
        From: Una Pell <una@example.org>
        Subject: Fwd: Bridge
        Message-ID: <1@p.example>
        Content-Type: text/html; charset=utf-8

        <div>Begin forwarded message:</div><div><b>From: </b>Carla Writer</div>
        <div><b>Date: </b>5 March 2024</div><div><b>To: </b>Una</div><p>%s</p>
        """
            .formatted(BODY);
    assertEquals(
        List.of("headline: Bridge", "byline: Carla Writer", "paragraph: " + BODY),
        blocks(article(letter)));
  }

  @Test
  void cellsThatHoldBlanksAloneGetNoBars() {
    String letter =
        """
        Subject: Ships
        Message-ID: <1@p.example>
        Content-Type: text/html; charset=utf-8

        <table><tr><td>&nbsp;</td><td><span>%1$s</span></td><td>&nbsp; </td></tr></table>
        <table><tr><td><img src=a></td><td>Una Pell</td><td>Quay reporter</td></tr>
        <tr><td>Seen at noon</td><td>Said again</td></tr></table>
        """
            .formatted(BODY);
    String text = Unpacked.of("m.eml", letter.getBytes(UTF_8)).text("m.eml");
    assertEquals(false, text.contains("|"), text);
    assertEquals(false, text.contains("noonSaid"), text);
  }

  @Test
  void aPageThatSaysTheSameAsThePlainTextBesideItIsNotReadAgain() {
    String letter =
        """
        Subject: Tied
        Message-ID: <1@p.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        %1$s
        --x
        Content-Type: text/html

        <p>%1$s</p>
        --x--
        """
            .formatted(BODY);
    assertEquals(List.of("headline: Tied", "paragraph: " + BODY), blocks(article(letter)));
  }
}
