package cuttings.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in your shell.",
    footer = {
      "",
      "bash:  source <(cuttings completion bash)",
      "zsh:   source <(cuttings completion zsh)",
      "Put the line into ~/.bashrc or ~/.zshrc to keep it."
    })
final class CompletionCommand implements Runnable {
  /** The shells. Lower case, as they are typed. */
  enum Shell {
    bash,
    zsh
  }

  @ParentCommand private Cuttings cuttings;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  @SuppressWarnings("UnusedVariable") // one script serves both; picocli checks the name
  private Shell shell;

  @Override
  public void run() {
    // One script serves both: it turns zsh's emulation of bash completion on by itself.
    String script = AutoComplete.bash("cuttings", spec.root().commandLine());
    cuttings.console().out().print(script);
  }
}
