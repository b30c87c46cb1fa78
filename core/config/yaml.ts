import type { Node } from "./node.ts";
import { parsePlainYaml } from "./plain_yaml.ts";
import { readText } from "./read_text.ts";

/**
 * What a YAML (or JSON) file says. An empty one says null.
 *
 * Throws "config", with the line where there is one, for a file that can't be read or is not YAML.
 */
export async function readYaml(file: string): Promise<Node> {
  const source = readText(file);
  return parsePlainYaml(source) ?? (await import("./full_yaml.ts")).parseFullYaml(source, file);
}
