package cuttings.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "evaluate",
    description = "Says how good the answers are, against what people have judged.",
    subcommands = {EvaluateStructureCommand.class, EvaluateRankingCommand.class})
final class EvaluateCommand {
  @ParentCommand private Cuttings cuttings;

  Console console() {
    return cuttings.console();
  }
}
