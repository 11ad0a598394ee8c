package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OldNameTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-8, 港/Été.txt",
    "IBM437, Häfen/Größe (2).txt",
    "IBM437, Ñandú.txt",
    "windows-1252, Été à Genève.txt",
    "windows-1252, L’hôpital – août.txt",
    "windows-1252, Müller für München.txt",
    "windows-1252, Übergröße.html",
    "IBM866, статья два.txt",
    "IBM866, Гавань №5/ПОРТ.txt",
    "windows-1251, Гавань/порт закрыт.txt",
    "windows-1251, Ёлка у порта.txt",
    "Shift_JIS, 港の記事.txt",
    "Shift_JIS, 新聞/二月・三月.txt",
    "GBK, 港口新闻.txt",
    "GBK, 二月/市政府的新闻.txt"
  })
  void aNameIsReadInTheCharsetThatItReadsWellIn(String charset, String name) {
    assertEquals(name, OldName.decode(name.getBytes(Charset.forName(charset))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"São João.txt", "coração.txt", "Não é.txt", "DÉJÀ VU.txt"})
  void accentsThatAreReadInNoneOfTheseAreNoLettersOfAsia(String name) {
    byte[] bytes = name.getBytes(Charset.forName("IBM850"));
    assertEquals(new String(bytes, Charset.forName("IBM437")), OldName.decode(bytes));
  }
}
