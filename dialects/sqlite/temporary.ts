import type { Database, Template, TemporaryDatabase } from "../../core/dialect.ts";
import { type DatabaseUrl, parseUrl } from "../url.ts";
import { sqliteSettings } from "./settings.ts";

/** What a project's templates hold, as the bytes of their files, while its own files stay as they are. */
interface Filled {
  readonly history: string;
  readonly contents: Map<string, Promise<Uint8Array>>;
}

const filled = new Map<string, Filled>();

/**
 * A file of its own in a new folder for temporary files, with the pragmas of `url`. What a template holds is kept in
 * memory.
 */
export async function temporary(
  url: DatabaseUrl,
  template: Template,
  database: (url: DatabaseUrl) => Database,
): Promise<TemporaryDatabase> {
  const folder = await Deno.makeTempDir({ prefix: "migrate-" });
  const drop = () => Deno.remove(folder, { recursive: true });
  try {
    const file = `${folder}/temporary.db`;
    await Deno.writeFile(file, await bytesOf(template, url, database));
    return { url: urlOfFile(file, url), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

function bytesOf(
  template: Template,
  url: DatabaseUrl,
  database: (url: DatabaseUrl) => Database,
): Promise<Uint8Array> {
  const contents = contentsOf(template);
  const key = [template.content, ...pragmasOf(url)].join("&");
  const known = contents.get(key);
  if (known) return known;
  const bytes = fill(template, url, database);
  contents.set(key, bytes);
  // What failed is tried again by the next.
  bytes.catch(() => contents.delete(key));
  return bytes;
}

function contentsOf({ project, history }: Template): Filled["contents"] {
  const known = filled.get(project);
  if (known?.history === history) return known.contents;
  const contents: Filled["contents"] = new Map();
  filled.set(project, { history, contents });
  return contents;
}

async function fill(
  template: Template,
  url: DatabaseUrl,
  database: (url: DatabaseUrl) => Database,
): Promise<Uint8Array> {
  const folder = await Deno.makeTempDir({ prefix: "migrate-" });
  try {
    const file = `${folder}/template.db`;
    await template.fill(database(parseUrl(urlOfFile(file, url), folder)));
    return await Deno.readFile(file);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function urlOfFile(file: string, url: DatabaseUrl): string {
  const path = file.replace(/[%?]/g, encodeURIComponent);
  return `sqlite:///${path}?${pragmasOf(url).join("&")}`.replace(/\?$/, "");
}

function pragmasOf(url: DatabaseUrl): readonly string[] {
  return sqliteSettings(url).pragmas.map(([name, value]) => `${name}=${value}`);
}
