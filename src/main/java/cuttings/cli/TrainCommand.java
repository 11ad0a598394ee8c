package cuttings.cli;

import cuttings.evaluation.LabelledFolder;
import cuttings.structure.StructureModel;
import cuttings.structure.StructureTraining;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = "Learns from texts that people have labelled.",
    subcommands = TrainCommand.StructureCommand.class)
final class TrainCommand {
  @ParentCommand private Cuttings cuttings;

  @Command(
      name = "structure",
      description = {
        "Learns which line is what, and where stories begin, from folders of NAME.txt with",
        "NAME.gold.tsv (line number, tab, kind). Texts of several stories are left out.",
        "The same folders give the same model, to the byte."
      },
      footer = {"", "  cuttings train structure ~/labelled --out model.bin"})
  static final class StructureCommand implements Callable<Integer> {
    @ParentCommand private TrainCommand train;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Folders of labelled texts.")
    private List<Path> folders;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model.")
    private Path out;

    @Override
    public Integer call() throws IOException {
      FolderOptions.checkFolders(spec, folders);
      LabelledFolder labelled = LabelledFolder.read(folders);
      Console console = train.cuttings.console();
      console.say("Learning from " + labelled.articles().size() + " texts");
      StructureModel model = StructureTraining.train(labelled.articles());
      try (OutputStream to = Files.newOutputStream(out)) {
        model.write(to);
      }
      console.say("Wrote " + out + ": " + Files.size(out) + " bytes");
      return Cuttings.DONE;
    }
  }
}
