package cuttings.structure;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What has been learnt of where stories begin and which line is what. Weights only: no text of what
 * it was trained on. Safe for use by many threads.
 */
public final class StructureModel {
  private static final int MAGIC = 0x43555454;
  private static final String SHIPPED = "model.bin";

  final Features features;

  /** Finds where stories begin. */
  final Model splitter;

  /** Labels the lines of one story. */
  final Model labeller;

  /** Is asked where the labeller is not sure. */
  final Forest forest;

  StructureModel(Features features, Model splitter, Model labeller, Forest forest) {
    this.features = features;
    this.splitter = splitter;
    this.labeller = labeller;
    this.forest = forest;
  }

  private static final class Shipped {
    static final StructureModel MODEL = load();

    private static StructureModel load() {
      try (InputStream in = StructureModel.class.getResourceAsStream(SHIPPED)) {
        if (in == null) {
          throw new IOException("there is no " + SHIPPED + " beside " + StructureModel.class);
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The model that ships with the program; read once. */
  public static StructureModel shipped() {
    return Shipped.MODEL;
  }

  /**
   * Reads a model that {@link #write} wrote.
   *
   * @throws IOException where it is not one, or was trained for other features than this program's
   */
  public static StructureModel read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    Features features = new Features();
    if (in.readInt() != MAGIC || in.readInt() != features.fingerprint()) {
      throw new IOException(
          "not a structure model of this version of the program; make one with: cuttings train");
    }
    Model splitter = Model.read(in, features.count(), true);
    Model labeller = Model.read(in, features.count(), false);
    return new StructureModel(features, splitter, labeller, Forest.read(in));
  }

  /** Writes it. The same model gives the same bytes. */
  public void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
    out.writeInt(MAGIC);
    out.writeInt(features.fingerprint());
    splitter.write(out);
    labeller.write(out);
    forest.write(out);
    out.flush();
  }
}
