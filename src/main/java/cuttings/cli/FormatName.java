package cuttings.cli;

import cuttings.format.Formats;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --format} takes where files are read: the name of one of {@link Formats}. */
final class FormatName implements ITypeConverter<String>, Iterable<String> {
  private final List<String> names = Formats.all().names();

  @Override
  public String convert(String value) {
    if (!names.contains(value)) {
      throw new TypeConversionException(
          "must be one of " + String.join(", ", names) + ", got '" + value + "'");
    }
    return value;
  }

  @Override
  public Iterator<String> iterator() {
    return names.iterator();
  }
}
