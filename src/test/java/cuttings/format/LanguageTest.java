package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | The council voted by one to widen the harbour. Crews had asked for ten years.
          en  | Calder rejected criticism from campaigners, who accused her of ignoring their survey.
          de  | Der Rat stimmte mit einer Stimme Mehrheit dafür, den Hafen zu erweitern.
          fr  | Le conseil a voté à une voix près l’agrandissement du port, réclamé depuis dix ans.
          es  | El consejo votó por un solo voto ampliar el puerto, como pedían los pescadores.
          it  | Il consiglio ha votato per un solo voto l’ampliamento del porto chiesto dai pescatori.
          pt  | A câmara votou, por um só voto, a ampliação do porto que os pescadores pediam há anos.
          nl  | De raad stemde met één stem verschil voor de uitbreiding van de haven.
          ru  | Совет большинством в один голос решил расширить гавань, о чём просили рыбаки.
          uk  | Рада більшістю в один голос вирішила розширити гавань, про що просили рибалки.
          ar  | صوت المجلس بفارق صوت واحد لصالح توسيع الميناء الذي طالب به الصيادون منذ سنوات
          fa  | شورای شهر با اختلاف یک رأی به گسترش بندر رأی داد که ماهیگیران سال‌ها خواستار آن بودند
          hi  | परिषद ने एक मत के अंतर से बंदरगाह को चौड़ा करने के पक्ष में मतदान किया
          zh  | 市议会投票扩建港口
          ja  | 市議会は港の拡張を決めた
          ko  | 시의회가 항구를 넓히기로 했다
          und | Mayor absent.
          und | 11.9.2024
          """)
  void aTextTellsItsLanguageOrNone(String language, String text) {
    assertEquals(language, Language.of(text));
  }
}
