package cuttings.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version of the jar, and of the Java it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Cuttings.class.getPackage().getImplementationVersion();
    return new String[] {
      "cuttings " + (version == null ? "(not packaged)" : version),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }
}
