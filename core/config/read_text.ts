import { readTextFile } from "../read_text_file.ts";

/** A config file's text. Throws "config" where it can't be read. */
export function readText(file: string): string {
  return readTextFile(file, { code: "config", what: "the file" });
}
