/** Runs `test` with a new folder that holds `files` (path to text; "" makes a folder), and removes it afterwards. */
export async function withFiles(
  files: Readonly<Record<string, string>>,
  test: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "migrate-files-" }));
  try {
    for (const [path, text] of Object.entries(files)) {
      const whole = `${folder}/${path}`;
      Deno.mkdirSync(whole.slice(0, whole.lastIndexOf("/")), { recursive: true });
      if (!path.endsWith("/")) Deno.writeTextFileSync(whole, text);
    }
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
