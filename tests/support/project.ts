/** Files by their paths in a folder. */
export type Files = Readonly<Record<string, string>>;

/** A temporary folder of a test's own. It is gone when the `using` block ends. */
export interface Project extends Disposable {
  /** Absolute, and without links: as a program that runs there sees it. */
  readonly folder: string;
  /** Writes files, over those that are there. */
  write(files: Files): void;
}

/** A temporary folder with these files in it. */
export function makeProject(files: Files = {}): Project {
  const folder = Deno.realPathSync(Deno.makeTempDirSync({ prefix: "migrate-project-" }));
  const project: Project = {
    folder,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = `${folder}/${name}`;
        Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
        Deno.writeTextFileSync(path, text);
      }
    },
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
  project.write(files);
  return project;
}

/** The text files of a folder and its subfolders. */
export function filesIn(folder: string, prefix = ""): Files {
  const files: Record<string, string> = {};
  for (const { name, isDirectory } of Deno.readDirSync(`${folder}/${prefix}`)) {
    const path = `${prefix}${name}`;
    if (isDirectory) Object.assign(files, filesIn(folder, `${path}/`));
    else files[path] = Deno.readTextFileSync(`${folder}/${path}`);
  }
  return files;
}
