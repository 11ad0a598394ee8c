package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newcomer sees first: the stories of each sample without markup, and who wrote them. */
final class SamplesTest {
  private static final Path DATA = Path.of("data");
  private static final int FILES = 66;

  /** Stories are divided by {@code //}; what is not there is {@code -}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          2009/clippings-nov-2009.txt | Council told: find £11m for wall, or sell harbour // Rovers saved by raffle // Chilean peak chosen for £300m telescope | Nell Garrity // Tom Askwith // -
          2010/regatta-2010.txt | Port Ellis regatta won by boat that was not in it | Tom Askwith
          2011/03/14/harbour-blockade.txt | Fishermen close Port Ellis harbour in protest at sale | Nell Garrity
          2012/harbour-bid-rejected.txt | COUNCIL THROWS OUT BRACKWATER BID | Nell Garrity
          2012/valley-line-reopens.txt | Steam returns to the Sarn Valley after 46 years | Tom Askwith
          2016/07/nameplate.txt | Thieves take half a locomotive's name | Bronwen Fisk
          2017/05/charter-found.txt | Lost charter found under school lathe | Nell Garrity
          2018/april-week-four-stories.txt | Sixty-Three Boats at Wethering Playhouse: a play that hands you the chain ★★★★☆ // Lady Ottoline whole again, one nameplate and two years later // Missing whale-watchers found in pub // Bridge tower topped out | Bronwen Fisk // Tom Askwith // Nell Garrity // Julian Mortlake
          2020/04/distanced.txt | Town crier reads the news by telephone to those who cannot get out | Nell Garrity
          2022/02/after-osric.txt | After Osric, a town counts its slates and asks who will mend the wall | Julian Mortlake, Nell Garrity
          2023/10/hathorne-legacy-standard-ledger.txt | The Mayor of the Coin Toss Is Leaving Office. The Water Pitcher Is Going to a Museum. (The Other Pitcher.) | Beatrix Lund
          2024-09-11-harbour-vote.txt | One vote sells the harbour: councillors back Brackwater lease after midnight drama | Nell Garrity
          2024/03/comet-found.txt | Telescope on Chilean peak finds comet that could outshine Venus by October | Marcus Teller
          2024/05/03-election-wrona.txt | From a net loft to Westminster: Wrona takes Port Ellis after five counts | Piers Odell
          2025/02/three-stories-26-feb.txt | Judge hands harbour back to ‘the heirs of their bodies’ // What happens now? // Spring tides this week put Fore Street on alert | Nell Garrity // Tom Askwith // Bronwen Fisk
          2026/how the harbour was won.txt | How the harbour was won | Bronwen Fisk
          ausland/el-zorro-del-telescopio.txt | El zorro que retrasó las estrellas | Ignacio Belmar Ñancupil
          ausland/gartenzwerge.txt | Die Zwerge wollen nicht nach Hause | Henrike Paulsen
          ausland/pont-des-fous.txt | À Ormsea, le pont chante faux | -
          clippings/gannet bridge 2014.txt | - // Ferry to run for first time in 80 years as bridge stays shut | - // Julian Mortlake
          daily-beacon/GNOME-ALONE.txt | GNOME ALONE! 11,000 garden ornaments wash up after cargo ship runs aground in monster storm | Kelly-Ann Moss
          daily-beacon/bridge-hum.txt | HUM-DINGER! Residents at end of thier tether over bridge that sings | Kelly-Ann Moss
          daily-beacon/dog-on-pitch.txt | Ruff justice! Non-league match abandoned after dog EATS the ball | Dave Rigby
          daily-beacon/harbour_traitor_11sep24.txt | 'TRAITOR' WHO SOLD THE SEA | Dave Rigby
          inbox/pasted-from-web-celik-manager.txt | Rovers turn to bread-van hero Çelik as manager | Tom Askwith
          larkin-falls-register/2019-10-mill-strike-ends.txt | 47-day strike at Amberton mill ends with 8% raise and a locked vending machine | Carla Jimenez-Boyd
          larkin-falls-register/2024/how-to-see-comet.txt | How to See Comet Aske, and What to Do If You Can’t | Carla Jimenez-Boyd
          larkin-falls-register/mayor-coin-toss-2013.txt | Silver dollar picks a mayor: Hathorne wins by a toss | Ruth Enderby
          larkin-falls-register/obit-father-leo.txt | Rev. Leo Wachowiak, 87, whose chili ended a strike | -
          larkin-falls-register/pikemen-walkoff-2025.txt | Pikemen walk off in the 14th as a goose decides it | Walt Drummond
          larkin-falls-register/world-briefs-2024-09-12.txt | English town leases harbor by one vote // Comet to brighten by late fall, astronomers say // Swiss village votes to keep its bells | - // - // -
          meridian-wire/BC-BRITAIN-HARBOUR-VOTE-2ndLead.txt | English port town leases historic harbour by single vote | -
          meridian-wire/WHALE-SARN-1stLd-Writethru.txt | Minke whale swims up English river, turns round at weir | Aoife Brannigan
          meridian-wire/chile-telescope-firstlight.txt | Giant survey telescope in Chile opens its eye after five-year delay | -
          meridian-wire/pilots.txt | - | -
          meridian-wire/weather-osric-brief.txt | - | -
          port-ellis-gazette/2022-02-18-osric-live.txt | Storm Osric live: north wall breached as 94mph gusts hit Port Ellis | -
          port-ellis-gazette/2026-03-brackwater-withdraws.txt | Brackwater walks away as town raises £9.2m to buy its own cement | Nell Garrity
          port-ellis-gazette/correction-2019.txt | - | -
          port-ellis-gazette/kit-pike-qa.txt | Five minutes with… Kit Pike | Tom Askwith
          port-ellis-gazette/lens-home-2019.txt | THE LIGHT COMES HOME | Bronwen Fisk
          port-ellis-gazette/letters-and-corrections-2015-04-02.txt | The note of the ferry // Spring onions // Corrections and clarifications | - // - // -
          port-ellis-gazette/obituary-desmond-pike.txt | Desmond Pike | -
          port-ellis-gazette/ottoline-returns.txt | The man in Saxony, and other engineers | Tom Askwith
          port-ellis-gazette/oyelaran-last-watch.txt | The last watch | Nell Garrity
          port-ellis-gazette/playoff-final-2025.txt | Wethering Town 2 Port Ellis Rovers 3 (after extra time) | Tom Askwith
          port-ellis-gazette/rovers-cup-2015.txt | Çelik's late header sends Gulls into dreamland | Tom Askwith
          port-ellis-gazette/smoked-eel-pie.txt | Smoked eel pie, as it should have been printed | Win Prosser
          port-ellis-gazette/station-cat.txt | Hallowby's stationmaster bitten by passenger | Nell Garrity
          port-ellis-gazette/tortoise.txt | Tortoise missing for seven years found 200 yards away | -
          standard-ledger/alert 4117 (magazine).txt | Alert No. 4,117 | Beatrix Lund
          standard-ledger/telescope-roof-2023.txt | Nine Universities, One Roof, and No One to Pay for It | Beatrix Lund
          the-courant/2013-11-22-coin.txt | AMERICAN ELECTION DECIDED BY CEILING FAN | -
          the-courant/2024-09-12_harbour.txt | Port sold down the river by one vote | -
          the-courant/crane-profile.txt | ‘I like a port. You can see what it’s doing’ | -
          the-courant/interview-aske-2025.txt | ‘I was looking for something else entirely’ | Saskia de Vries
          the-courant/leading-article-charter.txt | Common water | -
          the-courant/long reads/the charter in the cupboard.txt | The charter in the cupboard | Saskia de Vries
          the-courant/restaurant-mirador.txt | Mirador, London: ‘I have been thinking about the leek for nine days’ | Clementine Roux
          the-courant/ten-things-gannet-bridge.txt | Ten things you never knew about the Gannet Bridge | Julian Mortlake
          wethering-evening-post/Harbour lease agreed.txt | Harbour lease agreed after five-hour debate | -
          wethering-evening-post/court-lovell-2018.txt | Auctioneer sold same lighthouse lens twice, jury told | Bronwen Fisk
          wethering-evening-post/in-brief-2016-07-19.txt | Owl stops play // Lathe appeal // Ferry record // Man fined // County by-election // Lost | - // - // - // - // - // -
          wethering-evening-post/lovell-jailed.txt | Lens auctioneer jailed for four years | -
          wethering-evening-post/ottoline-appeal-2024.txt | "She has another hundred years in her, if we can find the first six months" | -
          wethering-evening-post/the man who sold the light.txt | The man who sold the light | Bronwen Fisk
          """)
  void eachStoryHasItsHeadlineAndItsAuthors(String file, String headlines, String authors)
      throws IOException {
    List<Article> articles = Told.file(DATA.resolve(file)).articles();
    assertEquals(
        headlines, each(articles, article -> Objects.requireNonNullElse(article.headline(), "-")));
    assertEquals(
        authors,
        each(
            articles,
            article -> article.authors().isEmpty() ? "-" : String.join(", ", article.authors())));
  }

  private static String each(List<Article> articles, Function<Article, String> said) {
    return String.join(" // ", articles.stream().map(said).toList());
  }

  @Test
  void allSamplesAreTold() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      assertEquals(FILES, files.filter(file -> file.toString().endsWith(".txt")).count());
    }
  }
}
